using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DistrictAtWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "closed_at",
                table: "hazards",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "due_at",
                table: "hazards",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "held_since",
                table: "hazards",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "holder_name",
                table: "hazards",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "holder_role",
                table: "hazards",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "holder_unit_id",
                table: "hazards",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "leading_id",
                table: "hazards",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "measure",
                table: "hazards",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "origin",
                table: "hazards",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "rectified_at",
                table: "hazards",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "hazards",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "station",
                table: "hazards",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "checklists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checklists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "department_duties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    industry = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_department_duties", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hazard_feedback",
                columns: table => new
                {
                    hazard_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    station = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    holder_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    told = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hazard_feedback", x => new { x.hazard_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "hazard_hops",
                columns: table => new
                {
                    hazard_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    station = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    holder_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    move = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hazard_hops", x => new { x.hazard_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "hazard_regradings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hazard_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    after = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hazard_regradings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inspection_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    late_after_hours = table.Column<int>(type: "INTEGER", nullable: false),
                    far_metres = table.Column<int>(type: "INTEGER", nullable: false),
                    elsewhere_metres = table.Column<int>(type: "INTEGER", nullable: false),
                    ahead_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspection_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "minimum_wages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount = table.Column<decimal>(type: "TEXT", precision: 10, scale: 2, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    basis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_minimum_wages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "patrol_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    grid_code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    grid_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    area = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    times = table.Column<int>(type: "INTEGER", nullable: false),
                    per = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    drawn_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    drawn_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_patrol_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recruitments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    reference_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    age_limit = table.Column<int>(type: "INTEGER", nullable: false),
                    minimum_education = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    headcount = table.Column<int>(type: "INTEGER", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recruitments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "training_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    organiser = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    content = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    planned = table.Column<int>(type: "INTEGER", nullable: false),
                    set_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "training_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    class_hours = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    lecturer = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    exam = table.Column<bool>(type: "INTEGER", nullable: false),
                    organiser = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    arranged_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    arranged_at = table.Column<long>(type: "INTEGER", nullable: false),
                    cancelled_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "work_log_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    inspection_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    enterprise_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    contact = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    problems = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    handling = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    follow_up = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    struck_because = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_work_log_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "checklist_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    checklist_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    drafted_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    drafted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    published_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checklist_versions", x => x.id);
                    table.ForeignKey(
                        name: "FK_checklist_versions_checklists_checklist_id",
                        column: x => x.checklist_id,
                        principalTable: "checklists",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "patrol_stops",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    enterprise_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_patrol_stops", x => new { x.plan_id, x.position });
                    table.ForeignKey(
                        name: "FK_patrol_stops_patrol_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "patrol_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "grid_officers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    id_number = table.Column<string>(type: "TEXT", maxLength: 18, nullable: true),
                    full_time = table.Column<bool>(type: "INTEGER", nullable: false),
                    original_role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    recruitment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    birth_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    education = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    residence = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    residence_place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    no_criminal_record = table.Column<bool>(type: "INTEGER", nullable: false),
                    healthy = table.Column<bool>(type: "INTEGER", nullable: false),
                    writes = table.Column<bool>(type: "INTEGER", nullable: false),
                    uses_computers = table.Column<bool>(type: "INTEGER", nullable: false),
                    obeys = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    hired_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    leaving_reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    exam_passed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    certificate_number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    certificate_issued_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    demo = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grid_officers", x => x.id);
                    table.ForeignKey(
                        name: "FK_grid_officers_recruitments_recruitment_id",
                        column: x => x.recruitment_id,
                        principalTable: "recruitments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "training_participants",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    hours = table.Column<int>(type: "INTEGER", nullable: false),
                    passed = table.Column<bool>(type: "INTEGER", nullable: true),
                    exam_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    score = table.Column<int>(type: "INTEGER", nullable: true),
                    recorded_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_participants", x => new { x.session_id, x.officer_id });
                    table.ForeignKey(
                        name: "FK_training_participants_training_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "training_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inspections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    checklist_version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    enterprise_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    legal_person = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    street_code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    street_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    community_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    inspector_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    inspector_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    inspector_unit = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    checked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    result = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    site_kinds = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    unanswered = table.Column<int>(type: "INTEGER", nullable: false),
                    defect_count = table.Column<int>(type: "INTEGER", nullable: false),
                    remark = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    accuracy = table.Column<double>(type: "REAL", nullable: true),
                    inspector_signature_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    representative_signature_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    late = table.Column<bool>(type: "INTEGER", nullable: false),
                    at_closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    metres_off = table.Column<int>(type: "INTEGER", nullable: true),
                    digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspections", x => x.id);
                    table.ForeignKey(
                        name: "FK_inspections_checklist_versions_checklist_version_id",
                        column: x => x.checklist_version_id,
                        principalTable: "checklist_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "officer_assignments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    grid_code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    grid_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    recorded_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_officer_assignments", x => x.id);
                    table.ForeignKey(
                        name: "FK_officer_assignments_grid_officers_officer_id",
                        column: x => x.officer_id,
                        principalTable: "grid_officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "officer_contracts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    employer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    employer_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    wage = table.Column<decimal>(type: "TEXT", precision: 10, scale: 2, nullable: false),
                    socially_insured = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_officer_contracts", x => x.id);
                    table.ForeignKey(
                        name: "FK_officer_contracts_grid_officers_officer_id",
                        column: x => x.officer_id,
                        principalTable: "grid_officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "officer_equipment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    returned_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_officer_equipment", x => x.id);
                    table.ForeignKey(
                        name: "FK_officer_equipment_grid_officers_officer_id",
                        column: x => x.officer_id,
                        principalTable: "grid_officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inspection_defects",
                columns: table => new
                {
                    inspection_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    hazard_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hazard_number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    handled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    measure = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspection_defects", x => new { x.inspection_id, x.item });
                    table.ForeignKey(
                        name: "FK_inspection_defects_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "checklists",
                columns: new[] { "id", "created_at", "name" },
                values: new object[] { new Guid("4f0a1b52-0000-7000-8000-000000000004"), 636735744000000000L, "安全生产网格化监管巡视检查表（村、社区）" });

            migrationBuilder.InsertData(
                table: "inspection_rules",
                columns: new[] { "id", "ahead_minutes", "changed_at", "changed_by", "elsewhere_metres", "far_metres", "first_day", "late_after_hours" },
                values: new object[] { new Guid("4f0a1b52-0000-7000-8000-0000000000a1"), 10, null, "系统", 20000, 500, new DateOnly(2018, 9, 27), 24 });

            migrationBuilder.InsertData(
                table: "checklist_versions",
                columns: new[] { "id", "checklist_id", "content", "drafted_at", "drafted_by", "number", "published_at", "published_by", "version" },
                values: new object[] { new Guid("4f0a1b52-0000-7000-8000-000000000401"), new Guid("4f0a1b52-0000-7000-8000-000000000004"), "{\"title\":\"\\u5B89\\u5168\\u751F\\u4EA7\\u7F51\\u683C\\u5316\\u76D1\\u7BA1\\u5DE1\\u89C6\\u68C0\\u67E5\\u8868\\uFF08\\u6751\\u3001\\u793E\\u533A\\uFF09\",\"caption\":\"\\u8868\\u56DB\",\"note\":\"\\u6CE8\\uFF1A\\u6B64\\u8868\\u4E00\\u5F0F\\u4E24\\u4EFD\\uFF0C\\u4EA4\\u4F01\\u4E1A1\\u4EFD\\uFF0C\\u5B58\\u68631\\u4EFD\\u3002\",\"siteKinds\":[{\"key\":\"fireworks\",\"text\":\"\\u70DF\\u82B1\\u7206\\u7AF9\\u96F6\\u552E\"},{\"key\":\"metallurgy\",\"text\":\"\\u51B6\\u91D1\"},{\"key\":\"machining\",\"text\":\"\\u673A\\u68B0\\u52A0\\u5DE5\"},{\"key\":\"building-materials\",\"text\":\"\\u5EFA\\u6750\"},{\"key\":\"shop\",\"text\":\"\\u5546\\u5E97\\u8D85\\u5E02\"},{\"key\":\"market\",\"text\":\"\\u96C6\\u8D38\\u5E02\\u573A\"},{\"key\":\"hotel\",\"text\":\"\\u5BBE\\uFF08\\u65C5\\uFF09\\u9986\"},{\"key\":\"restaurant\",\"text\":\"\\u996D\\u5E97\"},{\"key\":\"bar\",\"text\":\"\\u9152\\u5427\\u8336\\u5EA7\\u5496\\u5561\\u5385\"},{\"key\":\"dance-hall\",\"text\":\"\\u6B4C\\u821E\\u5385\"},{\"key\":\"cinema\",\"text\":\"\\u5F71\\u5267\\u9662\"},{\"key\":\"video-hall\",\"text\":\"\\u5F55\\u50CF\\u5385\"},{\"key\":\"internet-cafe\",\"text\":\"\\u7F51\\u5427\"},{\"key\":\"sports-venue\",\"text\":\"\\u8FD0\\u52A8\\u5065\\u8EAB\\u573A\\u6240\"},{\"key\":\"bathhouse\",\"text\":\"\\u6851\\u62FF\\u6D17\\u6D74\"},{\"key\":\"school\",\"text\":\"\\u5B66\\u6821\"},{\"key\":\"hospital\",\"text\":\"\\u533B\\u9662\"},{\"key\":\"nursing-home\",\"text\":\"\\u517B\\u8001\\u9662\"},{\"key\":\"kindergarten\",\"text\":\"\\u5E7C\\u513F\\u56ED\"},{\"key\":\"car-park\",\"text\":\"\\u505C\\u8F66\\u573A\"},{\"key\":\"car-repair\",\"text\":\"\\u6C7D\\u8F664S\\u5E97\\u3001\\u4FEE\\u7406\\u5382\"},{\"key\":\"laundry\",\"text\":\"\\u6D17\\u8863\\u5E97\"}],\"groups\":[{\"key\":\"licence\",\"text\":\"\\u8425\\u4E1A\\u6267\\u7167\",\"items\":[{\"key\":\"licence\",\"text\":\"\\u8425\\u4E1A\\u6267\\u7167\",\"print\":\"\\u8425\\u4E1A\\u6267\\u7167\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"grade\":\"general\"},{\"key\":\"licence-expired\",\"text\":\"\\u662F\\u5426\\u8D85\\u671F\\u672A\\u68C0\",\"print\":\"\\u662F\\u5426\\u8D85\\u671F\\u672A\\u68C0\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u662F\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u5426\"}],\"notApplicable\":true,\"grade\":\"general\"}]},{\"key\":\"organisation\",\"text\":\"\\u673A\\u6784\\u4E0E\\u4EBA\\u5458\",\"items\":[{\"key\":\"organisation-paper\",\"text\":\"\\u5B89\\u5168\\u673A\\u6784\\u6210\\u7ACB\\u6587\\u4EF6\",\"print\":\"\\u5B89\\u5168\\u673A\\u6784\\u6210\\u7ACB\\u6587\\u4EF6\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"grade\":\"general\"},{\"key\":\"organisation-sealed\",\"text\":\"\\u662F\\u5426\\u76D6\\u7AE0\",\"print\":\"\\u662F\\u5426\\u76D6\\u7AE0\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"safety-staff\",\"text\":\"\\u5B89\\u5168\\u4E13\\u517C\\u804C\\u4EBA\\u5458\",\"print\":\"\\u5B89\\u5168\\u4E13\\u517C\\u804C\\u4EBA\\u5458\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"grade\":\"general\"}]},{\"key\":\"certificates\",\"text\":\"\\u5B89\\u5168\\u8D44\\u683C\\u8BC1\",\"items\":[{\"key\":\"manager\",\"text\":\"\\u5382\\u957F\\uFF08\\u7ECF\\u7406\\uFF09\",\"print\":\"\\u5382\\u957F\\uFF08\\u7ECF\\u7406\\uFF09\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"grade\":\"general\"},{\"key\":\"manager-expired\",\"text\":\"\\u5382\\u957F\\uFF08\\u7ECF\\u7406\\uFF09\\u662F\\u5426\\u8D85\\u671F\\u672A\\u68C0\",\"print\":\"\\u662F\\u5426\\u8D85\\u671F\\u672A\\u68C0\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u662F\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u5426\"}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"safety-officer\",\"text\":\"\\u5B89\\u5168\\u5458\",\"print\":\"\\u5B89\\u5168\\u5458\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"grade\":\"general\"},{\"key\":\"safety-officer-expired\",\"text\":\"\\u5B89\\u5168\\u5458\\u662F\\u5426\\u8D85\\u671F\\u672A\\u68C0\",\"print\":\"\\u662F\\u5426\\u8D85\\u671F\\u672A\\u68C0\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u662F\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u5426\"}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"special-workers\",\"text\":\"\\u7279\\u79CD\\u4F5C\\u4E1A\\u4EBA\\u5458\",\"print\":\"\\u7279\\u79CD\\u4F5C\\u4E1A\\u4EBA\\u5458\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"special-workers-expired\",\"text\":\"\\u7279\\u79CD\\u4F5C\\u4E1A\\u4EBA\\u5458\\u662F\\u5426\\u8D85\\u671F\\u672A\\u68C0\",\"print\":\"\\u662F\\u5426\\u8D85\\u671F\\u672A\\u68C0\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u662F\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u5426\"}],\"notApplicable\":true,\"grade\":\"general\"}]},{\"key\":\"rules\",\"text\":\"\\u89C4\\u7AE0\\u5236\\u5EA6\",\"items\":[{\"key\":\"responsibility\",\"text\":\"\\u8D23\\u4EFB\\u5236\",\"print\":\"\\u8D23\\u4EFB\\u5236\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"grade\":\"general\"},{\"key\":\"education\",\"text\":\"\\u6559\\u80B2\\u5236\\u5EA6\",\"print\":\"\\u6559\\u80B2\\u5236\\u5EA6\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"grade\":\"general\"},{\"key\":\"checking\",\"text\":\"\\u68C0\\u67E5\\u5236\\u5EA6\",\"print\":\"\\u68C0\\u67E5\\u5236\\u5EA6\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"grade\":\"general\"},{\"key\":\"accident-report\",\"text\":\"\\u4E8B\\u6545\\u62A5\\u544A\\u5236\\u5EA6\",\"print\":\"\\u4E8B\\u6545\\u62A5\\u544A\\u5236\\u5EA6\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"grade\":\"general\"},{\"key\":\"operation\",\"text\":\"\\u64CD\\u4F5C\\u89C4\\u7A0B\",\"print\":\"\\u64CD\\u4F5C\\u89C4\\u7A0B\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"grade\":\"general\"}]},{\"key\":\"three-in-one\",\"text\":\"\\u4E09\\u5408\\u4E00\\u60C5\\u51B5\",\"items\":[{\"key\":\"three-in-one\",\"text\":\"\\u751F\\u4EA7\\u3001\\u50A8\\u5B58\\u3001\\u5C45\\u4F4F\\u5728\\u540C\\u4E00\\u4E2A\\u5EFA\\u7B51\\u7269\\u5185\",\"print\":\"\\u751F\\u4EA7\\u3001\\u50A8\\u5B58\\u3001\\u5C45\\u4F4F\\u5728\\u540C\\u4E00\\u4E2A\\u5EFA\\u7B51\\u7269\\u5185\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u65E0\"}],\"grade\":\"general\"}]},{\"key\":\"letting\",\"text\":\"\\u5382\\u623F\\u3001\\u573A\\u5730\\u51FA\\u79DF\",\"items\":[{\"key\":\"let-unlicensed\",\"text\":\"\\u662F\\u5426\\u51FA\\u79DF\\u7ED9\\u65E0\\u8425\\u4E1A\\u6267\\u7167\\u4E1A\\u6237\",\"print\":\"\\u662F\\u5426\\u51FA\\u79DF\\u7ED9\\u65E0\\u8425\\u4E1A\\u6267\\u7167\\u4E1A\\u6237\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u662F\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u5426\"}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"illegal-business\",\"text\":\"\\u662F\\u5426\\u4ECE\\u4E8B\\u975E\\u6CD5\\u751F\\u4EA7\\u7ECF\\u8425\",\"print\":\"\\u662F\\u5426\\u4ECE\\u4E8B\\u975E\\u6CD5\\u751F\\u4EA7\\u7ECF\\u8425\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u662F\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u5426\"}],\"grade\":\"general\"}]},{\"key\":\"exits\",\"text\":\"\\u901A\\u9053\\u51FA\\u53E3\",\"items\":[{\"key\":\"escape-route\",\"text\":\"\\u758F\\u6563\\u901A\\u9053\",\"print\":\"\\u758F\\u6563\\u901A\\u9053\\uFF1A\",\"options\":[{\"key\":\"clear\",\"text\":\"\\u7545\\u901A\"},{\"key\":\"blocked\",\"text\":\"\\u5835\\u585E\",\"defect\":true},{\"key\":\"locked\",\"text\":\"\\u95ED\\u9501\",\"defect\":true}],\"grade\":\"general\"},{\"key\":\"exit-signs\",\"text\":\"\\u6307\\u793A\\u6807\\u5FD7\",\"print\":\"\\u6307\\u793A\\u6807\\u5FD7\\uFF1A\",\"options\":[{\"key\":\"good\",\"text\":\"\\u5B8C\\u597D\"},{\"key\":\"damaged\",\"text\":\"\\u635F\\u574F\",\"defect\":true}],\"grade\":\"general\"},{\"key\":\"emergency-light\",\"text\":\"\\u5E94\\u6025\\u7167\\u660E\",\"print\":\"\\u5E94\\u6025\\u7167\\u660E\\uFF1A\",\"options\":[{\"key\":\"good\",\"text\":\"\\u5B8C\\u597D\"},{\"key\":\"damaged\",\"text\":\"\\u635F\\u574F\",\"defect\":true}],\"grade\":\"general\"}]},{\"key\":\"electricity\",\"text\":\"\\u7528\\u7535\\u60C5\\u51B5\",\"items\":[{\"key\":\"conduit\",\"text\":\"\\u7535\\u7EBF\\u5957\\u7BA1\",\"print\":\"\\u7535\\u7EBF\\u5957\\u7BA1\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"grade\":\"general\"},{\"key\":\"wild-wiring\",\"text\":\"\\u4E71\\u63A5\\u4E71\\u62C9\",\"print\":\"\\u4E71\\u63A5\\u4E71\\u62C9\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u65E0\"}],\"grade\":\"general\"},{\"key\":\"one-switch\",\"text\":\"\\u4E00\\u95F8\\u591A\\u673A\",\"print\":\"\\u4E00\\u95F8\\u591A\\u673A\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u65E0\"}],\"grade\":\"general\"},{\"key\":\"insulation\",\"text\":\"\\u7EDD\\u7F18\\u7834\\u635F\",\"print\":\"\\u7EDD\\u7F18\\u7834\\u635F\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u65E0\"}],\"grade\":\"general\"},{\"key\":\"switch-cover\",\"text\":\"\\u95F8\\u76D6\\u7834\\u635F\",\"print\":\"\\u95F8\\u76D6\\u7834\\u635F\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u65E0\"}],\"grade\":\"general\"}]},{\"key\":\"machinery\",\"text\":\"\\u673A\\u68B0\\u8BBE\\u5907\",\"items\":[{\"key\":\"guards\",\"text\":\"\\u65CB\\u8F6C\\u4F20\\u52A8\\u90E8\\u4F4D\\u9632\\u62A4\",\"print\":\"\\u65CB\\u8F6C\\u4F20\\u52A8\\u90E8\\u4F4D\\u9632\\u62A4\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"two-buttons\",\"text\":\"\\u538B\\u529B\\u673A\\u68B0\\u53CC\\u6309\\u94AE\",\"print\":\"\\u538B\\u529B\\u673A\\u68B0\\u53CC\\u6309\\u94AE\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"notApplicable\":true,\"grade\":\"general\"}]},{\"key\":\"special-equipment\",\"text\":\"\\u7279\\u79CD\\u8BBE\\u5907\",\"items\":[{\"key\":\"lift\",\"text\":\"\\u7535\\u68AF\\u51C6\\u7528\\u8BC1\",\"print\":\"\\u7535\\u68AF\\u51C6\\u7528\\u8BC1\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"escalator\",\"text\":\"\\u6276\\u68AF\\u51C6\\u7528\\u8BC1\",\"print\":\"\\u6276\\u68AF\\u51C6\\u7528\\u8BC1\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"crane\",\"text\":\"\\u540A\\u8F66\\u51C6\\u7528\\u8BC1\",\"print\":\"\\u540A\\u8F66\\u51C6\\u7528\\u8BC1\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"forklift\",\"text\":\"\\u53C9\\u8F66\\u51C6\\u7528\\u8BC1\",\"print\":\"\\u53C9\\u8F66\\u51C6\\u7528\\u8BC1\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"boiler\",\"text\":\"\\u9505\\u7089\\u51C6\\u7528\\u8BC1\",\"print\":\"\\u9505\\u7089\\u51C6\\u7528\\u8BC1\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"pressure-vessel\",\"text\":\"\\u538B\\u529B\\u5BB9\\u5668\\u51C6\\u7528\\u8BC1\",\"print\":\"\\u538B\\u529B\\u5BB9\\u5668\\u51C6\\u7528\\u8BC1\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"notApplicable\":true,\"grade\":\"general\"}]},{\"key\":\"gas\",\"text\":\"\\u71C3\\u6C14\\u4F7F\\u7528\",\"items\":[{\"key\":\"reducing-valve\",\"text\":\"\\u51CF\\u538B\\u9600\\u6709\\u65E0\\u7834\\u635F\",\"print\":\"\\u51CF\\u538B\\u9600\\u6709\\u65E0\\u7834\\u635F\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u65E0\"}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"hose-aged\",\"text\":\"\\u80F6\\u7BA1\\u662F\\u5426\\u8001\\u5316\",\"print\":\"\\u80F6\\u7BA1\\u662F\\u5426\\u8001\\u5316\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u662F\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u5426\"}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"hose-length\",\"text\":\"\\u80F6\\u7BA1\\u957F\\u5EA6\\u662F\\u5426\\u8D85\\u8FC72\\u7C73\",\"print\":\"\\u80F6\\u7BA1\\u957F\\u5EA6\\u662F\\u5426\\u8D85\\u8FC72\\u7C73\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u662F\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u5426\"}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"hose-clip\",\"text\":\"\\u80F6\\u7BA1\\u8FDE\\u63A5\\u6709\\u65E0\\u5361\\u6263\",\"print\":\"\\u80F6\\u7BA1\\u8FDE\\u63A5\\u6709\\u65E0\\u5361\\u6263\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"notApplicable\":true,\"grade\":\"general\"}]},{\"key\":\"extinguishers\",\"text\":\"\\u6D88\\u9632\\u5668\\u6750\",\"items\":[{\"key\":\"extinguisher\",\"text\":\"\\u706D\\u706B\\u5668\",\"print\":\"\\u706D\\u706B\\u5668\\uFF1A\",\"options\":[{\"key\":\"missing\",\"text\":\"\\u672A\\u914D\\u7F6E\",\"defect\":true},{\"key\":\"good\",\"text\":\"\\u5B8C\\u597D\\u6709\\u6548\"},{\"key\":\"failed\",\"text\":\"\\u5931\\u6548\",\"defect\":true}],\"grade\":\"general\"},{\"key\":\"use-sign\",\"text\":\"\\u4F7F\\u7528\\u6807\\u724C\",\"print\":\"\\u4F7F\\u7528\\u6807\\u724C\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"grade\":\"general\"}]},{\"key\":\"warnings\",\"text\":\"\\u8B66\\u793A\\u6807\\u5FD7\\u548C\\u9632\\u62A4\",\"items\":[{\"key\":\"hazard-signs\",\"text\":\"\\u8F83\\u5927\\u5371\\u9669\\u56E0\\u7D20\\u573A\\u6240\\u8BBE\\u5907\\u8B66\\u793A\\u6807\\u5FD7\",\"print\":\"\\u8F83\\u5927\\u5371\\u9669\\u56E0\\u7D20\\u573A\\u6240\\u8BBE\\u5907\\u8B66\\u793A\\u6807\\u5FD7\\uFF1A\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"notApplicable\":true,\"grade\":\"general\"},{\"key\":\"covers\",\"text\":\"\\u5382\\u533A\\u5185\\u7684\\u5751\\u3001\\u6C9F\\u3001\\u6C60\\u3001\\u4E95\\u3001\\u9661\\u5761\\u7B49\\u5B89\\u5168\\u76D6\\u677F\\u6216\\u62A4\\u680F\",\"print\":\"\\u5382\\u533A\\u5185\\u7684\\u5751\\u3001\\u6C9F\\u3001\\u6C60\\u3001\\u4E95\\u3001\\u9661\\u5761\\u7B49\\u5B89\\u5168\\u76D6\\u677F\\u6216\\u62A4\\u680F\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\"},{\"key\":\"no\",\"text\":\"\\u65E0\",\"defect\":true}],\"notApplicable\":true,\"grade\":\"general\"}]},{\"key\":\"illegal-storage\",\"text\":\"\\u975E\\u6CD5\\u751F\\u4EA7\\u7ECF\\u8425\\u50A8\\u5B58\\u5371\\u9669\\u54C1\",\"items\":[{\"key\":\"illegal-storage\",\"text\":\"\\u975E\\u6CD5\\u751F\\u4EA7\\u7ECF\\u8425\\u50A8\\u5B58\\u5371\\u9669\\u54C1\",\"print\":\"\",\"options\":[{\"key\":\"yes\",\"text\":\"\\u6709\",\"defect\":true},{\"key\":\"no\",\"text\":\"\\u65E0\"}],\"grade\":\"general\",\"fields\":[{\"key\":\"address\",\"text\":\"\\u5730\\u5740\\uFF1A\"},{\"key\":\"goods\",\"text\":\"\\u751F\\u4EA7\\u7ECF\\u8425\\u7269\\u54C1\\u540D\\u79F0\"},{\"key\":\"amount\",\"text\":\"\\u6570\\u91CF\\uFF1A\"}],\"fieldsOn\":\"yes\"}]}]}", 636735744000000000L, "系统", 1, 636735744000000000L, "系统", 0 });

            migrationBuilder.CreateIndex(
                name: "IX_hazards_leading_id",
                table: "hazards",
                column: "leading_id");

            migrationBuilder.CreateIndex(
                name: "IX_hazards_source",
                table: "hazards",
                column: "source",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_hazards_station_due_at",
                table: "hazards",
                columns: new[] { "station", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_checklist_versions_checklist_id_number",
                table: "checklist_versions",
                columns: new[] { "checklist_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_checklists_name",
                table: "checklists",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_department_duties_industry",
                table: "department_duties",
                column: "industry");

            migrationBuilder.CreateIndex(
                name: "IX_department_duties_unit_id",
                table: "department_duties",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_grid_officers_certificate_number",
                table: "grid_officers",
                column: "certificate_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_grid_officers_id_number",
                table: "grid_officers",
                column: "id_number");

            migrationBuilder.CreateIndex(
                name: "IX_grid_officers_name",
                table: "grid_officers",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "IX_grid_officers_person_id",
                table: "grid_officers",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_grid_officers_recruitment_id",
                table: "grid_officers",
                column: "recruitment_id");

            migrationBuilder.CreateIndex(
                name: "IX_grid_officers_region_path",
                table: "grid_officers",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_hazard_hops_unit_id_from",
                table: "hazard_hops",
                columns: new[] { "unit_id", "from" });

            migrationBuilder.CreateIndex(
                name: "IX_hazard_regradings_hazard_id",
                table: "hazard_regradings",
                column: "hazard_id");

            migrationBuilder.CreateIndex(
                name: "IX_inspection_defects_hazard_id",
                table: "inspection_defects",
                column: "hazard_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspection_rules_first_day",
                table: "inspection_rules",
                column: "first_day",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_checked_at_id",
                table: "inspections",
                columns: new[] { "checked_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_checklist_version_id",
                table: "inspections",
                column: "checklist_version_id");

            migrationBuilder.CreateIndex(
                name: "IX_inspections_enterprise_id_checked_at",
                table: "inspections",
                columns: new[] { "enterprise_id", "checked_at" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_inspector_id_day",
                table: "inspections",
                columns: new[] { "inspector_id", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_number",
                table: "inspections",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_region_path",
                table: "inspections",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_inspections_result_checked_at",
                table: "inspections",
                columns: new[] { "result", "checked_at" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_street_code_checked_at",
                table: "inspections",
                columns: new[] { "street_code", "checked_at" });

            migrationBuilder.CreateIndex(
                name: "IX_minimum_wages_first_day",
                table: "minimum_wages",
                column: "first_day",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_officer_assignments_grid_code_first_day",
                table: "officer_assignments",
                columns: new[] { "grid_code", "first_day" });

            migrationBuilder.CreateIndex(
                name: "IX_officer_assignments_officer_id_first_day",
                table: "officer_assignments",
                columns: new[] { "officer_id", "first_day" });

            migrationBuilder.CreateIndex(
                name: "IX_officer_assignments_region_path",
                table: "officer_assignments",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_officer_contracts_officer_id_first_day",
                table: "officer_contracts",
                columns: new[] { "officer_id", "first_day" });

            migrationBuilder.CreateIndex(
                name: "IX_officer_equipment_officer_id",
                table: "officer_equipment",
                column: "officer_id");

            migrationBuilder.CreateIndex(
                name: "IX_patrol_plans_grid_code_first_day",
                table: "patrol_plans",
                columns: new[] { "grid_code", "first_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_patrol_plans_region_path",
                table: "patrol_plans",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_patrol_stops_enterprise_id",
                table: "patrol_stops",
                column: "enterprise_id");

            migrationBuilder.CreateIndex(
                name: "IX_recruitments_reference_day",
                table: "recruitments",
                column: "reference_day");

            migrationBuilder.CreateIndex(
                name: "IX_training_participants_officer_id",
                table: "training_participants",
                column: "officer_id");

            migrationBuilder.CreateIndex(
                name: "IX_training_plans_region_path_year",
                table: "training_plans",
                columns: new[] { "region_path", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_training_sessions_last_day",
                table: "training_sessions",
                column: "last_day");

            migrationBuilder.CreateIndex(
                name: "IX_training_sessions_region_path",
                table: "training_sessions",
                column: "region_path");

            migrationBuilder.CreateIndex(
                name: "IX_work_log_entries_day_region_path",
                table: "work_log_entries",
                columns: new[] { "day", "region_path" });

            migrationBuilder.CreateIndex(
                name: "IX_work_log_entries_inspection_id",
                table: "work_log_entries",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "IX_work_log_entries_officer_id_day",
                table: "work_log_entries",
                columns: new[] { "officer_id", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_work_log_entries_region_path",
                table: "work_log_entries",
                column: "region_path");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "department_duties");

            migrationBuilder.DropTable(
                name: "hazard_feedback");

            migrationBuilder.DropTable(
                name: "hazard_hops");

            migrationBuilder.DropTable(
                name: "hazard_regradings");

            migrationBuilder.DropTable(
                name: "inspection_defects");

            migrationBuilder.DropTable(
                name: "inspection_rules");

            migrationBuilder.DropTable(
                name: "minimum_wages");

            migrationBuilder.DropTable(
                name: "officer_assignments");

            migrationBuilder.DropTable(
                name: "officer_contracts");

            migrationBuilder.DropTable(
                name: "officer_equipment");

            migrationBuilder.DropTable(
                name: "patrol_stops");

            migrationBuilder.DropTable(
                name: "training_participants");

            migrationBuilder.DropTable(
                name: "training_plans");

            migrationBuilder.DropTable(
                name: "work_log_entries");

            migrationBuilder.DropTable(
                name: "inspections");

            migrationBuilder.DropTable(
                name: "grid_officers");

            migrationBuilder.DropTable(
                name: "patrol_plans");

            migrationBuilder.DropTable(
                name: "training_sessions");

            migrationBuilder.DropTable(
                name: "checklist_versions");

            migrationBuilder.DropTable(
                name: "recruitments");

            migrationBuilder.DropTable(
                name: "checklists");

            migrationBuilder.DropIndex(
                name: "IX_hazards_leading_id",
                table: "hazards");

            migrationBuilder.DropIndex(
                name: "IX_hazards_source",
                table: "hazards");

            migrationBuilder.DropIndex(
                name: "IX_hazards_station_due_at",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "held_since",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "holder_name",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "holder_role",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "holder_unit_id",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "leading_id",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "measure",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "rectified_at",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "source",
                table: "hazards");

            migrationBuilder.DropColumn(
                name: "station",
                table: "hazards");
        }
    }
}
