using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReportsAssessmentsAndDelivery : Migration
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
                type: "TEXT",
                maxLength: 10,
                nullable: false,
                defaultValue: "Mail");

            migrationBuilder.AddColumn<Guid>(
                name: "notice_id",
                table: "outbox_messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "person_id",
                table: "outbox_messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "region_path",
                table: "outbox_messages",
                type: "TEXT",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "target_id",
                table: "outbox_messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "awaits_digest",
                table: "notices",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "away",
                table: "notices",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "due_at",
                table: "notices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "notices",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "message");

            migrationBuilder.AddColumn<string>(
                name: "stands_in_for",
                table: "notices",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "assessment_quarters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    quarter = table.Column<int>(type: "INTEGER", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assessment_quarters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assessment_street_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ability_weight = table.Column<int>(type: "INTEGER", nullable: false),
                    attitude_weight = table.Column<int>(type: "INTEGER", nullable: false),
                    performance_weight = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assessment_street_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    device = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
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
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    mode = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    digest_at = table.Column<TimeOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_choices", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    quiet_from = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    quiet_to = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    working_days_only = table.Column<bool>(type: "INTEGER", nullable: false),
                    digest_at = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    urgent = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    in_app_only = table.Column<bool>(type: "INTEGER", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dismissals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assessment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    street_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    grid_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    community_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    ground = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    agency = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    agency_reply = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    agency_replied_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    successor = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dismissals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "report_periods",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    office_unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    cover_rule = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_periods", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_targets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    url = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    secret = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    on = table.Column<bool>(type: "INTEGER", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_targets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assessments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    quarter_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    grid_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    street_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    quarter = table.Column<int>(type: "INTEGER", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    served_days = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ability = table.Column<int>(type: "INTEGER", nullable: true),
                    attitude = table.Column<int>(type: "INTEGER", nullable: true),
                    performance = table.Column<int>(type: "INTEGER", nullable: true),
                    total = table.Column<decimal>(type: "TEXT", precision: 5, scale: 1, nullable: true),
                    proposed = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    mandatory = table.Column<bool>(type: "INTEGER", nullable: false),
                    grounds = table.Column<string>(type: "TEXT", nullable: false),
                    figures = table.Column<string>(type: "TEXT", nullable: true),
                    grade = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    by_rule = table.Column<bool>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assessments", x => x.id);
                    table.ForeignKey(
                        name: "FK_assessments_assessment_quarters_quarter_id",
                        column: x => x.quarter_id,
                        principalTable: "assessment_quarters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_duties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    period_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    level = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    draft = table.Column<string>(type: "TEXT", nullable: true),
                    draft_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    report_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    days_late = table.Column<int>(type: "INTEGER", nullable: false),
                    zero_hazards = table.Column<bool>(type: "INTEGER", nullable: false),
                    zero_illegal = table.Column<bool>(type: "INTEGER", nullable: false),
                    mismatch = table.Column<bool>(type: "INTEGER", nullable: false),
                    supplements = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_duties", x => x.id);
                    table.ForeignKey(
                        name: "FK_report_duties_report_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "report_periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assessment_entries",
                columns: table => new
                {
                    assessment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    grade = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    total = table.Column<decimal>(type: "TEXT", precision: 5, scale: 1, nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assessment_entries", x => new { x.assessment_id, x.position });
                    table.ForeignKey(
                        name: "FK_assessment_entries_assessments_assessment_id",
                        column: x => x.assessment_id,
                        principalTable: "assessments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    duty_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    filed_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    filed_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    signed_as = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    days_late = table.Column<int>(type: "INTEGER", nullable: false),
                    zero = table.Column<bool>(type: "INTEGER", nullable: false),
                    mismatch = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    chapters = table.Column<string>(type: "TEXT", nullable: false),
                    lower = table.Column<string>(type: "TEXT", nullable: false),
                    remark = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reports", x => x.id);
                    table.ForeignKey(
                        name: "FK_reports_report_duties_duty_id",
                        column: x => x.duty_id,
                        principalTable: "report_duties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_figures",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    drawn = table.Column<int>(type: "INTEGER", nullable: false),
                    received = table.Column<int>(type: "INTEGER", nullable: true),
                    filed = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_figures", x => new { x.report_id, x.key });
                    table.ForeignKey(
                        name: "FK_report_figures_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "delivery_rules",
                columns: new[] { "id", "changed_at", "changed_by", "digest_at", "first_day", "in_app_only", "quiet_from", "quiet_to", "urgent", "working_days_only" },
                values: new object[] { new Guid("4f0a1b52-0000-7000-8000-0000000000d1"), null, "系统", new TimeOnly(8, 30, 0), new DateOnly(2000, 1, 1), false, null, null, "", false });

            migrationBuilder.CreateIndex(
                name: "IX_work_items_closed_by_id_closed_at",
                table: "work_items",
                columns: new[] { "closed_by_id", "closed_at" },
                filter: "closed_by_id IS NOT NULL");

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
                name: "IX_assessment_quarters_region_path",
                table: "assessment_quarters",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_assessment_quarters_region_path_year_quarter",
                table: "assessment_quarters",
                columns: new[] { "region_path", "year", "quarter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_assessment_street_rules_region_path",
                table: "assessment_street_rules",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_assessment_street_rules_region_path_first_day",
                table: "assessment_street_rules",
                columns: new[] { "region_path", "first_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_assessments_officer_id_year_quarter",
                table: "assessments",
                columns: new[] { "officer_id", "year", "quarter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_assessments_person_id_year",
                table: "assessments",
                columns: new[] { "person_id", "year" });

            migrationBuilder.CreateIndex(
                name: "IX_assessments_quarter_id",
                table: "assessments",
                column: "quarter_id");

            migrationBuilder.CreateIndex(
                name: "IX_assessments_region_path",
                table: "assessments",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_assessments_year_quarter_officer_name",
                table: "assessments",
                columns: new[] { "year", "quarter", "officer_name" });

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
                name: "IX_dismissals_assessment_id_state",
                table: "dismissals",
                columns: new[] { "assessment_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_dismissals_community_path_state",
                table: "dismissals",
                columns: new[] { "community_path", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_dismissals_officer_id_state",
                table: "dismissals",
                columns: new[] { "officer_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_dismissals_opened_at",
                table: "dismissals",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "IX_dismissals_region_path",
                table: "dismissals",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_report_duties_period_id_level_region_path",
                table: "report_duties",
                columns: new[] { "period_id", "level", "region_path" });

            migrationBuilder.CreateIndex(
                name: "IX_report_duties_period_id_unit_id",
                table: "report_duties",
                columns: new[] { "period_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_report_duties_region_path",
                table: "report_duties",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_report_duties_unit_id_first_day",
                table: "report_duties",
                columns: new[] { "unit_id", "first_day" });

            migrationBuilder.CreateIndex(
                name: "IX_report_periods_kind_first_day",
                table: "report_periods",
                columns: new[] { "kind", "first_day" });

            migrationBuilder.CreateIndex(
                name: "IX_report_periods_region_path_kind_first_day",
                table: "report_periods",
                columns: new[] { "region_path", "kind", "first_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reports_duty_id_number",
                table: "reports",
                columns: new[] { "duty_id", "number" },
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
                name: "assessment_entries");

            migrationBuilder.DropTable(
                name: "assessment_street_rules");

            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "delivery_choices");

            migrationBuilder.DropTable(
                name: "delivery_rules");

            migrationBuilder.DropTable(
                name: "dismissals");

            migrationBuilder.DropTable(
                name: "report_figures");

            migrationBuilder.DropTable(
                name: "webhook_targets");

            migrationBuilder.DropTable(
                name: "assessments");

            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "assessment_quarters");

            migrationBuilder.DropTable(
                name: "report_duties");

            migrationBuilder.DropTable(
                name: "report_periods");

            migrationBuilder.DropIndex(
                name: "IX_work_items_closed_by_id_closed_at",
                table: "work_items");

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
