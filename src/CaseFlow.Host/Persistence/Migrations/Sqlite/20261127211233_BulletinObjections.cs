using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BulletinObjections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "evidence_id",
                table: "bulletin_scores",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "bulletin_objections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    bulletin_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dimension = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    score_before = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    raised_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    raised_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    score_after = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: true),
                    answered_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    answered_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulletin_objections", x => x.id);
                    table.ForeignKey(
                        name: "FK_bulletin_objections_bulletin_scores_bulletin_id_unit_id_dimension",
                        columns: x => new { x.bulletin_id, x.unit_id, x.dimension },
                        principalTable: "bulletin_scores",
                        principalColumns: new[] { "bulletin_id", "unit_id", "dimension" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_bulletin_scores_evidence_id",
                table: "bulletin_scores",
                column: "evidence_id");

            migrationBuilder.CreateIndex(
                name: "IX_bulletin_objections_bulletin_id_unit_id_dimension",
                table: "bulletin_objections",
                columns: new[] { "bulletin_id", "unit_id", "dimension" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bulletin_objections");

            migrationBuilder.DropIndex(
                name: "IX_bulletin_scores_evidence_id",
                table: "bulletin_scores");

            migrationBuilder.DropColumn(
                name: "evidence_id",
                table: "bulletin_scores");
        }
    }
}
