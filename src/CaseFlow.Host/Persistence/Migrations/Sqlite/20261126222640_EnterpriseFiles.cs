using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EnterpriseFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "address_key",
                table: "enterprises",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "category",
                table: "enterprises",
                type: "TEXT",
                maxLength: 10,
                nullable: false,
                defaultValue: "33");

            migrationBuilder.AddColumn<string>(
                name: "name_key",
                table: "enterprises",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "risk_grade",
                table: "enterprises",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "enterprises",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "operating");

            migrationBuilder.AddColumn<DateOnly>(
                name: "state_since",
                table: "enterprises",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "enterprises",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "enterprise_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    industry_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enterprise_changes", x => x.id);
                    table.ForeignKey(
                        name: "FK_enterprise_changes_enterprises_enterprise_id",
                        column: x => x.enterprise_id,
                        principalTable: "enterprises",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_enterprises_address_key",
                table: "enterprises",
                column: "address_key");

            migrationBuilder.CreateIndex(
                name: "IX_enterprises_name_key",
                table: "enterprises",
                column: "name_key");

            migrationBuilder.CreateIndex(
                name: "IX_enterprise_changes_enterprise_id_sequence",
                table: "enterprise_changes",
                columns: new[] { "enterprise_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_enterprise_changes_first_day_until",
                table: "enterprise_changes",
                columns: new[] { "first_day", "until" });

            // Files that were opened before changes were kept count from the first day there could be one.
            migrationBuilder.Sql("UPDATE enterprises SET name_key = name, address_key = address, state_since = '2018-01-01'");
            migrationBuilder.Sql("""
                INSERT INTO enterprise_changes (id, enterprise_id, sequence, kind, first_day, state, category, industry_name, reason, recorded_at, recorded_by)
                SELECT id, id, 1, 'added', '2018-01-01', state, category, industry_name, '建立档案', (CAST(strftime('%s','now') AS INTEGER) * 10000000 + 621355968000000000), '系统' FROM enterprises
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "enterprise_changes");

            migrationBuilder.DropIndex(
                name: "IX_enterprises_address_key",
                table: "enterprises");

            migrationBuilder.DropIndex(
                name: "IX_enterprises_name_key",
                table: "enterprises");

            migrationBuilder.DropColumn(
                name: "address_key",
                table: "enterprises");

            migrationBuilder.DropColumn(
                name: "category",
                table: "enterprises");

            migrationBuilder.DropColumn(
                name: "name_key",
                table: "enterprises");

            migrationBuilder.DropColumn(
                name: "risk_grade",
                table: "enterprises");

            migrationBuilder.DropColumn(
                name: "state",
                table: "enterprises");

            migrationBuilder.DropColumn(
                name: "state_since",
                table: "enterprises");

            migrationBuilder.DropColumn(
                name: "version",
                table: "enterprises");
        }
    }
}
