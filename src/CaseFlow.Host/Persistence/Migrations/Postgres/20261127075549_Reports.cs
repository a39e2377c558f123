using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Reports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "report_periods",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    office_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    cover_rule = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_periods", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "report_duties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    draft = table.Column<string>(type: "text", nullable: true),
                    draft_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    report_id = table.Column<Guid>(type: "uuid", nullable: true),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    days_late = table.Column<int>(type: "integer", nullable: false),
                    zero_hazards = table.Column<bool>(type: "boolean", nullable: false),
                    zero_illegal = table.Column<bool>(type: "boolean", nullable: false),
                    mismatch = table.Column<bool>(type: "boolean", nullable: false),
                    supplements = table.Column<int>(type: "integer", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_duties", x => x.id);
                    table.ForeignKey(
                        name: "FK_report_duties_report_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "report_periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    duty_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    filed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    filed_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    signed_as = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    days_late = table.Column<int>(type: "integer", nullable: false),
                    zero = table.Column<bool>(type: "boolean", nullable: false),
                    mismatch = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    chapters = table.Column<string>(type: "text", nullable: false),
                    lower = table.Column<string>(type: "text", nullable: false),
                    remark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reports", x => x.id);
                    table.ForeignKey(
                        name: "FK_reports_report_duties_duty_id",
                        column: x => x.duty_id,
                        principalTable: "report_duties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_figures",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    drawn = table.Column<int>(type: "integer", nullable: false),
                    received = table.Column<int>(type: "integer", nullable: true),
                    filed = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_figures", x => new { x.report_id, x.key });
                    table.ForeignKey(
                        name: "FK_report_figures_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_report_duties_period_id_level_region_path",
                table: "report_duties",
                columns: new[] { "period_id", "level", "region_path" });

            migrationBuilder.CreateIndex(
                name: "IX_report_duties_period_id_unit_id",
                table: "report_duties",
                columns: new[] { "period_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_report_duties_region_path",
                table: "report_duties",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_report_duties_unit_id_first_day",
                table: "report_duties",
                columns: new[] { "unit_id", "first_day" });

            migrationBuilder.CreateIndex(
                name: "IX_report_periods_kind_first_day",
                table: "report_periods",
                columns: new[] { "kind", "first_day" });

            migrationBuilder.CreateIndex(
                name: "IX_report_periods_region_path_kind_first_day",
                table: "report_periods",
                columns: new[] { "region_path", "kind", "first_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reports_duty_id_number",
                table: "reports",
                columns: new[] { "duty_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "report_figures");

            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "report_duties");

            migrationBuilder.DropTable(
                name: "report_periods");
        }
    }
}
