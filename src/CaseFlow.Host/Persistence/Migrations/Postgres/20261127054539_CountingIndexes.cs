using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CountingIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_inspections_counts",
                table: "inspections",
                columns: new[] { "region_path", "result", "street_code", "inspector_id", "inspector_name", "street_name" });

            migrationBuilder.CreateIndex(
                name: "IX_enterprises_counts",
                table: "enterprises",
                columns: new[] { "region_path", "state", "category", "risk_grade", "department_unit_id", "merged_into_id", "community_code" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_inspections_counts",
                table: "inspections");

            migrationBuilder.DropIndex(
                name: "IX_enterprises_counts",
                table: "enterprises");
        }
    }
}
