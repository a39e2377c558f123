using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeyObjectsAndReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "inspector_unit_id",
                table: "inspections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "moved_to",
                table: "hazards",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "key_check_rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    holder_unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    holder_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    least = table.Column<int>(type: "INTEGER", nullable: false),
                    communities_count = table.Column<bool>(type: "INTEGER", nullable: false),
                    complete = table.Column<bool>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_check_rounds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "key_grounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    source_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    recorded_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ended_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_grounds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    equipment_class = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    next_inspection_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    quantity = table.Column<decimal>(type: "TEXT", precision: 18, scale: 3, nullable: true),
                    quantity_unit = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    level = table.Column<int>(type: "INTEGER", nullable: true),
                    filed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    verified_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    verified_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "self_report_months",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_self_report_months", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "self_reporters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    industry = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    department_unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    department_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    by_duty = table.Column<bool>(type: "INTEGER", nullable: false),
                    first_month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    enrolled_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_self_reporters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "spot_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    street_code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    street_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    participants = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    planned_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    planned_at = table.Column<long>(type: "INTEGER", nullable: false),
                    cancelled_because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    conclusion = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    figures = table.Column<string>(type: "TEXT", nullable: true),
                    examined_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    examined_at = table.Column<long>(type: "INTEGER", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    reply_by = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reply = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    replied_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    replied_at = table.Column<long>(type: "INTEGER", nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    published_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spot_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "verification_standards",
                columns: table => new
                {
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    months = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_verification_standards", x => x.first_day);
                });

            migrationBuilder.CreateTable(
                name: "key_check_duties",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    checks = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_check_duties", x => new { x.round_id, x.enterprise_id });
                    table.ForeignKey(
                        name: "FK_key_check_duties_key_check_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "key_check_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "self_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    month_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    department_unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    hazard_count = table.Column<int>(type: "INTEGER", nullable: false),
                    rectified = table.Column<int>(type: "INTEGER", nullable: false),
                    remark = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    filed_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    late = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_self_reports", x => x.id);
                    table.ForeignKey(
                        name: "FK_self_reports_self_report_months_month_id",
                        column: x => x.month_id,
                        principalTable: "self_report_months",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "spot_check_findings",
                columns: table => new
                {
                    check_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    point = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    conforms = table.Column<bool>(type: "INTEGER", nullable: false),
                    remark = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spot_check_findings", x => new { x.check_id, x.point });
                    table.ForeignKey(
                        name: "FK_spot_check_findings_spot_checks_check_id",
                        column: x => x.check_id,
                        principalTable: "spot_checks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "spot_check_hazards",
                columns: table => new
                {
                    check_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    hazard_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hazard_number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    enterprise_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spot_check_hazards", x => new { x.check_id, x.position });
                    table.ForeignKey(
                        name: "FK_spot_check_hazards_spot_checks_check_id",
                        column: x => x.check_id,
                        principalTable: "spot_checks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "spot_check_targets",
                columns: table => new
                {
                    check_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    community_code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    enterprise_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ground = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spot_check_targets", x => new { x.check_id, x.position });
                    table.ForeignKey(
                        name: "FK_spot_check_targets_spot_checks_check_id",
                        column: x => x.check_id,
                        principalTable: "spot_checks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "self_report_hazards",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    hazard_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hazard_number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_self_report_hazards", x => new { x.report_id, x.position });
                    table.ForeignKey(
                        name: "FK_self_report_hazards_self_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "self_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "verification_standards",
                columns: new[] { "first_day", "months", "reason", "recorded_by" },
                values: new object[] { new DateOnly(2018, 1, 1), 6, "R100", "CaseFlow" });

            migrationBuilder.CreateIndex(
                name: "IX_hazards_moved_to",
                table: "hazards",
                column: "moved_to");

            migrationBuilder.CreateIndex(
                name: "IX_key_check_duties_enterprise_id",
                table: "key_check_duties",
                column: "enterprise_id");

            migrationBuilder.CreateIndex(
                name: "IX_key_check_duties_state",
                table: "key_check_duties",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_key_check_rounds_first_day_last_day",
                table: "key_check_rounds",
                columns: new[] { "first_day", "last_day" });

            migrationBuilder.CreateIndex(
                name: "IX_key_check_rounds_holder_unit_id_kind_first_day",
                table: "key_check_rounds",
                columns: new[] { "holder_unit_id", "kind", "first_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_key_check_rounds_region_path",
                table: "key_check_rounds",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_key_grounds_enterprise_id_until",
                table: "key_grounds",
                columns: new[] { "enterprise_id", "until" });

            migrationBuilder.CreateIndex(
                name: "IX_key_grounds_first_day_until",
                table: "key_grounds",
                columns: new[] { "first_day", "until" });

            migrationBuilder.CreateIndex(
                name: "IX_key_grounds_source_id",
                table: "key_grounds",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "IX_register_entries_enterprise_id_kind",
                table: "register_entries",
                columns: new[] { "enterprise_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "IX_register_entries_verified_on",
                table: "register_entries",
                column: "verified_on");

            migrationBuilder.CreateIndex(
                name: "IX_self_report_hazards_hazard_id",
                table: "self_report_hazards",
                column: "hazard_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_self_report_months_region_path",
                table: "self_report_months",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_self_report_months_region_path_month",
                table: "self_report_months",
                columns: new[] { "region_path", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_self_reporters_department_unit_id_name",
                table: "self_reporters",
                columns: new[] { "department_unit_id", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_self_reporters_enterprise_id_first_month",
                table: "self_reporters",
                columns: new[] { "enterprise_id", "first_month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_self_reporters_name_id",
                table: "self_reporters",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_self_reporters_region_path",
                table: "self_reporters",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_self_reporters_unit_id",
                table: "self_reporters",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_self_reports_enterprise_id",
                table: "self_reports",
                column: "enterprise_id");

            migrationBuilder.CreateIndex(
                name: "IX_self_reports_month_id_enterprise_id",
                table: "self_reports",
                columns: new[] { "month_id", "enterprise_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_spot_check_hazards_hazard_id",
                table: "spot_check_hazards",
                column: "hazard_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_spot_checks_day_id",
                table: "spot_checks",
                columns: new[] { "day", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_spot_checks_number",
                table: "spot_checks",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_spot_checks_published_at",
                table: "spot_checks",
                column: "published_at");

            migrationBuilder.CreateIndex(
                name: "IX_spot_checks_region_path",
                table: "spot_checks",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_spot_checks_street_code_day",
                table: "spot_checks",
                columns: new[] { "street_code", "day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "key_check_duties");

            migrationBuilder.DropTable(
                name: "key_grounds");

            migrationBuilder.DropTable(
                name: "register_entries");

            migrationBuilder.DropTable(
                name: "self_report_hazards");

            migrationBuilder.DropTable(
                name: "self_reporters");

            migrationBuilder.DropTable(
                name: "spot_check_findings");

            migrationBuilder.DropTable(
                name: "spot_check_hazards");

            migrationBuilder.DropTable(
                name: "spot_check_targets");

            migrationBuilder.DropTable(
                name: "verification_standards");

            migrationBuilder.DropTable(
                name: "key_check_rounds");

            migrationBuilder.DropTable(
                name: "self_reports");

            migrationBuilder.DropTable(
                name: "spot_checks");

            migrationBuilder.DropTable(
                name: "self_report_months");

            migrationBuilder.DropIndex(
                name: "IX_hazards_moved_to",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "inspector_unit_id",
                table: "inspections");

            migrationBuilder.DropColumn(
                name: "moved_to",
                table: "hazards");
        }
    }
}
