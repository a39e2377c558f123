using CaseFlow.Domain.Audit;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Domain.Timeline;
using CaseFlow.Domain.Training;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Tests.GridOfficers;

/// <summary>First trained, then on post (R37, R55), and what a grid without a full-time officer says (R121).</summary>
public sealed class AssignmentTests
{
    private const string Grid = SmallDistrict.XiaozhaiCommunity;

    /// <summary>C26.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Hire_who_failed_the_exam_gets_no_certificate_and_no_grid(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var officer = await staff.HireAsync();
        var training = await staff.TrainingAsync(TrainingKinds.PreJob, "2019-03-08", 40);
        await staff.AttendAsync(training, new AttendanceLine(officer, 40, false));

        (await CodeAsync(staff, new AssignOfficer(officer, Grid, Staff.Day("2019-03-11")))).ShouldBe("officer.exam-not-passed");
        (await CodeAsync(staff, new IssueCertificate(officer, "雁网001", Staff.Day("2019-03-10")))).ShouldBe("officer.exam-not-passed");

        await staff.AttendAsync(await staff.TrainingAsync(TrainingKinds.PreJob, "2019-03-20", 40), new AttendanceLine(officer, 40, true));
        (await CodeAsync(staff, new AssignOfficer(officer, Grid, Staff.Day("2019-03-21")))).ShouldBe("officer.not-certified");
        (await CodeAsync(staff, new IssueCertificate(officer, "雁网001", Staff.Day("2019-03-19")))).ShouldBe("officer.certificate-before-exam");
        (await CodeAsync(staff, new IssueCertificate(officer, "雁网001", Staff.Day("2020-01-01")))).ShouldBe("officer.day-future");
        await staff.OkAsync(new IssueCertificate(officer, "雁网001", Staff.Day("2019-03-22")));
        (await CodeAsync(staff, new AssignOfficer(officer, Grid, Staff.Day("2019-03-21")))).ShouldBe("officer.not-certified");
        await staff.OkAsync(new AssignOfficer(officer, Grid, Staff.Day("2019-03-22")));
        (await staff.FileAsync(officer)).State.ShouldBe(OfficerStates.OnPost);
        (await staff.AttendAsync(training, new AttendanceLine(officer, 40, false, Staff.Day("2019-03-09")))).Refusals.ShouldBeEmpty("another exam was passed");
    }

    /// <summary>C25, as far as the staff says it.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Community_is_vacant_from_the_day_its_only_full_time_officer_leaves(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var officer = await staff.CertifiedAsync();
        await staff.OkAsync(new AssignOfficer(officer, Grid, Staff.Day("2019-04-01")));
        var other = await staff.HireAsync(staff.PartTime());
        await staff.OkAsync(new AssignOfficer(other, Grid, Staff.Day("2019-04-01")));
        await staff.OkAsync(new RecordDeparture(officer, Staff.Day("2019-07-10"), "辞职"));

        (await VacantAsync(staff, "2019-07-09")).ShouldBeEmpty();
        var vacancy = (await VacantAsync(staff, "2019-07-10")).Single();
        (vacancy.CommunityCode, vacancy.Since, vacancy.PartTime.Single()).ShouldBe((Grid, new DateOnly(2019, 7, 10), "李治保"));
        (await staff.WithGridStaffAsync(s => s.OfGridAsync(Grid, Staff.Day("2019-07-09"), default))).Select(m => (m.Name, m.FullTime)).ShouldBe([("王小明", true), ("李治保", false)]);
        (await staff.WithGridStaffAsync(s => s.OfGridAsync(Grid, Staff.Day("2019-07-10"), default))).Single().FullTime.ShouldBeFalse();
        (await CodeAsync(staff, new AssignOfficer(officer, Grid, Staff.Day("2019-08-01")))).ShouldBe("officer.left");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Grid_opens_the_post_that_tasks_go_to_and_leaving_ends_it(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var officer = await staff.CertifiedAsync();
        var person = (await staff.FileAsync(officer)).PersonId;
        (await staff.District.ActorAsync(person)).ShouldBeNull();

        await staff.OkAsync(new AssignOfficer(officer, Grid, Staff.Day("2019-04-01")));
        var self = (await staff.District.ActorAsync(person))!;
        (self.UnitName, self.Is(Roles.GridOfficer)).ShouldBe(("长安大学社区", true));
        await staff.OkAsync(new OfficerDetails(officer), self);

        await staff.OkAsync(new RecordDeparture(officer, Staff.Day("2019-12-31"), "辞职"));
        (await staff.District.ActorAsync(person)).ShouldBeNull();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Full_time_officer_has_one_grid_at_a_time(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var officer = await staff.CertifiedAsync();
        await staff.OkAsync(new AssignOfficer(officer, Grid, Staff.Day("2019-04-01")));

        (await CodeAsync(staff, new AssignOfficer(officer, Grid, Staff.Day("2019-05-01")))).ShouldBe("officer.assigned-already");
        var assignment = (await staff.FileAsync(officer)).Grids.Single().Id;
        (await CodeAsync(staff, new EndAssignment(officer, assignment, Staff.Day("2019-03-31"), "调整"))).ShouldBe("officer.ends-before");
        await staff.OkAsync(new EndAssignment(officer, assignment, Staff.Day("2019-06-01"), "调整"));
        (await staff.FileAsync(officer)).State.ShouldBe(OfficerStates.Ready);
        (await CodeAsync(staff, new AssignOfficer(officer, Grid, Staff.Day("2019-05-31")))).ShouldBe("officer.assigned-already");
        await staff.OkAsync(new AssignOfficer(officer, Grid, Staff.Day("2019-06-01")));
        (await CodeAsync(staff, new AssignOfficer(officer, SmallDistrict.QujiangCommunity, Staff.Day("2019-07-01")))).ShouldBe("officer.grid-outside");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Grid_officers_open_their_own_file_and_the_community_those_of_its_grid(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var (one, two) = (await staff.CertifiedAsync(), await staff.HireAsync(staff.PartTime()));
        await staff.OkAsync(new AssignOfficer(one, Grid, Staff.Day("2019-04-01")));
        await staff.OkAsync(new AssignOfficer(two, Grid, Staff.Day("2019-04-01")));
        await staff.HireAsync(staff.PartTime("孙调解") with { OriginalRole = "调解员" });
        var self = (await staff.District.ActorAsync((await staff.FileAsync(one)).PersonId))!;
        var lead = (await staff.District.ActorAsync(await staff.District.EnrolAsync("钱主任", Roles.CommunityLead, "长安大学社区")))!;

        (await staff.OkAsync(new ListGridOfficers(), self)).Page.Items.Single().Id.ShouldBe(one);
        (await staff.SendAsync(new OfficerDetails(two), self)).Succeeded.ShouldBeFalse();
        (await staff.SendAsync(new CaseTimeline(two), self)).Succeeded.ShouldBeFalse();
        (await staff.OkAsync(new ListGridOfficers(), lead)).Page.Items.Select(i => i.Id).ShouldBe([one, two], ignoreOrder: true);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Staff_of_a_region_counts_by_kind_and_its_parts_add_up(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        await staff.OkAsync(new AssignOfficer(await staff.CertifiedAsync(), Grid, Staff.Day("2019-04-01")));
        await staff.OkAsync(new AssignOfficer(await staff.HireAsync(staff.PartTime()), Grid, Staff.Day("2019-04-01")));

        var district = await staff.OkAsync(new StaffOfRegion(), staff.Office);
        (district.FullTime, district.PartTime, district.Vacancies.Single().CommunityName).ShouldBe((1, 1, "东曲社区"));
        district.Parts.Select(p => (p.Name, p.FullTime, p.PartTime, p.Vacancies)).ShouldBe([("小寨路街道", 1, 1, 0), ("曲江街道", 0, 0, 1)]);
        (await staff.OkAsync(new StaffOfRegion(Day: Staff.Day("2019-03-31")), staff.Office)).FullTime.ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Staff_of_a_day_counts_to_the_street_in_which_its_community_lay_then(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        await staff.OkAsync(new AssignOfficer(await staff.CertifiedAsync(), Grid, Staff.Day("2019-04-01")));
        var (old, other) = (await staff.OkAsync(new StaffOfRegion(), staff.Office)) is { Parts: [var first, var second] } ? (first.RegionCode, second.RegionCode) : default;
        await staff.OkAsync(new MoveCommunity(Grid, other, Staff.Day("2019-12-31"), "区划调整"), staff.Office);

        foreach (var (day, street, others) in new[] { ("2019-12-30", 1, 0), ("2019-12-31", 0, 1) })
        {
            (await staff.OkAsync(new StaffOfRegion(old, Staff.Day(day)), staff.Office)).FullTime.ShouldBe(street);
            var now = await staff.OkAsync(new StaffOfRegion(other, Staff.Day(day)), staff.Office);
            (now.FullTime, now.Vacancies.Count(v => v.CommunityCode == Grid)).ShouldBe((others, 0));
            (await staff.OkAsync(new StaffOfRegion(Day: Staff.Day(day)), staff.Office)).Parts.Select(p => p.FullTime).ShouldBe([street, others]);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Everything_about_an_officer_is_one_story_and_one_audit_chain(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var officer = await staff.CertifiedAsync();
        var equipment = await staff.OkAsync(new IssueEquipment(officer, "mobile-terminal", "终端 0001", Staff.Day("2019-03-10")));
        await staff.OkAsync(new ReturnEquipment(officer, equipment, Staff.Day("2019-03-11")));
        (await CodeAsync(staff, new ReturnEquipment(officer, equipment, Staff.Day("2019-03-12")))).ShouldBe("officer.equipment-unknown");

        (await staff.OkAsync(new CaseTimeline(officer))).Items.Select(i => i.Kind).Reverse().ShouldBe(
        [
            "timeline.officer-hired", "timeline.officer-trained", "timeline.officer-exam-passed", "timeline.officer-certified", "timeline.officer-equipped", "timeline.officer-returned",
        ]);
        var audited = await staff.District.Product.WithDbAsync(db => db.Set<AuditEntry>().Where(e => e.Chain == officer && e.Succeeded).OrderBy(e => e.Sequence).Select(e => new { e.Command, e.Changes }).ToListAsync());
        audited.Select(e => e.Command).ShouldBe([nameof(HireOfficer), nameof(IssueCertificate), nameof(IssueEquipment), nameof(ReturnEquipment)]);
        audited.ShouldAllBe(e => !e.Changes.Contains("61011319900101"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task File_is_put_right_with_a_reason_and_by_who_saw_what_it_said(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var officer = await staff.CertifiedAsync();
        var before = await staff.OkAsync(new OfficerDetails(officer));
        (await CodeAsync(staff, new CorrectOfficer(officer, before.Version, "搬家"))).ShouldBe("officer.nothing-corrected");
        (await CodeAsync(staff, new CorrectOfficer(officer, before.Version, " ", ResidencePlace: "丈八沟街道"))).ShouldBe("officer.reason-missing");
        (await CodeAsync(staff, new CorrectOfficer(officer, before.Version, "误填", OriginalRole: OriginalRoles.All[0]))).ShouldBe("officer.no-original-role");
        (await CodeAsync(staff, new CorrectOfficer(officer, before.Version, "误填", Education: "phd?"))).ShouldBe("officer.education");

        await staff.OkAsync(new CorrectOfficer(officer, before.Version, "搬家", Phone: "13900000000", ResidencePlace: "丈八沟街道"));
        var after = await staff.OkAsync(new OfficerDetails(officer));
        (after.Phone, after.ResidencePlace, after.EducationName).ShouldBe(("139****0000", "丈八沟街道", before.EducationName));
        (await CodeAsync(staff, new CorrectOfficer(officer, before.Version, "搬家", Phone: "13900000001"))).ShouldBe("conflict.changed");
        (await staff.OkAsync(new CaseTimeline(officer))).Items[0].Text.ShouldBe("更正档案：搬家");
    }

    private static async Task<string> CodeAsync<T>(Staff staff, ICommand<T> command) => (await staff.SendAsync(command)).Refusals.Single().Code;

    private static async Task<IEnumerable<Vacancy>> VacantAsync(Staff staff, string day) =>
        await staff.WithGridStaffAsync(s => s.VacanciesAsync(SmallDistrict.Xiaozhai, Staff.Day(day), default));
}
