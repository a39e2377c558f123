using System;
using System.Linq;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class KeptCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "enterprise_counts",
                columns: table => new
                {
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    category = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    risk_grade = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    department_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enterprise_counts", x => new { x.region_path, x.state, x.category, x.risk_grade, x.department_unit_id });
                });

            migrationBuilder.CreateTable(
                name: "enterprise_place_counts",
                columns: table => new
                {
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    no_department = table.Column<bool>(type: "boolean", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enterprise_place_counts", x => new { x.region_path, x.state, x.no_department });
                });

            migrationBuilder.CreateTable(
                name: "inspection_counts",
                columns: table => new
                {
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    street_code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    street_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    result = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    inspector_id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspector_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspection_counts", x => new { x.region_path, x.street_code, x.street_name, x.result, x.inspector_id, x.inspector_name });
                });

            migrationBuilder.Sql(Keep("enterprises", "enterprise_counts", "region_path, state, category, risk_grade, department_unit_id",
                "substr({row}region_path, 1, 24), {row}state, {row}category, coalesce({row}risk_grade, ''), coalesce({row}department_unit_id, '00000000-0000-0000-0000-000000000000')", "{row}merged_into_id IS NULL"));
            migrationBuilder.Sql(Keep("enterprises", "enterprise_place_counts", "region_path, state, no_department", "{row}region_path, {row}state, {row}department_unit_id IS NULL", "true"));
            migrationBuilder.Sql(Keep("inspections", "inspection_counts", "region_path, street_code, street_name, result, inspector_id, inspector_name",
                "{row}region_path, {row}street_code, {row}street_name, {row}result, {row}inspector_id, {row}inspector_name", "true"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (rows, counts) in new[] { ("enterprises", "enterprise_counts"), ("enterprises", "enterprise_place_counts"), ("inspections", "inspection_counts") })
            {
                migrationBuilder.Sql($"DROP TRIGGER keep_added_{counts} ON {rows}; DROP TRIGGER keep_changed_{counts} ON {rows}; DROP TRIGGER keep_deleted_{counts} ON {rows}; DROP FUNCTION keep_{counts}();");
            }

            migrationBuilder.DropTable(
                name: "enterprise_counts");

            migrationBuilder.DropTable(
                name: "enterprise_place_counts");

            migrationBuilder.DropTable(
                name: "inspection_counts");
        }

        // As of hazards: once for a statement, in one order. A street's path has 24 characters.
        private static string Keep(string rows, string counts, string columns, string values, string condition)
        {
            var (keys, kept) = (values.Replace("{row}", ""), condition.Replace("{row}", ""));
            var order = string.Join(", ", Enumerable.Range(1, columns.Split(',').Length));
            var into = $"INSERT INTO {counts} AS c ({columns}, count) SELECT {keys}";
            var rest = $"ORDER BY {order} ON CONFLICT ({columns}) DO UPDATE SET count = c.count + excluded.count;";
            return $"""
                CREATE FUNCTION keep_{counts}() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'INSERT' THEN
                        {into}, count(*) FROM added WHERE {kept} GROUP BY {order} {rest}
                    ELSIF TG_OP = 'DELETE' THEN
                        {into}, -count(*) FROM gone WHERE {kept} GROUP BY {order} {rest}
                    ELSE
                        {into}, sum(n) FROM (SELECT added.*, 1 AS n FROM added UNION ALL SELECT gone.*, -1 FROM gone) both_sides WHERE {kept} GROUP BY {order} HAVING sum(n) <> 0 {rest}
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER keep_added_{counts} AFTER INSERT ON {rows} REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_{counts}();
                CREATE TRIGGER keep_changed_{counts} AFTER UPDATE ON {rows} REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_{counts}();
                CREATE TRIGGER keep_deleted_{counts} AFTER DELETE ON {rows} REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_{counts}();
                {into}, count(*) FROM {rows} WHERE {kept} GROUP BY {order};
                """;
        }
    }
}
