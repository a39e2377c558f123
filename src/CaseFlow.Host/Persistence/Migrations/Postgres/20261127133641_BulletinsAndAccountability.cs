using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class BulletinsAndAccountability : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accountability_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    enterprise_id = table.Column<Guid>(type: "uuid", nullable: true),
                    enterprise_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    accident_on = table.Column<DateOnly>(type: "date", nullable: true),
                    account = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    explanation = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    explained_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    explained_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    conclusion = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    proposes_none = table.Column<bool>(type: "boolean", nullable: false),
                    examined_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    examined_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    examined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opinion = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    executed = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accountability_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bulletins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    district_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    office_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    quarter = table.Column<int>(type: "integer", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    rules = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    drawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    submitted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    approved_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    number = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulletins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accountability_findings",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    who = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    omission = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    clause = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    measure = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accountability_findings", x => new { x.case_id, x.position });
                    table.ForeignKey(
                        name: "FK_accountability_findings_accountability_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "accountability_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "accountability_grounds",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    subject_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accountability_grounds", x => x.key);
                    table.ForeignKey(
                        name: "FK_accountability_grounds_accountability_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "accountability_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "accountability_hand_overs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organ = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    document_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    handed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    received_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    items = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    replied_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reply = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accountability_hand_overs", x => x.id);
                    table.ForeignKey(
                        name: "FK_accountability_hand_overs_accountability_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "accountability_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "accountability_traces",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first = table.Column<DateOnly>(type: "date", nullable: false),
                    last = table.Column<DateOnly>(type: "date", nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    taken_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accountability_traces", x => x.id);
                    table.ForeignKey(
                        name: "FK_accountability_traces_accountability_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "accountability_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bulletin_entries",
                columns: table => new
                {
                    bulletin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulletin_entries", x => new { x.bulletin_id, x.position });
                    table.ForeignKey(
                        name: "FK_bulletin_entries_bulletins_bulletin_id",
                        column: x => x.bulletin_id,
                        principalTable: "bulletins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bulletin_publications",
                columns: table => new
                {
                    bulletin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    year = table.Column<int>(type: "integer", nullable: false),
                    quarter = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    issuer = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulletin_publications", x => x.bulletin_id);
                    table.ForeignKey(
                        name: "FK_bulletin_publications_bulletins_bulletin_id",
                        column: x => x.bulletin_id,
                        principalTable: "bulletins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bulletin_units",
                columns: table => new
                {
                    bulletin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    league = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulletin_units", x => new { x.bulletin_id, x.unit_id });
                    table.ForeignKey(
                        name: "FK_bulletin_units_bulletins_bulletin_id",
                        column: x => x.bulletin_id,
                        principalTable: "bulletins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bulletin_errata",
                columns: table => new
                {
                    bulletin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    dimension = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    score_before = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    score_after = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    before = table.Column<string>(type: "text", nullable: false),
                    after = table.Column<string>(type: "text", nullable: false),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    decided_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulletin_errata", x => new { x.bulletin_id, x.number });
                    table.ForeignKey(
                        name: "FK_bulletin_errata_bulletin_publications_bulletin_id",
                        column: x => x.bulletin_id,
                        principalTable: "bulletin_publications",
                        principalColumn: "bulletin_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bulletin_scores",
                columns: table => new
                {
                    bulletin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dimension = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    measured = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    facts = table.Column<string>(type: "text", nullable: false),
                    entered = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    evidence = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    entered_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulletin_scores", x => new { x.bulletin_id, x.unit_id, x.dimension });
                    table.ForeignKey(
                        name: "FK_bulletin_scores_bulletin_units_bulletin_id_unit_id",
                        columns: x => new { x.bulletin_id, x.unit_id },
                        principalTable: "bulletin_units",
                        principalColumns: new[] { "bulletin_id", "unit_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accountability_cases_enterprise_id",
                table: "accountability_cases",
                column: "enterprise_id");

            migrationBuilder.CreateIndex(
                name: "IX_accountability_cases_opened_at_id",
                table: "accountability_cases",
                columns: new[] { "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_accountability_cases_region_path",
                table: "accountability_cases",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_accountability_cases_state_opened_at",
                table: "accountability_cases",
                columns: new[] { "state", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "IX_accountability_cases_unit_id_state",
                table: "accountability_cases",
                columns: new[] { "unit_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_accountability_grounds_case_id",
                table: "accountability_grounds",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_accountability_hand_overs_case_id_organ",
                table: "accountability_hand_overs",
                columns: new[] { "case_id", "organ" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accountability_traces_case_id",
                table: "accountability_traces",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_bulletin_publications_year_quarter",
                table: "bulletin_publications",
                columns: new[] { "year", "quarter" });

            migrationBuilder.CreateIndex(
                name: "IX_bulletins_region_path",
                table: "bulletins",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_bulletins_region_path_year_quarter",
                table: "bulletins",
                columns: new[] { "region_path", "year", "quarter" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accountability_findings");

            migrationBuilder.DropTable(
                name: "accountability_grounds");

            migrationBuilder.DropTable(
                name: "accountability_hand_overs");

            migrationBuilder.DropTable(
                name: "accountability_traces");

            migrationBuilder.DropTable(
                name: "bulletin_entries");

            migrationBuilder.DropTable(
                name: "bulletin_errata");

            migrationBuilder.DropTable(
                name: "bulletin_scores");

            migrationBuilder.DropTable(
                name: "accountability_cases");

            migrationBuilder.DropTable(
                name: "bulletin_publications");

            migrationBuilder.DropTable(
                name: "bulletin_units");

            migrationBuilder.DropTable(
                name: "bulletins");
        }
    }
}
