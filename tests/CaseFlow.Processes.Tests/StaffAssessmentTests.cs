using System.Text.Json.Nodes;
using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>Quarters and years of grid officers as their process assesses them (R60-R69, acceptance C17-C22).</summary>
public sealed class StaffAssessmentTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C17_Two_failed_quarters_fail_the_year_at_once_and_open_the_dismissal(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-01-02", Repository.Definition("staff-assessment"));
        var staff = new AssessedStaff(yanta);
        var officer = await staff.TakeOnAsync("网格员王芳", 1, yanta.Person("网格员王芳"));
        await yanta.PassAsync("2019-04-08", "10:00");
        await staff.GradeAsync(officer, "2019-1", AssessmentGrades.Unqualified);
        await yanta.PassAsync("2019-07-08", "10:00");
        await staff.GradeAsync(officer, "2019-2", AssessmentGrades.Qualified);
        (await staff.YearAsync(officer, 2019)).ShouldBeNull();
        (await staff.DismissalsAsync()).ShouldBeEmpty();

        await yanta.PassAsync("2019-10-09", "10:00");
        await staff.GradeAsync(officer, "2019-3", AssessmentGrades.Unqualified);

        var year = (await staff.YearAsync(officer, 2019)).ShouldNotBeNull();
        (year.State, year.Grade, year.ConfirmedAt!.Value.ChinaDate()).ShouldBe((AssessmentStates.Confirmed, AssessmentGrades.Unqualified, new DateOnly(2019, 10, 9)));
        var dismissal = (await staff.DismissalsAsync()).ShouldHaveSingleItem();
        (dismissal.OfficerId, dismissal.AssessmentId).ShouldBe((officer, year.Id));
        (await staff.TasksAsync(dismissal.Id)).ShouldBe(["陈述申辩"]);
    }

    /// <summary>The grade of a quarter that is confirmed late belongs to its own quarter.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C18_Fails_of_two_assessment_years_are_not_added_up_however_late_the_first_was_confirmed(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-10-08", Repository.Definition("staff-assessment"));
        var staff = new AssessedStaff(yanta);
        var officer = await staff.TakeOnAsync("网格员王芳", 1, yanta.Person("网格员王芳"));
        await yanta.PassAsync("2019-01-15", "10:00");
        await staff.GradeAsync(officer, "2018-4", AssessmentGrades.Unqualified);
        await yanta.PassAsync("2019-04-08", "10:00");
        await staff.GradeAsync(officer, "2019-1", AssessmentGrades.Unqualified);

        (await staff.DismissalsAsync()).ShouldBeEmpty();
        var years = await yanta.SendAsync(new AssessmentsOfOfficer(officer), "街道陈军");
        years.Select(y => (y.Year, y.Fails)).ShouldBe([(2019, 1), (2018, 1)]);
        var last = (await staff.YearAsync(officer, 2018)).ShouldNotBeNull();
        (last.State, last.ProposedName).ShouldBe((AssessmentStates.Scored, "基本合格"));
    }

    /// <summary>A district may let its assessment year begin in another month: then the same two quarters are of one year.</summary>
    [Fact]
    public async Task C18_Assessment_year_that_begins_in_october_adds_the_same_two_quarters_up()
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2018-10-08", Repository.Definition("staff-assessment").WithVariable("yearStartMonth", "10"));
        var staff = new AssessedStaff(yanta);
        var officer = await staff.TakeOnAsync("网格员王芳", 1, yanta.Person("网格员王芳"));
        await yanta.PassAsync("2019-01-15", "10:00");
        await staff.GradeAsync(officer, "2018-1", AssessmentGrades.Unqualified);
        await yanta.PassAsync("2019-04-08", "10:00");
        await staff.GradeAsync(officer, "2018-2", AssessmentGrades.Unqualified);
        (await staff.DismissalsAsync()).ShouldHaveSingleItem().Year.ShouldBe(2018);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C20_Four_times_basically_qualified_fires_nothing_and_the_year_waits_for_confirmation(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-01-02", Repository.Definition("staff-assessment"));
        var staff = new AssessedStaff(yanta);
        var officer = await staff.TakeOnAsync("网格员王芳", 1, yanta.Person("网格员王芳"));
        foreach (var (day, period) in new[] { ("2019-04-08", "2019-1"), ("2019-07-08", "2019-2"), ("2019-10-09", "2019-3"), ("2020-01-06", "2019-4") })
        {
            await yanta.PassAsync(day, "10:00");
            await staff.GradeAsync(officer, period, AssessmentGrades.Basic);
        }

        var year = (await staff.YearAsync(officer, 2019)).ShouldNotBeNull();
        (year.State, year.Total, year.ProposedName).ShouldBe((AssessmentStates.Scored, 70m, "基本合格"));
        await staff.DoAsync(year.Id, "提出监督考核意见", "Given", "安委办李强", new() { ["opinion"] = "同意" });
        await staff.DoAsync(year.Id, "确认年度考核等次", "Confirmed", "街道陈军", []);
        (await staff.YearAsync(officer, 2019))!.Grade.ShouldBe(AssessmentGrades.Basic);
        (await staff.DismissalsAsync()).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C21_Absence_fails_the_quarter_without_a_severity_test_and_neglect_only_by_a_reasoned_decision(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-04-01", Repository.Definition("staff-assessment"));
        var staff = new AssessedStaff(yanta);
        var absent = await staff.TakeOnAsync("网格员王芳", 1, yanta.Person("网格员王芳"));
        var late = await staff.TakeOnAsync("网格员丁一", 2);
        await yanta.PassAsync("2019-07-08", "10:00");

        var id = (await staff.FindAsync(absent, "2019-2")).Id;
        (await staff.TryAsync(id, "考核评分", "Scored", "街道陈军", AssessedStaff.Scores(95, null, Ground("absent", null, null)))).Refusals.Single().Code.ShouldBe("assessment.ground-reason");
        var beyond = AssessedStaff.Scores(95, null);
        beyond["attitude"] = 101;
        (await staff.TryAsync(id, "考核评分", "Scored", "街道陈军", beyond)).Refusals.Single().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("assessment.score-range"), r => r.Field.ShouldBe("attitude"));
        await staff.DoAsync(id, "考核评分", "Scored", "街道陈军", AssessedStaff.Scores(95, null, Ground("absent", null, "2019年5月14日无故旷工")));
        await staff.DoAsync(id, "提出监督考核意见", "Given", "安委办李强", new() { ["opinion"] = "同意" });
        (await staff.TryAsync(id, "确认考核等次", "Confirmed", "街道陈军", new() { ["grade"] = "qualified", ["reason"] = "表现尚可" })).Refusals.Single().Code.ShouldBe("assessment.mandatory");
        await staff.DoAsync(id, "确认考核等次", "Confirmed", "街道陈军", []);
        (await staff.FindAsync(absent, "2019-2")).Grade.ShouldBe(AssessmentGrades.Unqualified);

        id = (await staff.FindAsync(late, "2019-2")).Id;
        foreach (var (ground, code) in new[] { (Ground("poor-reporting", null, "6月3日的隐患6月10日才上报"), "assessment.severity-missing"), (Ground("poor-reporting", false, null), "assessment.ground-reason") })
        {
            (await staff.TryAsync(id, "考核评分", "Scored", "街道陈军", AssessedStaff.Scores(95, null, ground))).Refusals.Single().Code.ShouldBe(code);
        }

        await staff.DoAsync(id, "考核评分", "Scored", "街道陈军", AssessedStaff.Scores(95, null, Ground("poor-reporting", false, "一般隐患，迟报一天，未造成后果")));
        (await staff.FindAsync(late, "2019-2")).ProposedName.ShouldBe("合格");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Task_done_late_asks_whether_it_was_severe_before_the_quarter_is_scored(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-04-01", Repository.Definition("staff-assessment"));
        var staff = new AssessedStaff(yanta);
        var officer = await staff.TakeOnAsync("网格员王芳", 1, yanta.Person("网格员王芳"));
        await DisposedHazard.PeopleAsync(yanta);
        var hazard = await DisposedHazard.ReportAsync(yanta, "网格员王芳");
        await yanta.PassAsync("2019-05-20", "10:00");
        await hazard.HandleAsync("网格员王芳");
        await yanta.PassAsync("2019-07-08", "10:00");

        var id = (await staff.FindAsync(officer, "2019-2")).Id;
        (await staff.TryAsync(id, "考核评分", "Scored", "街道陈军", AssessedStaff.Scores(95, null))).Refusals.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(r => r.Code.ShouldBe("assessment.late-undecided"), r => r.Field.ShouldBe("grounds"));
        await staff.DoAsync(id, "考核评分", "Scored", "街道陈军", AssessedStaff.Scores(95, null, Ground("poor-reporting", false, "隐患较轻，未造成后果")));
        (await staff.FindAsync(officer, "2019-2")).ProposedName.ShouldBe("合格");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C22_Fails_follow_the_person_and_never_pass_to_the_successor(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-01-02", Repository.Definition("staff-assessment"));
        var staff = new AssessedStaff(yanta);
        var a = await staff.TakeOnAsync("网格员王芳", 1, yanta.Person("网格员王芳"));
        await yanta.PassAsync("2019-04-08", "10:00");
        await staff.GradeAsync(a, "2019-1", AssessmentGrades.Unqualified);
        await yanta.PassAsync("2019-07-08", "10:00");
        await staff.GradeAsync(a, "2019-2", AssessmentGrades.Unqualified);
        await yanta.PassAsync("2019-07-10", "09:00");
        await yanta.SendAsync(new RecordDeparture(a, new(2019, 7, 10), "年度考核不合格"), "街道陈军");
        await yanta.PassAsync("2019-07-22", "09:00");
        var b = await staff.TakeOnAsync("网格员乙", 2);

        await yanta.PassAsync("2019-10-09", "10:00");
        await staff.GradeAsync(b, "2019-3", AssessmentGrades.Unqualified);
        (await staff.DismissalsAsync()).Select(d => d.OfficerId).ShouldBe([a]);
        (await yanta.SendAsync(new AssessmentsOfOfficer(b), "街道陈军")).Single().Fails.ShouldBe(1);

        await yanta.PassAsync("2020-01-06", "10:00");
        await staff.GradeAsync(b, "2019-4", AssessmentGrades.Unqualified);
        (await staff.YearAsync(b, 2019))!.Grade.ShouldBe(AssessmentGrades.Unqualified);
        (await staff.DismissalsAsync()).Select(d => d.OfficerId).ShouldBe([b, a]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A16_Officer_of_a_few_days_is_not_assessed_and_the_reason_is_kept(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-03-10", Repository.Definition("staff-assessment"));
        var staff = new AssessedStaff(yanta);
        var officer = await staff.TakeOnAsync("网格员王芳", 1, yanta.Person("网格员王芳"));
        await yanta.PassAsync("2019-04-01", "10:00");

        var item = await staff.FindAsync(officer, "2019-1");
        (item.State, item.ServedDays).ShouldBe((AssessmentStates.NotAssessed, 22));
        (await yanta.SendAsync(new AssessmentDetails(item.Id), "街道陈军")).Entries.Single().Text.ShouldBe("本季度在网格服务22天，不足30天，不考核");
        (await staff.TasksAsync(item.Id)).ShouldBeEmpty();
        (await yanta.District.SendAsync(new OpenAssessmentQuarter(2019, 1), await yanta.ActorAsync("安委办李强"))).Refusals.Single().Code.ShouldBe("assessment.quarter-opened");
        (await yanta.District.SendAsync(new OpenAssessmentQuarter(2019, 2), await yanta.ActorAsync("安委办李强"))).Refusals.Single().Code.ShouldBe("assessment.quarter-not-over");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Officer_sees_the_own_grade_objects_and_the_street_decides(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-01-02", Repository.Definition("staff-assessment"));
        var staff = new AssessedStaff(yanta);
        var officer = await staff.TakeOnAsync("网格员王芳", 1, yanta.Person("网格员王芳"));
        await staff.TakeOnAsync("网格员丁一", 2);
        await yanta.PassAsync("2019-04-08", "10:00");
        var id = (await staff.FindAsync(officer, "2019-1")).Id;
        (await staff.TryAsync(id, "考核评分", "Scored", "街道陈军", AssessedStaff.Scores(70, " "))).Refusals.Single().Code.ShouldBe("assessment.reason-missing");
        await staff.GradeAsync(officer, "2019-1", AssessmentGrades.Basic);

        (await yanta.SendAsync(new MyNotices(new PageRequest(1, 50)), "网格员王芳")).Notices.Items.ShouldContain(n => n.Title == "考核等次已确认" && n.Text.Contains("基本合格"));
        (await yanta.SendAsync(new ListAssessments(), "网格员王芳")).Page.Items.ShouldHaveSingleItem().Id.ShouldBe(id);
        await staff.DoAsync(id, "对本人考核等次的意见", "Objected", "网格员王芳", new() { ["reason"] = "三月的巡查未计入" });
        await yanta.PassAsync("2019-04-20", "10:00");
        await staff.DoAsync(id, "处理考核申诉", "Changed", "街道陈军", new() { ["grade"] = "qualified", ["reason"] = "补录三月巡查" });

        var view = await yanta.SendAsync(new AssessmentDetails(id), "网格员王芳");
        view.Item.Grade.ShouldBe(AssessmentGrades.Qualified);
        view.Entries.Select(e => e.Kind).Reverse().ShouldBe(["scored", "opinion", "confirmed", "objected", "corrected"]);
        view.Entries.Single(e => e.Kind == "confirmed").GradeName.ShouldBe("基本合格");
        await staff.EndedAsync(id);
    }

    private static JsonObject Ground(string ground, bool? severe, string? reason) => new() { ["ground"] = ground, ["severe"] = severe, ["reason"] = reason };
}
