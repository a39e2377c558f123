using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AssessmentsAndDismissals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "assessment_quarters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    quarter = table.Column<int>(type: "INTEGER", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assessment_quarters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assessment_street_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ability_weight = table.Column<int>(type: "INTEGER", nullable: false),
                    attitude_weight = table.Column<int>(type: "INTEGER", nullable: false),
                    performance_weight = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assessment_street_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dismissals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assessment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    street_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    grid_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    community_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    ground = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    agency = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    agency_reply = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    agency_replied_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    successor = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dismissals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assessments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    quarter_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    grid_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    street_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    quarter = table.Column<int>(type: "INTEGER", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    served_days = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ability = table.Column<int>(type: "INTEGER", nullable: true),
                    attitude = table.Column<int>(type: "INTEGER", nullable: true),
                    performance = table.Column<int>(type: "INTEGER", nullable: true),
                    total = table.Column<decimal>(type: "TEXT", precision: 5, scale: 1, nullable: true),
                    proposed = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    mandatory = table.Column<bool>(type: "INTEGER", nullable: false),
                    grounds = table.Column<string>(type: "TEXT", nullable: false),
                    figures = table.Column<string>(type: "TEXT", nullable: true),
                    grade = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    by_rule = table.Column<bool>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assessments", x => x.id);
                    table.ForeignKey(
                        name: "FK_assessments_assessment_quarters_quarter_id",
                        column: x => x.quarter_id,
                        principalTable: "assessment_quarters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assessment_entries",
                columns: table => new
                {
                    assessment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    grade = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    total = table.Column<decimal>(type: "TEXT", precision: 5, scale: 1, nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assessment_entries", x => new { x.assessment_id, x.position });
                    table.ForeignKey(
                        name: "FK_assessment_entries_assessments_assessment_id",
                        column: x => x.assessment_id,
                        principalTable: "assessments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_work_items_closed_by_id_closed_at",
                table: "work_items",
                columns: new[] { "closed_by_id", "closed_at" },
                filter: "closed_by_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_assessment_quarters_region_path",
                table: "assessment_quarters",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_assessment_quarters_region_path_year_quarter",
                table: "assessment_quarters",
                columns: new[] { "region_path", "year", "quarter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_assessment_street_rules_region_path",
                table: "assessment_street_rules",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_assessment_street_rules_region_path_first_day",
                table: "assessment_street_rules",
                columns: new[] { "region_path", "first_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_assessments_officer_id_year_quarter",
                table: "assessments",
                columns: new[] { "officer_id", "year", "quarter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_assessments_person_id_year",
                table: "assessments",
                columns: new[] { "person_id", "year" });

            migrationBuilder.CreateIndex(
                name: "IX_assessments_quarter_id",
                table: "assessments",
                column: "quarter_id");

            migrationBuilder.CreateIndex(
                name: "IX_assessments_region_path",
                table: "assessments",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_assessments_year_quarter_officer_name",
                table: "assessments",
                columns: new[] { "year", "quarter", "officer_name" });

            migrationBuilder.CreateIndex(
                name: "IX_dismissals_assessment_id_state",
                table: "dismissals",
                columns: new[] { "assessment_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_dismissals_community_path_state",
                table: "dismissals",
                columns: new[] { "community_path", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_dismissals_officer_id_state",
                table: "dismissals",
                columns: new[] { "officer_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_dismissals_opened_at",
                table: "dismissals",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "IX_dismissals_region_path",
                table: "dismissals",
                column: "region_path");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assessment_entries");

            migrationBuilder.DropTable(
                name: "assessment_street_rules");

            migrationBuilder.DropTable(
                name: "dismissals");

            migrationBuilder.DropTable(
                name: "assessments");

            migrationBuilder.DropTable(
                name: "assessment_quarters");

            migrationBuilder.DropIndex(
                name: "IX_work_items_closed_by_id_closed_at",
                table: "work_items");
        }
    }
}
