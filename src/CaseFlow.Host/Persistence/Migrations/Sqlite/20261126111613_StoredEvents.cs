using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StoredEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_workflow_events_correlation_id_name",
                table: "workflow_events");

            migrationBuilder.AlterColumn<string>(
                name: "correlation_id",
                table: "workflow_events",
                type: "TEXT",
                maxLength: 100,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 100);

            migrationBuilder.AddColumn<long>(
                name: "expires_at",
                table: "workflow_events",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "instance_id",
                table: "workflow_events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "looks",
                table: "workflow_events",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "taken",
                table: "workflow_events",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "targets",
                table: "workflow_events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_workflow_events_name_correlation_id",
                table: "workflow_events",
                columns: new[] { "name", "correlation_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_workflow_events_name_correlation_id",
                table: "workflow_events");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "workflow_events");

            migrationBuilder.DropColumn(
                name: "instance_id",
                table: "workflow_events");

            migrationBuilder.DropColumn(
                name: "looks",
                table: "workflow_events");

            migrationBuilder.DropColumn(
                name: "taken",
                table: "workflow_events");

            migrationBuilder.DropColumn(
                name: "targets",
                table: "workflow_events");

            migrationBuilder.AlterColumn<string>(
                name: "correlation_id",
                table: "workflow_events",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 100,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_workflow_events_correlation_id_name",
                table: "workflow_events",
                columns: new[] { "correlation_id", "name" });
        }
    }
}
