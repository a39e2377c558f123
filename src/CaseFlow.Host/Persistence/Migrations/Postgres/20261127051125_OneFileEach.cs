using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OneFileEach : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                table: "enterprises",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "community_code",
                table: "enterprise_changes",
                type: "character varying(12)",
                maxLength: 12,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_enterprises_merged_into_id",
                table: "enterprises",
                column: "merged_into_id");

            migrationBuilder.AddForeignKey(
                name: "FK_enterprises_enterprises_merged_into_id",
                table: "enterprises",
                column: "merged_into_id",
                principalTable: "enterprises",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql("UPDATE enterprise_changes SET community_code = (SELECT e.community_code FROM enterprises e WHERE e.id = enterprise_changes.enterprise_id);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_enterprises_enterprises_merged_into_id",
                table: "enterprises");

            migrationBuilder.DropIndex(
                name: "IX_enterprises_merged_into_id",
                table: "enterprises");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "enterprises");

            migrationBuilder.DropColumn(
                name: "community_code",
                table: "enterprise_changes");
        }
    }
}
