using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Publicity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "publicity_activities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    unit_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    topic = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    form = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    participants = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    recorded_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    voided_because = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    voided_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publicity_activities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "publicity_materials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    document_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    text = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: true),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    issued_by_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issued_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    enterprise_id = table.Column<Guid>(type: "uuid", nullable: true),
                    enterprise_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    delivery_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    category = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    key_only = table.Column<bool>(type: "boolean", nullable: false),
                    deliver_by = table.Column<DateOnly>(type: "date", nullable: true),
                    replaces_id = table.Column<Guid>(type: "uuid", nullable: true),
                    replaced_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_because = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publicity_materials", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "material_receipts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    material_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    way = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    recipient = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    unit_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    voided_because = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    voided_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_material_receipts", x => x.id);
                    table.ForeignKey(
                        name: "FK_material_receipts_publicity_materials_material_id",
                        column: x => x.material_id,
                        principalTable: "publicity_materials",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_material_receipts_enterprise_id",
                table: "material_receipts",
                column: "enterprise_id");

            migrationBuilder.CreateIndex(
                name: "IX_material_receipts_material_id_enterprise_id",
                table: "material_receipts",
                columns: new[] { "material_id", "enterprise_id" },
                unique: true,
                filter: "voided_because IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_material_receipts_recorded_at_id",
                table: "material_receipts",
                columns: new[] { "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_publicity_activities_day_id",
                table: "publicity_activities",
                columns: new[] { "day", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_publicity_activities_region_path",
                table: "publicity_activities",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_publicity_materials_enterprise_id",
                table: "publicity_materials",
                column: "enterprise_id");

            migrationBuilder.CreateIndex(
                name: "IX_publicity_materials_issued_on_id",
                table: "publicity_materials",
                columns: new[] { "issued_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_publicity_materials_region_path",
                table: "publicity_materials",
                column: "region_path");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "material_receipts");

            migrationBuilder.DropTable(
                name: "publicity_activities");

            migrationBuilder.DropTable(
                name: "publicity_materials");
        }
    }
}
