using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SpotChecksAndSelfReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "moved_to",
                table: "hazards",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "self_report_months",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_self_report_months", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "self_reporters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    industry = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    department_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    department_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    by_duty = table.Column<bool>(type: "boolean", nullable: false),
                    first_month = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    enrolled_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_self_reporters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "spot_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    street_code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    street_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    participants = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    planned_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    planned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cancelled_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    conclusion = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    figures = table.Column<string>(type: "text", nullable: true),
                    examined_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    examined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    reply_by = table.Column<DateOnly>(type: "date", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reply = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    replied_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    replied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spot_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "self_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    month_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "uuid", nullable: false),
                    department_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    hazard_count = table.Column<int>(type: "integer", nullable: false),
                    rectified = table.Column<int>(type: "integer", nullable: false),
                    remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    filed_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    late = table.Column<bool>(type: "boolean", nullable: false)
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
                    check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    point = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    conforms = table.Column<bool>(type: "boolean", nullable: false),
                    remark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
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
                    check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    hazard_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hazard_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    enterprise_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
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
                    check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    community_code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    enterprise_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ground = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
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
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    hazard_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hazard_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_hazards_moved_to",
                table: "hazards",
                column: "moved_to");

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
                name: "self_reports");

            migrationBuilder.DropTable(
                name: "spot_checks");

            migrationBuilder.DropTable(
                name: "self_report_months");

            migrationBuilder.DropIndex(
                name: "IX_hazards_moved_to",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "moved_to",
                table: "hazards");
        }
    }
}
