using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
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

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "work_log_entries",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "work_items",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "units",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "training_sessions",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "training_plans",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "path",
                table: "regions",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "path",
                table: "region_spans",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "patrol_plans",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "officer_assignments",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "listed_cases",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "inspections",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "hazards",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "grids",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "grid_officers",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "enterprises",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.CreateTable(
                name: "hazard_counts",
                columns: table => new
                {
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    street_code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    grade = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    department_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    station = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    holder_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
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

            // Once for a statement, however many rows it changes; in one order, so that two commands never wait for each other.
            migrationBuilder.Sql("""
                CREATE FUNCTION count_hazards() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'INSERT' THEN
                        INSERT INTO hazard_counts AS c SELECT region_path, street_code, state, grade, coalesce(department_unit_id, '00000000-0000-0000-0000-000000000000'),
                            coalesce(station, ''), coalesce(holder_unit_id, '00000000-0000-0000-0000-000000000000'), count(*)
                        FROM added GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7
                        ON CONFLICT (region_path, street_code, state, grade, department_unit_id, station, holder_unit_id) DO UPDATE SET count = c.count + excluded.count;
                    ELSIF TG_OP = 'DELETE' THEN
                        INSERT INTO hazard_counts AS c SELECT region_path, street_code, state, grade, coalesce(department_unit_id, '00000000-0000-0000-0000-000000000000'),
                            coalesce(station, ''), coalesce(holder_unit_id, '00000000-0000-0000-0000-000000000000'), -count(*)
                        FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7
                        ON CONFLICT (region_path, street_code, state, grade, department_unit_id, station, holder_unit_id) DO UPDATE SET count = c.count + excluded.count;
                    ELSE
                        INSERT INTO hazard_counts AS c SELECT region_path, street_code, state, grade, coalesce(department_unit_id, '00000000-0000-0000-0000-000000000000'),
                            coalesce(station, ''), coalesce(holder_unit_id, '00000000-0000-0000-0000-000000000000'), sum(n)
                        FROM (SELECT added.*, 1 AS n FROM added UNION ALL SELECT gone.*, -1 FROM gone) both_sides GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(n) <> 0 ORDER BY 1, 2, 3, 4, 5, 6, 7
                        ON CONFLICT (region_path, street_code, state, grade, department_unit_id, station, holder_unit_id) DO UPDATE SET count = c.count + excluded.count;
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER count_added_hazards AFTER INSERT ON hazards REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_hazards();
                CREATE TRIGGER count_changed_hazards AFTER UPDATE ON hazards REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_hazards();
                CREATE TRIGGER count_deleted_hazards AFTER DELETE ON hazards REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION count_hazards();
                INSERT INTO hazard_counts SELECT region_path, street_code, state, grade, coalesce(department_unit_id, '00000000-0000-0000-0000-000000000000'),
                    coalesce(station, ''), coalesce(holder_unit_id, '00000000-0000-0000-0000-000000000000'), count(*) FROM hazards GROUP BY 1, 2, 3, 4, 5, 6, 7;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER count_added_hazards ON hazards; DROP TRIGGER count_changed_hazards ON hazards; DROP TRIGGER count_deleted_hazards ON hazards; DROP FUNCTION count_hazards();");
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

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "work_log_entries",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "work_items",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "units",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "training_sessions",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "training_plans",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "path",
                table: "regions",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "path",
                table: "region_spans",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "patrol_plans",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "officer_assignments",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "listed_cases",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "inspections",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "hazards",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "grids",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "grid_officers",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "region_path",
                table: "enterprises",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80,
                oldCollation: "C");

            migrationBuilder.CreateIndex(
                name: "IX_hazards_reported_at",
                table: "hazards",
                column: "reported_at");
        }
    }
}
