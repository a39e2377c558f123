using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HazardCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_hazards_reported_at",
                table: "hazards");

            migrationBuilder.CreateTable(
                name: "hazard_counts",
                columns: table => new
                {
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    street_code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    grade = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    department_unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    station = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    holder_unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hazard_counts", x => new { x.region_path, x.street_code, x.state, x.grade, x.department_unit_id, x.station, x.holder_unit_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_hazards_due_at",
                table: "hazards",
                column: "due_at",
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_hazards_enterprise_name_reported_at",
                table: "hazards",
                columns: new[] { "enterprise_name", "reported_at" });

            migrationBuilder.CreateIndex(
                name: "IX_hazards_grade_reported_at",
                table: "hazards",
                columns: new[] { "grade", "reported_at" });

            migrationBuilder.CreateIndex(
                name: "IX_hazards_reported_at_id",
                table: "hazards",
                columns: new[] { "reported_at", "id" });

            // A later migration that rebuilds the table of hazards has to make its triggers anew: SQLite drops them with it.
            migrationBuilder.Sql("""
                CREATE TRIGGER count_added_hazards AFTER INSERT ON hazards BEGIN
                    INSERT INTO hazard_counts VALUES (NEW.region_path, NEW.street_code, NEW.state, NEW.grade, coalesce(NEW.department_unit_id, '00000000-0000-0000-0000-000000000000'), coalesce(NEW.station, ''), coalesce(NEW.holder_unit_id, '00000000-0000-0000-0000-000000000000'), 1)
                    ON CONFLICT (region_path, street_code, state, grade, department_unit_id, station, holder_unit_id) DO UPDATE SET count = count + excluded.count;
                END;
                CREATE TRIGGER count_changed_hazards AFTER UPDATE OF region_path, street_code, state, grade, department_unit_id, station, holder_unit_id ON hazards BEGIN
                    INSERT INTO hazard_counts VALUES (OLD.region_path, OLD.street_code, OLD.state, OLD.grade, coalesce(OLD.department_unit_id, '00000000-0000-0000-0000-000000000000'), coalesce(OLD.station, ''), coalesce(OLD.holder_unit_id, '00000000-0000-0000-0000-000000000000'), -1)
                    ON CONFLICT (region_path, street_code, state, grade, department_unit_id, station, holder_unit_id) DO UPDATE SET count = count + excluded.count;
                    INSERT INTO hazard_counts VALUES (NEW.region_path, NEW.street_code, NEW.state, NEW.grade, coalesce(NEW.department_unit_id, '00000000-0000-0000-0000-000000000000'), coalesce(NEW.station, ''), coalesce(NEW.holder_unit_id, '00000000-0000-0000-0000-000000000000'), 1)
                    ON CONFLICT (region_path, street_code, state, grade, department_unit_id, station, holder_unit_id) DO UPDATE SET count = count + excluded.count;
                END;
                CREATE TRIGGER count_deleted_hazards AFTER DELETE ON hazards BEGIN
                    INSERT INTO hazard_counts VALUES (OLD.region_path, OLD.street_code, OLD.state, OLD.grade, coalesce(OLD.department_unit_id, '00000000-0000-0000-0000-000000000000'), coalesce(OLD.station, ''), coalesce(OLD.holder_unit_id, '00000000-0000-0000-0000-000000000000'), -1)
                    ON CONFLICT (region_path, street_code, state, grade, department_unit_id, station, holder_unit_id) DO UPDATE SET count = count + excluded.count;
                END;
                INSERT INTO hazard_counts SELECT hazards.region_path, hazards.street_code, hazards.state, hazards.grade, coalesce(hazards.department_unit_id, '00000000-0000-0000-0000-000000000000'), coalesce(hazards.station, ''), coalesce(hazards.holder_unit_id, '00000000-0000-0000-0000-000000000000'), count(*) FROM hazards GROUP BY 1, 2, 3, 4, 5, 6, 7;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER count_added_hazards; DROP TRIGGER count_changed_hazards; DROP TRIGGER count_deleted_hazards;");
            migrationBuilder.DropTable(
                name: "hazard_counts");

            migrationBuilder.DropIndex(
                name: "IX_hazards_due_at",
                table: "hazards");

            migrationBuilder.DropIndex(
                name: "IX_hazards_enterprise_name_reported_at",
                table: "hazards");

            migrationBuilder.DropIndex(
                name: "IX_hazards_grade_reported_at",
                table: "hazards");

            migrationBuilder.DropIndex(
                name: "IX_hazards_reported_at_id",
                table: "hazards");

            migrationBuilder.CreateIndex(
                name: "IX_hazards_reported_at",
                table: "hazards",
                column: "reported_at");
        }
    }
}
