using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class BulletinEvidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "evidence_id",
                table: "bulletin_scores",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_bulletin_scores_evidence_id",
                table: "bulletin_scores",
                column: "evidence_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_bulletin_scores_evidence_id",
                table: "bulletin_scores");

            migrationBuilder.DropColumn(
                name: "evidence_id",
                table: "bulletin_scores");
        }
    }
}
