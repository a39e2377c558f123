using System.Text.Json;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.KeyChecks;
using CaseFlow.Domain.KeyObjects;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Recordings;

namespace CaseFlow.Processes.Tests;

/// <summary>Key objects are checked each week by the street and each month by the department (R112, R118, R119).</summary>
public sealed class KeyObjectCheckTests
{
    /// <summary>A week without a working day is a breach by default (P8), and waived where the definition says so.</summary>
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "2018-09-28", "2018-10-01", "2018-10-08", false)]
    [InlineData(DatabaseProvider.PostgreSQL, "2018-09-28", "2018-10-01", "2018-10-08", true)]
    [InlineData(DatabaseProvider.PostgreSQL, "2026-02-13", "2026-02-16", "2026-02-24", false)]
    [InlineData(DatabaseProvider.Sqlite, "2026-02-13", "2026-02-16", "2026-02-24", true)]
    public async Task C50_Week_without_a_working_day_is_a_breach_unless_it_is_waived(DatabaseProvider database, string before, string monday, string after, bool waived)
    {
        var definition = Repository.Definition("key-object-checks").WithVariable("waiveHolidayWeeks", waived ? "true" : "false");
        await using var yanta = await Yanta.StartAsync(database, before, definition);
        await DesignateAsync(yanta);
        await CheckAsync(yanta, "街道陈军");
        await yanta.PassAsync(after, "09:00");
        await CheckAsync(yanta, "街道陈军");
        await yanta.PassAsync(yanta.District.Time.GetUtcNow().AddDays(7));

        var weeks = (await ListAsync(yanta)).Where(c => c.Kind == KeyCheckKinds.Week).OrderBy(c => c.FirstDay).ToList();
        weeks.Take(3).Select(c => c.State).ShouldBe([KeyCheckStates.Done, waived ? KeyCheckStates.NotApplicable : KeyCheckStates.Breach, KeyCheckStates.Done]);
        weeks[1].FirstDay.ShouldBe(DateOnly.Parse(monday, null));
        weeks.Count(c => c.State == KeyCheckStates.NotApplicable).ShouldBe(waived ? 1 : 0);
        (await NoticesAsync(yanta, "街道陈军")).Count(t => t == "重点监管对象未按规定检查").ShouldBe(waived ? 0 : 1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C44_Checks_begin_with_the_week_and_month_of_the_regrading_and_checks_complete_their_tasks(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-03-01");
        var photo = await yanta.SendAsync(new Domain.Attachments.StoreAttachment("现场.png", Yanta.Photo), "网格员王芳");
        var hazard = await yanta.SendAsync(new ReportHazard(yanta.EnterpriseId, HazardGrades.General, "疏散通道被货物堵塞", "二楼东侧", "inspection", [photo.Id]), "网格员王芳");
        await yanta.PassAsync("2019-03-04", "09:00");
        await yanta.SendAsync(new RegradeHazard(hazard.HazardId, HazardGrades.Major, "整改难度大"), "安委办李强");

        (await ListAsync(yanta)).Select(c => $"{c.HolderName} {c.FirstDay:MM-dd} {c.LastDay:MM-dd} {c.State}").Order(StringComparer.Ordinal)
            .ShouldBe(["区商务局 03-01 03-31 open", "小寨路街道办事处 03-04 03-10 open"]);
        (await TasksAsync(yanta, "街道陈军")).ShouldBe(["本周重点监管对象检查"]);
        (await TasksAsync(yanta, "商务局周涛")).ShouldBe(["本月重点监管对象检查"]);
        (await NoticesAsync(yanta, "街道陈军")).ShouldContain("新列入重点监管对象");

        await CheckAsync(yanta, "街道陈军");
        (await TasksAsync(yanta, "街道陈军")).ShouldBeEmpty();
        (await TasksAsync(yanta, "商务局周涛")).Count.ShouldBe(1);
        await yanta.PassAsync("2019-03-11", "09:00");
        (await TasksAsync(yanta, "街道陈军")).ShouldBe(["本周重点监管对象检查"]);
        (await NoticesAsync(yanta, "街道陈军")).ShouldNotContain("重点监管对象未按规定检查");

        await yanta.SendAsync(new RegradeHazard(hazard.HazardId, HazardGrades.General, "复核后为一般隐患"), "安委办李强");
        (await TasksAsync(yanta, "街道陈军")).ShouldBeEmpty();
        foreach (var round in (await ListAsync(yanta)).Select(c => c.RoundId).Distinct())
        {
            (await yanta.SendAsync(new ProcessesOf(round))).ShouldAllBe(p => p.Ended);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Completed_week_is_open_again_when_another_object_joins_and_cannot_be_confirmed_unchecked(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-03-04");
        await DesignateAsync(yanta);
        await CheckAsync(yanta, "街道陈军");
        (await TasksAsync(yanta, "街道陈军")).ShouldBeEmpty();
        var other = await yanta.SendAsync(
            new Domain.Enterprises.RegisterEnterprise("雁塔加油站", "91350100M000100Y43", "长安中路9号", "5265", "机动车燃料零售", "610113001001", "陈总", "陈总", null, null), "街道陈军");
        await yanta.SendAsync(new DesignateKeyObject(other.EnterpriseId, new(2019, 3, 4), "加油站"), "街道陈军");

        (await TasksAsync(yanta, "街道陈军")).ShouldBe(["本周重点监管对象检查"]);
        var task = (await yanta.SendAsync(new MyTasks(), "街道陈军")).Page.Items.Single(t => t.Title == "本周重点监管对象检查");
        var refused = await yanta.District.SendAsync(new CompleteWorkItem(task.Id, "Done", [], task.Version), await yanta.ActorAsync("街道陈军"));
        refused.Refusals.Single().Text().ShouldContain("雁塔加油站");
        await CheckAsync(yanta, "街道陈军", other.EnterpriseId);
        (await TasksAsync(yanta, "街道陈军")).ShouldBeEmpty();
    }

    /// <summary>Plays a course in the product and exports it; only when asked for, to add the history of a new version.</summary>
    [Fact]
    public async Task History_is_recorded_when_asked_for()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CASEFLOW_RECORD_HISTORIES") is "1", "Set CASEFLOW_RECORD_HISTORIES=1 to record the course of the newest version.");
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2018-11-05");
        await DesignateAsync(yanta);
        await yanta.PassAsync("2018-11-12", "09:00");
        var week = (await ListAsync(yanta)).Single(c => c.State == KeyCheckStates.Breach);
        var recorded = await yanta.SendAsync(new RecordCase(week.RoundId));
        recorded.Unfaithful.ShouldBeNull();
        var folder = Directory.CreateDirectory(Repository.Path("workflows", "key-object-checks", "histories"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, $"week-not-checked-v{recorded.Recording.Versions["key-object-checks"]}.json"),
            JsonSerializer.Serialize(recorded.Recording with { Name = "街道一周未检查，记为未按规定检查" }, SimulationJson.Options) + "\n");
    }

    private static Task DesignateAsync(Yanta yanta) =>
        yanta.SendAsync(new DesignateKeyObject(yanta.EnterpriseId, yanta.District.Time.GetUtcNow().ChinaDate(), "人员密集场所"), "街道陈军");

    private static Task CheckAsync(Yanta yanta, string who, Guid? enterprise = null) => yanta.SendAsync(
        new RecordInspection(
            Guid.NewGuid(), TableFour.FirstVersionId, enterprise ?? yanta.EnterpriseId, yanta.District.Time.GetUtcNow(), ["restaurant"],
            [.. TableFour.Content.Asked().Select(i => new CheckAnswer(i.Key, i.Options.First(o => !o.Defect).Key))]),
        who);

    private static async Task<IReadOnlyList<KeyCheckItem>> ListAsync(Yanta yanta) => (await yanta.SendAsync(new ListKeyChecks(Page: new PageRequest(1, 200)), "安委办李强")).Page.Items;

    private static async Task<IReadOnlyList<string>> TasksAsync(Yanta yanta, string who) =>
        [.. (await yanta.SendAsync(new MyTasks(), who)).Page.Items.Select(t => t.Title).Where(t => t.Contains("重点监管对象", StringComparison.Ordinal))];

    private static async Task<IReadOnlyList<string>> NoticesAsync(Yanta yanta, string who) =>
        [.. (await yanta.SendAsync(new MyNotices(new PageRequest(1, 200)), who)).Notices.Items.Select(n => n.Title)];
}
