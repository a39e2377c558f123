using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class NoticeDelivery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_outbox_messages_state_next_attempt_at",
                table: "outbox_messages");

            migrationBuilder.AddColumn<string>(
                name: "channel",
                table: "outbox_messages",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "Mail");

            migrationBuilder.AddColumn<Guid>(
                name: "notice_id",
                table: "outbox_messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "person_id",
                table: "outbox_messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "region_path",
                table: "outbox_messages",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<Guid>(
                name: "target_id",
                table: "outbox_messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "awaits_digest",
                table: "notices",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "away",
                table: "notices",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due_at",
                table: "notices",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "notices",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "message");

            migrationBuilder.AddColumn<string>(
                name: "stands_in_for",
                table: "notices",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    device = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_feeds", x => x.id);
                    table.ForeignKey(
                        name: "FK_calendar_feeds_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "delivery_choices",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    digest_at = table.Column<TimeOnly>(type: "time without time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_choices", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    quiet_from = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    quiet_to = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    working_days_only = table.Column<bool>(type: "boolean", nullable: false),
                    digest_at = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    urgent = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    in_app_only = table.Column<bool>(type: "boolean", nullable: false),
                    changed_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_targets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    url = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    secret = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    on = table.Column<bool>(type: "boolean", nullable: false),
                    changed_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_targets", x => x.id);
                });

            migrationBuilder.InsertData(
                table: "delivery_rules",
                columns: new[] { "id", "changed_at", "changed_by", "digest_at", "first_day", "in_app_only", "quiet_from", "quiet_to", "urgent", "working_days_only" },
                values: new object[] { new Guid("4f0a1b52-0000-7000-8000-0000000000d1"), null, "系统", new TimeOnly(8, 30, 0), new DateOnly(2000, 1, 1), false, null, null, "", false });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_at_id",
                table: "outbox_messages",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_channel_state_next_attempt_at",
                table: "outbox_messages",
                columns: new[] { "channel", "state", "next_attempt_at" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_notice_id",
                table: "outbox_messages",
                column: "notice_id");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_target_id_at",
                table: "outbox_messages",
                columns: new[] { "target_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_target_id_state_next_attempt_at",
                table: "outbox_messages",
                columns: new[] { "target_id", "state", "next_attempt_at" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_person_id_at_id",
                table: "notices",
                columns: new[] { "person_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_person_id_awaits_digest",
                table: "notices",
                columns: new[] { "person_id", "awaits_digest" });

            migrationBuilder.CreateIndex(
                name: "IX_calendar_feeds_account_id",
                table: "calendar_feeds",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_feeds_hash",
                table: "calendar_feeds",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_delivery_rules_first_day",
                table: "delivery_rules",
                column: "first_day",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_webhook_targets_name",
                table: "webhook_targets",
                column: "name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "delivery_choices");

            migrationBuilder.DropTable(
                name: "delivery_rules");

            migrationBuilder.DropTable(
                name: "webhook_targets");

            migrationBuilder.DropIndex(
                name: "IX_outbox_messages_at_id",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "IX_outbox_messages_channel_state_next_attempt_at",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "IX_outbox_messages_notice_id",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "IX_outbox_messages_target_id_at",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "IX_outbox_messages_target_id_state_next_attempt_at",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "IX_notices_person_id_at_id",
                table: "notices");

            migrationBuilder.DropIndex(
                name: "IX_notices_person_id_awaits_digest",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "channel",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "notice_id",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "person_id",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "region_path",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "target_id",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "awaits_digest",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "away",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "stands_in_for",
                table: "notices");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_state_next_attempt_at",
                table: "outbox_messages",
                columns: new[] { "state", "next_attempt_at" });
        }
    }
}
