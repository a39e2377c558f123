using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RulesInTheDesigner : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_workflow_instances_status_definition_id",
                table: "workflow_instances");

            migrationBuilder.AddColumn<Guid>(
                name: "author_id",
                table: "workflow_definitions",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "approved_at",
                table: "migration_plans",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "approved_by",
                table: "migration_plans",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "approved_by_id",
                table: "migration_plans",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "approved_content",
                table: "migration_plans",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "workflow_releases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    comment = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    requested_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workflow_releases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "workflow_scenarios",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    shipped_as = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    disabled_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    last_run_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_version = table.Column<int>(type: "integer", nullable: true),
                    last_passed = table.Column<bool>(type: "boolean", nullable: true),
                    last_difference = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workflow_scenarios", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_workflow_instances_definition_id_created_at",
                table: "workflow_instances",
                columns: new[] { "definition_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_workflow_instances_status_definition_id_definition_version",
                table: "workflow_instances",
                columns: new[] { "status", "definition_id", "definition_version" });

            migrationBuilder.CreateIndex(
                name: "IX_deadlines_bookmark_id",
                table: "deadlines",
                column: "bookmark_id");

            migrationBuilder.CreateIndex(
                name: "IX_workflow_releases_definition_id_requested_at",
                table: "workflow_releases",
                columns: new[] { "definition_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_workflow_releases_waiting",
                table: "workflow_releases",
                column: "definition_id",
                unique: true,
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_workflow_scenarios_definition_id",
                table: "workflow_scenarios",
                column: "definition_id");

            migrationBuilder.CreateIndex(
                name: "IX_workflow_scenarios_shipped_as",
                table: "workflow_scenarios",
                column: "shipped_as",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "workflow_releases");

            migrationBuilder.DropTable(
                name: "workflow_scenarios");

            migrationBuilder.DropIndex(
                name: "IX_workflow_instances_definition_id_created_at",
                table: "workflow_instances");

            migrationBuilder.DropIndex(
                name: "IX_workflow_instances_status_definition_id_definition_version",
                table: "workflow_instances");

            migrationBuilder.DropIndex(
                name: "IX_deadlines_bookmark_id",
                table: "deadlines");

            migrationBuilder.DropColumn(
                name: "author_id",
                table: "workflow_definitions");

            migrationBuilder.DropColumn(
                name: "approved_at",
                table: "migration_plans");

            migrationBuilder.DropColumn(
                name: "approved_by",
                table: "migration_plans");

            migrationBuilder.DropColumn(
                name: "approved_by_id",
                table: "migration_plans");

            migrationBuilder.DropColumn(
                name: "approved_content",
                table: "migration_plans");

            migrationBuilder.CreateIndex(
                name: "IX_workflow_instances_status_definition_id",
                table: "workflow_instances",
                columns: new[] { "status", "definition_id" });
        }
    }
}
