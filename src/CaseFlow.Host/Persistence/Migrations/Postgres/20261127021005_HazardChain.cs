using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class HazardChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "closed_at",
                table: "hazards",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due_at",
                table: "hazards",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "held_since",
                table: "hazards",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "holder_name",
                table: "hazards",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "holder_role",
                table: "hazards",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "holder_unit_id",
                table: "hazards",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "leading_id",
                table: "hazards",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "measure",
                table: "hazards",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "origin",
                table: "hazards",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "rectified_at",
                table: "hazards",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "hazards",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "station",
                table: "hazards",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "department_duties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    industry = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_department_duties", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hazard_feedback",
                columns: table => new
                {
                    hazard_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    station = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    holder_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    told = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hazard_feedback", x => new { x.hazard_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "hazard_hops",
                columns: table => new
                {
                    hazard_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    station = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    holder_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    move = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hazard_hops", x => new { x.hazard_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "hazard_regradings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    hazard_id = table.Column<Guid>(type: "uuid", nullable: false),
                    before = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    after = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hazard_regradings", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_hazards_leading_id",
                table: "hazards",
                column: "leading_id");

            migrationBuilder.CreateIndex(
                name: "IX_hazards_source",
                table: "hazards",
                column: "source",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_hazards_station_due_at",
                table: "hazards",
                columns: new[] { "station", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_department_duties_industry",
                table: "department_duties",
                column: "industry");

            migrationBuilder.CreateIndex(
                name: "IX_department_duties_unit_id",
                table: "department_duties",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_hazard_hops_unit_id_from",
                table: "hazard_hops",
                columns: new[] { "unit_id", "from" });

            migrationBuilder.CreateIndex(
                name: "IX_hazard_regradings_hazard_id",
                table: "hazard_regradings",
                column: "hazard_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "department_duties");

            migrationBuilder.DropTable(
                name: "hazard_feedback");

            migrationBuilder.DropTable(
                name: "hazard_hops");

            migrationBuilder.DropTable(
                name: "hazard_regradings");

            migrationBuilder.DropIndex(
                name: "IX_hazards_leading_id",
                table: "hazards");

            migrationBuilder.DropIndex(
                name: "IX_hazards_source",
                table: "hazards");

            migrationBuilder.DropIndex(
                name: "IX_hazards_station_due_at",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "held_since",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "holder_name",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "holder_role",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "holder_unit_id",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "leading_id",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "measure",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "rectified_at",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "source",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "station",
                table: "hazards");
        }
    }
}
