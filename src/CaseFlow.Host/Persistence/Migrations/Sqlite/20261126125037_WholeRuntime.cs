using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WholeRuntime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_workflow_definitions_is_published",
                table: "workflow_definitions");

            migrationBuilder.AddColumn<string>(
                name: "stimulus",
                table: "workflow_journal",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pins",
                table: "workflow_definitions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "workflow_definitions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "saved_at",
                table: "workflow_definitions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "saved_by",
                table: "workflow_definitions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "alteration_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alteration_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "migration_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    definition_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    from_version = table.Column<int>(type: "INTEGER", nullable: false),
                    to_version = table.Column<int>(type: "INTEGER", nullable: false),
                    rules = table.Column<string>(type: "TEXT", nullable: false),
                    filter = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    batch_size = table.Column<int>(type: "INTEGER", nullable: false),
                    undo_hours = table.Column<int>(type: "INTEGER", nullable: false),
                    created_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    started_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    undo_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_migration_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "workflow_definition_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    definition_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workflow_definition_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "workflow_http_calls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_attempt_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workflow_http_calls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "workflow_stored_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    correlation_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    targets = table.Column<string>(type: "TEXT", nullable: true),
                    taken = table.Column<int>(type: "INTEGER", nullable: false),
                    looks = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workflow_stored_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "migration_items",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    correlation_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    args = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: true),
                    bursts = table.Column<int>(type: "INTEGER", nullable: false),
                    undo = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_migration_items", x => new { x.plan_id, x.instance_id });
                    table.ForeignKey(
                        name: "FK_migration_items_migration_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "migration_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_workflow_definitions_latest",
                table: "workflow_definitions",
                column: "definition_id",
                unique: true,
                filter: "is_latest");

            migrationBuilder.CreateIndex(
                name: "ix_workflow_definitions_published",
                table: "workflow_definitions",
                column: "definition_id",
                unique: true,
                filter: "is_published");

            migrationBuilder.CreateIndex(
                name: "IX_alteration_plans_created_at",
                table: "alteration_plans",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_migration_items_instance_id",
                table: "migration_items",
                column: "instance_id");

            migrationBuilder.CreateIndex(
                name: "IX_migration_items_plan_id_status_instance_id",
                table: "migration_items",
                columns: new[] { "plan_id", "status", "instance_id" });

            migrationBuilder.CreateIndex(
                name: "IX_migration_plans_created_at",
                table: "migration_plans",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_migration_plans_status",
                table: "migration_plans",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "IX_workflow_definition_events_definition_id_at",
                table: "workflow_definition_events",
                columns: new[] { "definition_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_workflow_http_calls_next_attempt_at",
                table: "workflow_http_calls",
                column: "next_attempt_at");

            migrationBuilder.CreateIndex(
                name: "IX_workflow_stored_events_name_correlation_id",
                table: "workflow_stored_events",
                columns: new[] { "name", "correlation_id" });

            // Events kept so far stay; they had no end.
            migrationBuilder.Sql(
                "INSERT INTO workflow_stored_events (id, name, correlation_id, payload, at, expires_at, taken, looks) "
                + "SELECT id, name, correlation_id, payload, at, 3155378111999999999, 0, 0 FROM workflow_events");

            migrationBuilder.DropTable(
                name: "workflow_events");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alteration_plans");

            migrationBuilder.DropTable(
                name: "migration_items");

            migrationBuilder.DropTable(
                name: "workflow_definition_events");

            migrationBuilder.DropTable(
                name: "workflow_http_calls");

            migrationBuilder.DropTable(
                name: "workflow_stored_events");

            migrationBuilder.DropTable(
                name: "migration_plans");

            migrationBuilder.DropIndex(
                name: "ix_workflow_definitions_latest",
                table: "workflow_definitions");

            migrationBuilder.DropIndex(
                name: "ix_workflow_definitions_published",
                table: "workflow_definitions");

            migrationBuilder.DropColumn(
                name: "stimulus",
                table: "workflow_journal");

            migrationBuilder.DropColumn(
                name: "pins",
                table: "workflow_definitions");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "workflow_definitions");

            migrationBuilder.DropColumn(
                name: "saved_at",
                table: "workflow_definitions");

            migrationBuilder.DropColumn(
                name: "saved_by",
                table: "workflow_definitions");

            migrationBuilder.CreateTable(
                name: "workflow_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    correlation_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workflow_events", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_workflow_definitions_is_published",
                table: "workflow_definitions",
                column: "is_published");

            migrationBuilder.CreateIndex(
                name: "IX_workflow_events_correlation_id_name",
                table: "workflow_events",
                columns: new[] { "correlation_id", "name" });
        }
    }
}
