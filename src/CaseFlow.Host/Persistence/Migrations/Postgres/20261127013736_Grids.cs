using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Grids : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_grids_code",
                table: "grids");

            migrationBuilder.RenameColumn(
                name: "community_code",
                table: "grids",
                newName: "region_code");

            migrationBuilder.AddColumn<DateOnly>(
                name: "first_day",
                table: "grids",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(2018, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "plan_ground",
                table: "grids",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "planned_officers",
                table: "grids",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "tier",
                table: "grids",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateOnly>(
                name: "until",
                table: "grids",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "grids",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "boundaries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    administrative = table.Column<bool>(type: "boolean", nullable: false),
                    geometry = table.Column<string>(type: "text", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_boundaries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "coverage_standards",
                columns: table => new
                {
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    leaders = table.Column<int>(type: "integer", nullable: false),
                    workers = table.Column<int>(type: "integer", nullable: false),
                    full_time_officers = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coverage_standards", x => x.first_day);
                });

            migrationBuilder.CreateTable(
                name: "direct_supervision",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "uuid", nullable: false),
                    department_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    department_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ground = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    decision = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    recorded_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_direct_supervision", x => x.id);
                    table.ForeignKey(
                        name: "FK_direct_supervision_enterprises_enterprise_id",
                        column: x => x.enterprise_id,
                        principalTable: "enterprises",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "grid_duties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    grid_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    unit_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grid_duties", x => x.id);
                    table.ForeignKey(
                        name: "FK_grid_duties_grids_grid_id",
                        column: x => x.grid_id,
                        principalTable: "grids",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "grid_memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grid_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grid_memberships", x => x.id);
                    table.ForeignKey(
                        name: "FK_grid_memberships_enterprises_enterprise_id",
                        column: x => x.enterprise_id,
                        principalTable: "enterprises",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "region_spans",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_region_spans", x => new { x.code, x.first_day });
                });

            migrationBuilder.InsertData(
                table: "coverage_standards",
                columns: new[] { "first_day", "full_time_officers", "leaders", "reason", "recorded_by", "workers" },
                values: new object[] { new DateOnly(2018, 1, 1), 1, 1, "R114, R121", "CaseFlow", 2 });

            migrationBuilder.CreateIndex(
                name: "IX_grids_code_first_day",
                table: "grids",
                columns: new[] { "code", "first_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_boundaries_code_administrative_first_day",
                table: "boundaries",
                columns: new[] { "code", "administrative", "first_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_direct_supervision_enterprise_id",
                table: "direct_supervision",
                column: "enterprise_id");

            migrationBuilder.CreateIndex(
                name: "IX_grid_duties_grid_id",
                table: "grid_duties",
                column: "grid_id");

            migrationBuilder.CreateIndex(
                name: "IX_grid_duties_person_id",
                table: "grid_duties",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_grid_memberships_enterprise_id",
                table: "grid_memberships",
                column: "enterprise_id");

            migrationBuilder.CreateIndex(
                name: "IX_grid_memberships_grid_code",
                table: "grid_memberships",
                column: "grid_code");

            migrationBuilder.CreateIndex(
                name: "IX_region_spans_path",
                table: "region_spans",
                column: "path");

            // What there was before has always been so, as far as this database knows; each street is a grid too (R113).
            migrationBuilder.Sql("INSERT INTO region_spans (code, first_day, path) SELECT code, '2018-01-01', path FROM regions");
            migrationBuilder.Sql(
                """
                INSERT INTO grids (id, code, name, kind, tier, region_code, region_path, first_day, version)
                SELECT gen_random_uuid(), code, name, 0, 0, code, path, '2018-01-01', 0 FROM regions WHERE level = 2
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "boundaries");

            migrationBuilder.DropTable(
                name: "coverage_standards");

            migrationBuilder.DropTable(
                name: "direct_supervision");

            migrationBuilder.DropTable(
                name: "grid_duties");

            migrationBuilder.DropTable(
                name: "grid_memberships");

            migrationBuilder.DropTable(
                name: "region_spans");

            migrationBuilder.DropIndex(
                name: "IX_grids_code_first_day",
                table: "grids");

            migrationBuilder.DropColumn(
                name: "first_day",
                table: "grids");

            migrationBuilder.DropColumn(
                name: "plan_ground",
                table: "grids");

            migrationBuilder.DropColumn(
                name: "planned_officers",
                table: "grids");

            migrationBuilder.DropColumn(
                name: "tier",
                table: "grids");

            migrationBuilder.DropColumn(
                name: "until",
                table: "grids");

            migrationBuilder.DropColumn(
                name: "version",
                table: "grids");

            migrationBuilder.RenameColumn(
                name: "region_code",
                table: "grids",
                newName: "community_code");

            migrationBuilder.CreateIndex(
                name: "IX_grids_code",
                table: "grids",
                column: "code",
                unique: true);
        }
    }
}
