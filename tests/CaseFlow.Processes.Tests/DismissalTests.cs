using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.Dismissals;
using CaseFlow.Domain.Documents;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Recordings;

namespace CaseFlow.Processes.Tests;

/// <summary>Dismissal and replacement as their process runs them (R66, R121, acceptance C25), and what corrections do to it.</summary>
public sealed class DismissalTests
{
    private static readonly string[] Fails = ["2019-1", "2019-2"];

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Officer_is_heard_leaves_and_is_replaced_and_the_successor_closes_the_case(DatabaseProvider database)
    {
        var (staff, officer, dismissal) = await FailedAsync(database);
        await using var yanta = staff.Yanta;
        (await yanta.SendAsync(new DocumentsOf(dismissal), "网格员王芳")).ShouldHaveSingleItem().Template.ShouldBe("dismissal-notice");
        await staff.DoAsync(dismissal, "陈述申辩", "Answered", "网格员王芳", new() { ["statement"] = "家中有事" });
        await yanta.PassAsync("2019-07-17", "09:00");
        await staff.DoAsync(dismissal, "履行辞退程序", "Finished", "街道陈军", new() { ["account"] = "已谈话，退回劳务派遣公司" });
        (await staff.TryAsync(dismissal, "登记离职", "Recorded", "街道陈军", new() { ["leftOn"] = "2019-08-01" })).Refusals.Single().Code.ShouldBe("officer.day-future");
        await staff.DoAsync(dismissal, "登记离职", "Recorded", "街道陈军", new() { ["leftOn"] = "2019-07-17" });

        (await yanta.SendAsync(new OfficerDetails(officer))).State.ShouldBe(OfficerStates.Left);
        (await yanta.SendAsync(new DocumentsOf(dismissal), "街道陈军")).Select(d => d.Template).ShouldBe(["replacement-request", "dismissal-notice"], ignoreOrder: true);
        await staff.DoAsync(dismissal, "登记劳务派遣公司答复", "Replied", "街道陈军", new() { ["repliedOn"] = "2019-07-17", ["reply"] = "一个月内派员" });
        (await yanta.SendAsync(new DismissalDetails(dismissal), "街道陈军")).Vacant.ShouldBeTrue();
        (await staff.TryAsync(dismissal, "补员到岗", "Filled", "街道陈军", [])).Refusals.Single().Code.ShouldBe("dismissal.still-vacant");
        await staff.TakeOnAsync("网格员乙", 2);

        var closed = (await staff.DismissalsAsync()).Single();
        (closed.State, closed.LeftOn, closed.Successor).ShouldBe((DismissalStates.Closed, new DateOnly(2019, 7, 17), "网格员乙"));
        (await staff.TasksAsync(dismissal)).ShouldBeEmpty();
        await staff.EndedAsync(dismissal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Corrected_grade_stops_the_dismissal_with_the_reason_and_both_states_stay_visible(DatabaseProvider database)
    {
        var (staff, officer, dismissal) = await FailedAsync(database);
        await using var yanta = staff.Yanta;
        var quarter = (await staff.FindAsync(officer, "2019-2")).Id;
        (await yanta.District.SendAsync(new CorrectAssessment(quarter, AssessmentGrades.Basic, " "), await yanta.ActorAsync("街道陈军"))).Refusals.Single().Code.ShouldBe("assessment.reason-needed");
        (await yanta.District.SendAsync(new CorrectAssessment((await staff.YearAsync(officer, 2019))!.Id, AssessmentGrades.Basic, "误"), await yanta.ActorAsync("街道陈军")))
            .Refusals.Single().Code.ShouldBe("assessment.by-rule");

        await yanta.SendAsync(new CorrectAssessment(quarter, AssessmentGrades.Basic, "评分录入有误"), "街道陈军");

        var view = await yanta.SendAsync(new DismissalDetails(dismissal), "街道陈军");
        (view.Item.State, view.EndReason).ShouldBe((DismissalStates.Stopped, "依据已消除：评分录入有误"));
        await staff.EndedAsync(dismissal);
        (await yanta.SendAsync(new AssessmentDetails(quarter), "网格员王芳")).Entries.Where(e => e.GradeName is not null).Select(e => e.GradeName).ShouldBe(["基本合格", "不合格", "不合格"]);
        (await staff.YearAsync(officer, 2019))!.State.ShouldBe(AssessmentStates.Withdrawn);

        await yanta.SendAsync(new CorrectAssessment(quarter, AssessmentGrades.Unqualified, "复核属实"), "街道陈军");
        (await staff.YearAsync(officer, 2019))!.Grade.ShouldBe(AssessmentGrades.Unqualified);
        (await staff.DismissalsAsync()).Select(d => d.State).ShouldBe([DismissalStates.Heard, DismissalStates.Stopped], ignoreOrder: true);
        (await yanta.District.SendAsync(new OpenDismissal((await staff.YearAsync(officer, 2019))!.Id), await yanta.ActorAsync("街道陈军"))).Refusals.Single().Code.ShouldBe("dismissal.opened");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Correction_to_a_second_fail_starts_the_dismissal_but_not_of_somebody_gone(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-01-02", Repository.Definition("staff-assessment"));
        var staff = new AssessedStaff(yanta);
        var officer = await staff.TakeOnAsync("网格员王芳", 1, yanta.Person("网格员王芳"));
        var gone = await staff.TakeOnAsync("网格员丁一", 2);
        foreach (var (day, period, grade) in new[] { ("2019-04-08", "2019-1", AssessmentGrades.Unqualified), ("2019-07-08", "2019-2", AssessmentGrades.Qualified) })
        {
            await yanta.PassAsync(day, "10:00");
            await staff.GradeAsync(officer, period, grade);
            await staff.GradeAsync(gone, period, grade);
        }

        await yanta.SendAsync(new RecordDeparture(gone, new(2019, 7, 8), "辞职"), "街道陈军");
        foreach (var who in new[] { officer, gone })
        {
            await yanta.SendAsync(new CorrectAssessment((await staff.FindAsync(who, "2019-2")).Id, AssessmentGrades.Unqualified, "核实旷工"), "安委办李强");
            (await staff.YearAsync(who, 2019))!.Grade.ShouldBe(AssessmentGrades.Unqualified);
        }

        (await staff.DismissalsAsync()).ShouldHaveSingleItem().OfficerId.ShouldBe(officer);
        var year = (await staff.YearAsync(gone, 2019))!.Id;
        (await yanta.District.SendAsync(new OpenDismissal(year), await yanta.ActorAsync("街道陈军"))).Refusals.Single().Code.ShouldBe("dismissal.gone");
        (await yanta.SendAsync(new CaseTimeline(year, new PageRequest(1, 20)))).Items.ShouldContain(i => i.Kind == "timeline.dismissal-not-opened");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C25_Only_full_time_officer_gone_leaves_a_vacancy_unmanned_patrols_and_hazards_to_the_liaison(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-07-01", Repository.Definition("staff-assessment"));
        await DisposedHazard.PeopleAsync(yanta);
        var staff = new AssessedStaff(yanta);
        var officer = await staff.TakeOnAsync("网格员王芳", 1, yanta.Person("网格员王芳"));
        await yanta.PassAsync("2019-07-10", "09:00");
        await yanta.SendAsync(new RecordDeparture(officer, new(2019, 7, 10), "辞职"), "街道陈军");

        (await yanta.SendAsync(new StaffOfRegion("610113001000"), "街道陈军")).Vacancies.Single(v => v.CommunityCode == "610113001001").Since.ShouldBe(new DateOnly(2019, 7, 10));
        var hazard = await DisposedHazard.ReportAsync(yanta, "社区郭主任");
        (await hazard.WayAsync()).Station.ShouldBe("liaison");
        await yanta.PassAsync("2019-07-20", "09:00");
        var figures = await yanta.SendAsync(new PatrolFigures("610113001000", new(2019, 7, 1), new(2019, 7, 19)), "街道陈军");
        (figures.RecordsDue, figures.Recorded, figures.Unmanned).ShouldBe((30, 0, 23), "the other community never had an officer");
        figures.Worst.Single(g => g.CommunityCode == "610113001001").Unmanned.ShouldBe(8);
        var me = (await yanta.ActorAsync("街道陈军")) with { PersonId = yanta.Person("网格员王芳") };
        (await yanta.District.SendAsync(new ReadWorkLog(new(2019, 7, 1)), me)).Value.Gaps.Count.ShouldBe(7);
    }

    /// <summary>Plays a course of each process in the product and exports it; only when asked for, to add the histories of a new version.</summary>
    [Fact]
    public async Task Histories_are_recorded_when_asked_for()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CASEFLOW_RECORD_HISTORIES") is "1", "Set CASEFLOW_RECORD_HISTORIES=1 to record the courses of the newest version.");
        var (staff, officer, dismissal) = await FailedAsync(DatabaseProvider.Sqlite);
        await using var yanta = staff.Yanta;
        var quarter = (await staff.FindAsync(officer, "2019-1")).Id;
        await yanta.PassAsync("2019-07-18", "09:00");
        await yanta.SendAsync(new CorrectAssessment((await staff.FindAsync(officer, "2019-2")).Id, AssessmentGrades.Basic, "评分录入有误"), "街道陈军");
        foreach (var (subject, process, file, name) in new[]
        {
            (quarter, "staff-assessment", "confirmed-not-answered", "季度不合格确认，期满未申诉"), (dismissal, "dismissal-replacement", "stopped-by-correction", "等次更正，辞退终止"),
        })
        {
            var recorded = await yanta.SendAsync(new RecordCase(subject));
            recorded.Unfaithful.ShouldBeNull(file);
            var folder = Directory.CreateDirectory(Repository.Path("workflows", process, "histories"));
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, $"{file}-v{recorded.Recording.Versions[process]}.json"),
                JsonSerializer.Serialize(recorded.Recording with { Name = name }, SimulationJson.Options) + "\n");
        }
    }

    private static async Task<(AssessedStaff Staff, Guid Officer, Guid Dismissal)> FailedAsync(DatabaseProvider database)
    {
        var staff = new AssessedStaff(await Yanta.StartAsync(database, "2019-01-02", Repository.Definition("staff-assessment")));
        var officer = await staff.TakeOnAsync("网格员王芳", 1, staff.Yanta.Person("网格员王芳"));
        foreach (var (period, day) in Fails.Zip(["2019-04-08", "2019-07-08"]))
        {
            await staff.Yanta.PassAsync(day, "10:00");
            await staff.GradeAsync(officer, period, AssessmentGrades.Unqualified);
        }

        return (staff, officer, (await staff.DismissalsAsync()).Single().Id);
    }
}
