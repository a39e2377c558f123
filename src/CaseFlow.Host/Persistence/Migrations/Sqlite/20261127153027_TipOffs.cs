using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TipOffs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "tip_off_looks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tip_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tip_off_looks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tip_offs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    code_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    street_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    named = table.Column<bool>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    summary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    unit_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    lead_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    declined_for = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    result = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    findings = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    verified_at = table.Column<long>(type: "INTEGER", nullable: true),
                    returned_for = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    hazard_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    feedback = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    fed_back_at = table.Column<long>(type: "INTEGER", nullable: true),
                    told_by = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tip_offs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tip_off_originals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tip_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    enterprise = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tip_off_originals", x => x.id);
                    table.ForeignKey(
                        name: "FK_tip_off_originals_tip_offs_tip_off_id",
                        column: x => x.tip_off_id,
                        principalTable: "tip_offs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tip_off_rewards",
                columns: table => new
                {
                    tip_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fine = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: true),
                    amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: true),
                    ground = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    proposed_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    approved_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    approved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    refused_for = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    collector_checked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    paid_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    receipt_note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tip_off_rewards", x => x.tip_off_id);
                    table.ForeignKey(
                        name: "FK_tip_off_rewards_tip_offs_tip_off_id",
                        column: x => x.tip_off_id,
                        principalTable: "tip_offs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_tip_off_looks_tip_off_id",
                table: "tip_off_looks",
                column: "tip_off_id");

            migrationBuilder.CreateIndex(
                name: "IX_tip_off_originals_tip_off_id",
                table: "tip_off_originals",
                column: "tip_off_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tip_offs_code_hash",
                table: "tip_offs",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tip_offs_lead_id",
                table: "tip_offs",
                column: "lead_id");

            migrationBuilder.CreateIndex(
                name: "IX_tip_offs_number",
                table: "tip_offs",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tip_offs_received_at_id",
                table: "tip_offs",
                columns: new[] { "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tip_offs_unit_id_state",
                table: "tip_offs",
                columns: new[] { "unit_id", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tip_off_looks");

            migrationBuilder.DropTable(
                name: "tip_off_originals");

            migrationBuilder.DropTable(
                name: "tip_off_rewards");

            migrationBuilder.DropTable(
                name: "tip_offs");
        }
    }
}
