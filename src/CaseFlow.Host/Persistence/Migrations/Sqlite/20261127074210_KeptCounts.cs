using System;
using System.Linq;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Sqlite
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
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    risk_grade = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    department_unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enterprise_counts", x => new { x.region_path, x.state, x.category, x.risk_grade, x.department_unit_id });
                });

            migrationBuilder.CreateTable(
                name: "enterprise_place_counts",
                columns: table => new
                {
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    no_department = table.Column<bool>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enterprise_place_counts", x => new { x.region_path, x.state, x.no_department });
                });

            migrationBuilder.CreateTable(
                name: "inspection_counts",
                columns: table => new
                {
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    street_code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    street_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    result = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    inspector_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    inspector_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspection_counts", x => new { x.region_path, x.street_code, x.street_name, x.result, x.inspector_id, x.inspector_name });
                });

            migrationBuilder.Sql(Keep("enterprises", "enterprise_counts", "region_path, state, category, risk_grade, department_unit_id",
                "substr({row}region_path, 1, 24), {row}state, {row}category, coalesce({row}risk_grade, ''), coalesce({row}department_unit_id, '00000000-0000-0000-0000-000000000000')", "{row}merged_into_id IS NULL"));
            migrationBuilder.Sql(Keep("enterprises", "enterprise_place_counts", "region_path, state, no_department", "{row}region_path, {row}state, {row}department_unit_id IS NULL", "1"));
            migrationBuilder.Sql(Keep("inspections", "inspection_counts", "region_path, street_code, street_name, result, inspector_id, inspector_name",
                "{row}region_path, {row}street_code, {row}street_name, {row}result, {row}inspector_id, {row}inspector_name", "1"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var counts in new[] { "enterprise_counts", "enterprise_place_counts", "inspection_counts" })
            {
                migrationBuilder.Sql($"DROP TRIGGER keep_added_{counts}; DROP TRIGGER keep_changed_{counts}; DROP TRIGGER keep_deleted_{counts};");
            }

            migrationBuilder.DropTable(
                name: "enterprise_counts");

            migrationBuilder.DropTable(
                name: "enterprise_place_counts");

            migrationBuilder.DropTable(
                name: "inspection_counts");
        }

        // As of hazards; whoever rebuilds these tables has to make the triggers anew. A street's path has 24 characters.
        private static string Keep(string rows, string counts, string columns, string values, string condition)
        {
            string Add(string row, string sign) =>
                $"INSERT INTO {counts} ({columns}, count) SELECT {values.Replace("{row}", row)}, {sign}1 WHERE {condition.Replace("{row}", row)} ON CONFLICT ({columns}) DO UPDATE SET count = count + excluded.count;";
            var order = string.Join(", ", Enumerable.Range(1, columns.Split(',').Length));
            return $"""
                CREATE TRIGGER keep_added_{counts} AFTER INSERT ON {rows} BEGIN
                    {Add("NEW.", "")}
                END;
                CREATE TRIGGER keep_changed_{counts} AFTER UPDATE ON {rows} BEGIN
                    {Add("OLD.", "-")}
                    {Add("NEW.", "")}
                END;
                CREATE TRIGGER keep_deleted_{counts} AFTER DELETE ON {rows} BEGIN
                    {Add("OLD.", "-")}
                END;
                INSERT INTO {counts} ({columns}, count) SELECT {values.Replace("{row}", rows + ".")}, count(*) FROM {rows} WHERE {condition.Replace("{row}", rows + ".")} GROUP BY {order};
                """;
        }
    }
}
