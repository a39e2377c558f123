using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
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
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "bulletin_objections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bulletin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dimension = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    score_before = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    raised_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    raised_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    score_after = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    answered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulletin_objections", x => x.id);
                    table.ForeignKey(
                        name: "FK_bulletin_objections_bulletin_scores_bulletin_id_unit_id_dim~",
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
