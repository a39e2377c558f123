using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class KeyObjects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "inspector_unit_id",
                table: "inspections",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "key_check_rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    holder_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    region_path = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    least = table.Column<int>(type: "integer", nullable: false),
                    communities_count = table.Column<bool>(type: "boolean", nullable: false),
                    complete = table.Column<bool>(type: "boolean", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_check_rounds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "key_grounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    recorded_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ended_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_grounds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    equipment_class = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    next_inspection_on = table.Column<DateOnly>(type: "date", nullable: true),
                    quantity = table.Column<decimal>(type: "numeric(18,3)", precision: 18, scale: 3, nullable: true),
                    quantity_unit = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    level = table.Column<int>(type: "integer", nullable: true),
                    filed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    verified_on = table.Column<DateOnly>(type: "date", nullable: false),
                    verified_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "verification_standards",
                columns: table => new
                {
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_verification_standards", x => x.first_day);
                });

            migrationBuilder.CreateTable(
                name: "key_check_duties",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    checks = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_check_duties", x => new { x.round_id, x.enterprise_id });
                    table.ForeignKey(
                        name: "FK_key_check_duties_key_check_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "key_check_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "verification_standards",
                columns: new[] { "first_day", "months", "reason", "recorded_by" },
                values: new object[] { new DateOnly(2018, 1, 1), 6, "R100", "CaseFlow" });

            migrationBuilder.CreateIndex(
                name: "IX_key_check_duties_enterprise_id",
                table: "key_check_duties",
                column: "enterprise_id");

            migrationBuilder.CreateIndex(
                name: "IX_key_check_duties_state",
                table: "key_check_duties",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_key_check_rounds_first_day_last_day",
                table: "key_check_rounds",
                columns: new[] { "first_day", "last_day" });

            migrationBuilder.CreateIndex(
                name: "IX_key_check_rounds_holder_unit_id_kind_first_day",
                table: "key_check_rounds",
                columns: new[] { "holder_unit_id", "kind", "first_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_key_check_rounds_region_path",
                table: "key_check_rounds",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_key_grounds_enterprise_id_until",
                table: "key_grounds",
                columns: new[] { "enterprise_id", "until" });

            migrationBuilder.CreateIndex(
                name: "IX_key_grounds_first_day_until",
                table: "key_grounds",
                columns: new[] { "first_day", "until" });

            migrationBuilder.CreateIndex(
                name: "IX_key_grounds_source_id",
                table: "key_grounds",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "IX_register_entries_enterprise_id_kind",
                table: "register_entries",
                columns: new[] { "enterprise_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "IX_register_entries_verified_on",
                table: "register_entries",
                column: "verified_on");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "key_check_duties");

            migrationBuilder.DropTable(
                name: "key_grounds");

            migrationBuilder.DropTable(
                name: "register_entries");

            migrationBuilder.DropTable(
                name: "verification_standards");

            migrationBuilder.DropTable(
                name: "key_check_rounds");

            migrationBuilder.DropColumn(
                name: "inspector_unit_id",
                table: "inspections");
        }
    }
}
