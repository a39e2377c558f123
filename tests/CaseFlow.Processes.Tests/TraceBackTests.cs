using CaseFlow.Domain.Accountability;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.KeyObjects;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tracing;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Processes.Tests;

/// <summary>From an accident back to who was responsible on each day, what was due and done, and who knew of what since when (R102).</summary>
public sealed class TraceBackTests
{
    private const string Grid = "610113001001";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C55_Trace_back_names_for_every_day_who_was_responsible_what_was_due_and_done_and_what_each_knew(DatabaseProvider database)
    {
        await using var yanta = await YearAsync(database);
        var accident = new DateOnly(2019, 3, 15);
        var opened = await yanta.SendAsync(new TraceAccident(yanta.EnterpriseId, accident, new(2019, 2, 20), "二楼起火"), "安委办李强");
        var kept = (await yanta.SendAsync(new AccountabilityDetails(opened), "安委办李强")).Traces.ShouldHaveSingleItem();
        var trace = await yanta.SendAsync(new KeptTrace(opened, kept.Id), "主任赵敏");

        trace.Intact.ShouldBeTrue();
        var days = trace.Report.Days();
        days.Select(d => d.Day).ShouldBe(Enumerable.Range(0, 24).Select(new DateOnly(2019, 2, 20).AddDays));
        string Names(DateOnly day, string kind) => string.Join('、', days.Single(d => d.Day == day).Posts.SingleOrDefault(p => p.Kind == kind)?.Names ?? []);
        days.Where(d => d.Day <= new DateOnly(2019, 2, 28)).Select(d => Names(d.Day, TracedPosts.Officer)).Distinct().ShouldBe(["网格员甲"]);
        days.Where(d => d.Day > new DateOnly(2019, 2, 28)).Select(d => Names(d.Day, TracedPosts.Officer)).Distinct().ShouldBe(["网格员乙"]);
        foreach (var (kind, name) in new[] { (TracedPosts.Liaison, "街道赵副主任"), (TracedPosts.Leader, "街道陈军"), (TracedPosts.Department, "区商务局") })
        {
            days.Select(d => Names(d.Day, kind)).Distinct().ShouldBe([name], kind);
        }

        var week = trace.Report.Dues.Where(d => d.Kind == TracedDues.KeyCheck && d.Holder == "小寨路街道办事处").OrderBy(d => d.LastDay).ToList();
        week.Select(d => (d.LastDay, d.Standing)).ShouldBe(
        [
            (new DateOnly(2019, 2, 24), TracedStandings.Missed), (new(2019, 3, 3), TracedStandings.Missed), (new(2019, 3, 10), TracedStandings.Done), (new(2019, 3, 17), TracedStandings.Open),
        ]);
        trace.Report.Checks.ShouldHaveSingleItem().By.ShouldBe("街道陈军");
        days.Single(d => d.Day == new DateOnly(2019, 3, 4)).Checks.Count.ShouldBe(1);
        days.Select(d => d.OpenHazards).Distinct().ShouldBe([0, 1]);
        days.First(d => d.OpenHazards == 1).Day.ShouldBe(new DateOnly(2019, 3, 4));

        var hazard = trace.Report.Hazards.ShouldHaveSingleItem();
        trace.Report.Knowledge.First(k => k.SubjectId == hazard.Id).ShouldSatisfyAllConditions(k => k.How.ShouldBe(TracedWays.Found), k => k.Who.ShouldBe("街道陈军（小寨路街道办事处）"));
        var held = trace.Report.Knowledge.Where(k => k.How == TracedWays.Held).ToList();
        held.ShouldNotBeEmpty();
        held.ShouldAllBe(k => k.At >= hazard.FoundAt);
        trace.Report.Proofs.Select(p => p.Chain.FirstBroken).ShouldAllBe(broken => broken == null);
        trace.Report.Proofs.Select(p => p.Subject).ShouldBe(["长安百货", hazard.Number], ignoreOrder: true);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Department_that_was_corrected_later_answers_only_from_that_day_on(DatabaseProvider database)
    {
        await using var yanta = await YearAsync(database);
        var fire = (await yanta.SendAsync(new FindUnits([UnitKind.Department]))).Single(u => u.Name == "区消防大队").Id;
        var file = await yanta.SendAsync(new EnterpriseDetails(yanta.EnterpriseId), "安委办李强");
        await yanta.PassAsync("2019-03-20", "10:00");
        await yanta.SendAsync(
            new CorrectEnterprise(yanta.EnterpriseId, file.Version, file.Name, file.Address, file.LegalPerson, file.Contact, null, file.Category, file.RiskGrade, fire, "归口调整"),
            "街道陈军");

        var days = (await yanta.SendAsync(new TraceBack(yanta.EnterpriseId, new(2019, 3, 18), new(2019, 3, 20)), "主任赵敏")).Days();

        days.Select(d => d.Posts.Single(p => p.Kind == TracedPosts.Department).Names.Single()).ShouldBe(["区商务局", "区商务局", "区消防大队"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Kept_trace_stays_as_it_was_taken_and_shows_if_anybody_touched_it(DatabaseProvider database)
    {
        await using var yanta = await YearAsync(database);
        var opened = await yanta.SendAsync(new TraceAccident(yanta.EnterpriseId, new(2019, 3, 15), new(2019, 3, 1), "二楼起火"), "安委办李强");
        await yanta.PassAsync("2019-03-15", "11:00");
        await yanta.SendAsync(new KeepTrace(opened, new(2019, 1, 1), new(2019, 3, 15)), "安委办李强");
        var traces = (await yanta.SendAsync(new AccountabilityDetails(opened), "安委办李强")).Traces;
        traces.Select(t => t.First).ShouldBe([new(2019, 1, 1), new(2019, 3, 1)]);

        await yanta.District.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE accountability_traces SET content = replace(content, '网格员乙', '网格员甲')"));

        (await yanta.SendAsync(new KeptTrace(opened, traces[1].Id), "主任赵敏")).Intact.ShouldBeFalse();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Days_that_are_wrong_and_people_without_the_right_are_refused(DatabaseProvider database)
    {
        await using var yanta = await YearAsync(database);
        foreach (var (first, last) in new[] { (new DateOnly(2019, 3, 15), new DateOnly(2019, 3, 14)), (new(2019, 3, 1), new(2019, 3, 16)), (new(2016, 3, 1), new(2019, 3, 1)) })
        {
            (await yanta.District.SendAsync(new TraceBack(yanta.EnterpriseId, first, last), await yanta.ActorAsync("主任赵敏"))).Refusals.Single().Code.ShouldBe("trace.days");
        }

        (await yanta.District.SendAsync(new TraceBack(yanta.EnterpriseId, new(2019, 3, 1), new(2019, 3, 14)), await yanta.ActorAsync("街道陈军"))).Refusals.Single().Code.ShouldBe("access.role");
        (await yanta.District.SendAsync(new TraceAccident(yanta.EnterpriseId, new(2019, 3, 16), new(2019, 3, 1), " "), await yanta.ActorAsync("安委办李强"))).Refusals.Select(r => r.Code)
            .ShouldBe(["accountability.accident-day", "accountability.account-missing"]);
    }

    /// <summary>甲 holds the grid to 2019-02-28, 乙 from 2019-03-01; a key object checked once, with one hazard left open. It is 2019-03-15, ten o'clock.</summary>
    private static async Task<Yanta> YearAsync(DatabaseProvider database)
    {
        var yanta = await Yanta.StartAsync(database, "2019-01-02", Repository.Definition("accountability"));
        await DisposedHazard.PeopleAsync(yanta);
        var staff = new AssessedStaff(yanta);
        var first = await staff.TakeOnAsync("网格员甲", 1);
        await yanta.SendAsync(new AssignDuty(Grid, GridDuties.Leader, yanta.Person("街道陈军"), new(2019, 1, 2)), "街道陈军");
        await yanta.SendAsync(new AssignDuty(Grid, GridDuties.Liaison, yanta.Person("街道赵副主任"), new(2019, 1, 2)), "街道陈军");
        await yanta.PassAsync("2019-02-18", "09:00");
        await yanta.SendAsync(new DesignateKeyObject(yanta.EnterpriseId, new(2019, 2, 18), "人员密集场所"), "街道陈军");
        await yanta.PassAsync("2019-03-01", "09:00");
        await yanta.SendAsync(new RecordDeparture(first, new(2019, 3, 1), "辞职"), "街道陈军");
        await staff.TakeOnAsync("网格员乙", 2);
        await yanta.PassAsync("2019-03-04", "10:00");
        await yanta.SendAsync(
            new RecordInspection(
                Guid.NewGuid(), TableFour.FirstVersionId, yanta.EnterpriseId, yanta.District.Time.GetUtcNow(), ["restaurant"],
                [.. TableFour.Content.Asked().Select(i => new CheckAnswer(i.Key, i.Options.First(o => !o.Defect).Key))]),
            "街道陈军");
        var photo = await yanta.SendAsync(new StoreAttachment("现场.png", Yanta.Photo), "街道陈军");
        await yanta.SendAsync(new ReportHazard(yanta.EnterpriseId, HazardGrades.General, "疏散通道被货物堵塞", "二楼东侧", "inspection", [photo.Id]), "街道陈军");
        await yanta.PassAsync("2019-03-15", "10:00");
        return yanta;
    }
}
