using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ExpertsAndObjections : Migration
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

            migrationBuilder.CreateTable(
                name: "technical_bodies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    qualification = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    qualification_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    registered_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_technical_bodies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "experts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    specialty = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    certificate = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    certificate_until = table.Column<DateOnly>(type: "date", nullable: true),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    registered_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_experts", x => x.id);
                    table.ForeignKey(
                        name: "FK_experts_technical_bodies_body_id",
                        column: x => x.body_id,
                        principalTable: "technical_bodies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "engagements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    subject_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    subject_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    photos_of = table.Column<Guid>(type: "uuid", nullable: true),
                    purpose = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    task = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    expert_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expert_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    body_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    engaged_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    engaged_unit = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    engaged_role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    engaged_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    engaged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    opinions = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_engagements", x => x.id);
                    table.ForeignKey(
                        name: "FK_engagements_experts_expert_id",
                        column: x => x.expert_id,
                        principalTable: "experts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "expert_opinions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    engagement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    conclusion = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_expert_opinions", x => x.id);
                    table.ForeignKey(
                        name: "FK_expert_opinions_engagements_engagement_id",
                        column: x => x.engagement_id,
                        principalTable: "engagements",
                        principalColumn: "id",
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

            migrationBuilder.CreateIndex(
                name: "IX_engagements_engaged_at_id",
                table: "engagements",
                columns: new[] { "engaged_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_engagements_expert_id",
                table: "engagements",
                column: "expert_id");

            migrationBuilder.CreateIndex(
                name: "IX_engagements_person_id_state",
                table: "engagements",
                columns: new[] { "person_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_engagements_subject_id",
                table: "engagements",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_expert_opinions_engagement_id_number",
                table: "expert_opinions",
                columns: new[] { "engagement_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_experts_body_id",
                table: "experts",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "IX_experts_person_id",
                table: "experts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_technical_bodies_region_path",
                table: "technical_bodies",
                column: "region_path");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bulletin_objections");

            migrationBuilder.DropTable(
                name: "expert_opinions");

            migrationBuilder.DropTable(
                name: "engagements");

            migrationBuilder.DropTable(
                name: "experts");

            migrationBuilder.DropTable(
                name: "technical_bodies");

            migrationBuilder.DropIndex(
                name: "IX_bulletin_scores_evidence_id",
                table: "bulletin_scores");

            migrationBuilder.DropColumn(
                name: "evidence_id",
                table: "bulletin_scores");
        }
    }
}
