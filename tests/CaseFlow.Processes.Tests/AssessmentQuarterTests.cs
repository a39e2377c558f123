using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>How quarters open (R63), by which weights they are scored (R60) and what pay goes by (R43, R73).</summary>
public sealed class AssessmentQuarterTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Quarters_missed_in_an_outage_open_once_each_and_twice_the_clock_changes_nothing(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-01-02", Repository.Definition("staff-assessment"));
        var staff = new AssessedStaff(yanta);
        var officer = await staff.TakeOnAsync("网格员王芳", 1, yanta.Person("网格员王芳"));
        await yanta.PassAsync("2019-04-02", "10:00");
        yanta.District.Time.SetUtcNow(Yanta.At("2019-10-20", "08:00"));
        await yanta.PassAsync("2019-11-02", "10:00");
        await yanta.PassAsync("2019-12-02", "10:00");

        (await yanta.SendAsync(new AssessmentsOfOfficer(officer), "街道陈军")).Single().Quarters.Select(a => (a.Period, a.State))
            .ShouldBe([("2019年第1季度", "open"), ("2019年第2季度", "open"), ("2019年第3季度", "open")]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Street_rules_weigh_the_quarters_that_end_under_them_and_their_weights_add_up(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-01-02", Repository.Definition("staff-assessment"));
        var staff = new AssessedStaff(yanta);
        var officer = await staff.TakeOnAsync("网格员王芳", 1, yanta.Person("网格员王芳"));
        var wrong = new SetStreetRule(new(2019, 3, 1), 50, 50, 10, "重在能力");
        (await yanta.District.SendAsync(wrong, await yanta.ActorAsync("街道陈军"))).Refusals.ShouldContain(r => r.Code == "assessment.weights");
        await yanta.SendAsync(wrong with { AbilityWeight = 80, AttitudeWeight = 10 }, "街道陈军");
        await yanta.SendAsync(wrong with { FirstDay = new(2019, 4, 1), AbilityWeight = 0, AttitudeWeight = 0, PerformanceWeight = 100 }, "街道陈军");
        await yanta.PassAsync("2019-04-08", "10:00");

        var id = (await staff.FindAsync(officer, "2019-1")).Id;
        await staff.DoAsync(id, "考核评分", "Scored", "街道陈军", new() { ["ability"] = 100, ["attitude"] = 50, ["performance"] = 0 });
        var view = await yanta.SendAsync(new AssessmentDetails(id), "街道陈军");
        (view.Item.Total, view.Item.ProposedName, view.StreetRule!.Text, view.Figures!.PatrolsDue, view.Figures.Gaps).ShouldBe((85m, "合格", "重在能力", 60, 60));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Pay_goes_by_months_with_service_reports_and_grades_and_an_amount_only_where_one_is_set(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-01-15", Repository.Definition("staff-assessment"));
        var staff = new AssessedStaff(yanta);
        var officer = await staff.TakeOnAsync("网格员王芳", 1, yanta.Person("网格员王芳"));
        await yanta.PassAsync("2019-02-11", "10:00");
        var photo = await yanta.SendAsync(new Domain.Attachments.StoreAttachment("现场.png", Yanta.Photo), "网格员王芳");
        await yanta.SendAsync(new ReportHazard(yanta.EnterpriseId, HazardGrades.General, "通道堵塞", "二楼", "inspection", [photo.Id]), "网格员王芳");
        await yanta.PassAsync("2019-04-08", "10:00");
        await yanta.SendAsync(new RecordDeparture(officer, new(2019, 4, 8), "辞职"), "街道陈军");
        await staff.GradeAsync(officer, "2019-1", AssessmentGrades.Qualified);

        var rows = (await yanta.SendAsync(new PayResults(2019, 1), "街道陈军")).Items;
        rows.Select(r => (r.Month.Month, r.ServedDays, r.Reports, r.Reward, r.QuarterGrade)).ShouldBe([(1, 17, 0, null, "合格"), (2, 28, 1, null, "合格"), (3, 31, 0, null, "合格")]);
        rows[0].LeftOn.ShouldBe(new DateOnly(2019, 4, 8));
        await yanta.PublishAsync(Repository.Definition("staff-assessment").WithVariable("rewardPerReport", "20"));
        (await yanta.SendAsync(new PayResults(2019, 1), "街道陈军")).Items.Sum(r => r.Reward).ShouldBe(20m);
        (await yanta.District.SendAsync(new PayResults(2019, 1), await yanta.ActorAsync("商务局周涛"))).Refusals.Single().Code.ShouldBe("access.role");
    }
}
