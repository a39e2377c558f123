using System.Text.Json;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.SelfReports;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Recordings;

namespace CaseFlow.Processes.Tests;

/// <summary>A month of self-reports as its process runs it (R84): reminders, last day, late, closed, the next month.</summary>
public sealed class SelfReportProcessTests
{
    private static readonly DateOnly November = new(2018, 11, 1);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_does_not_report_is_reminded_overdue_and_missed_and_the_next_month_opens_by_itself(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-01");
        var month = await OpenAsync(yanta);

        await yanta.PassAsync("2018-11-09", "09:00");
        (await TitlesAsync(yanta, "企业刘总", month)).ShouldBe(["请报送本月自查自报"]);
        await yanta.PassAsync("2018-11-20", "23:00");
        (await TitlesAsync(yanta, "企业刘总", month)).ShouldBe(["请报送本月自查自报", "本月自查自报即将截止"]);
        (await ListedAsync(yanta)).ShouldBe((SelfReportStandings.Waiting, new DateOnly(2018, 11, 20), false));
        await yanta.PassAsync("2018-11-21", "09:00");
        (await ListedAsync(yanta)).ShouldBe((SelfReportStandings.Overdue, new DateOnly(2018, 11, 20), false));
        (await TitlesAsync(yanta, "商务局周涛", month)).ShouldContain("企业自查自报逾期");
        await yanta.PassAsync("2018-11-29", "09:00");
        (await ListedAsync(yanta)).ShouldBe((SelfReportStandings.Missed, new DateOnly(2018, 11, 20), true));
        (await yanta.District.SendAsync(new FileSelfReport(November, true), await yanta.ActorAsync("企业刘总"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("self-report.closed");

        await yanta.PassAsync("2018-12-01", "10:00");
        (await yanta.SendAsync(new ProcessesOf(month))).ShouldAllBe(p => p.Ended);
        (await yanta.SendAsync(new MySelfReports(), "企业刘总")).Months.Select(m => (m.Month, m.MayFile)).ShouldBe([(new(2018, 12, 1), true), (November, false)]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Late_report_is_taken_while_the_month_is_open_and_its_hazard_is_the_departments(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-01");
        await OpenAsync(yanta);
        await yanta.PassAsync("2018-11-22", "09:00");

        var filed = await yanta.SendAsync(new FileSelfReport(November, false, [new(HazardGrades.General, "疏散指示灯损坏", "二楼")]), "企业刘总");

        (filed.Late, (await ListedAsync(yanta)).Standing).ShouldBe((true, SelfReportStandings.Late));
        var hazard = new DisposedHazard(yanta, (await yanta.SendAsync(new ListHazards())).Page.Items.ShouldHaveSingleItem().Id);
        (await hazard.StationsAsync()).ShouldBe(["department"]);
        await hazard.HandleAsync("商务局周涛");
        (await hazard.ViewAsync()).State.ShouldBe(HazardStates.Closed);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Last_report_ends_the_month_before_its_last_day_and_nobody_is_told_late(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-01");
        var month = await OpenAsync(yanta);
        await yanta.PassAsync("2018-11-05", "09:00");
        await yanta.SendAsync(new FileSelfReport(November, true), "企业刘总");

        (await ListedAsync(yanta)).ShouldBe((SelfReportStandings.Nothing, new DateOnly(2018, 11, 20), true));
        await yanta.PassAsync("2018-12-01", "10:00");
        (await TitlesAsync(yanta, "企业刘总", month)).ShouldBeEmpty();
        (await TitlesAsync(yanta, "商务局周涛", month)).ShouldBeEmpty();
        (await yanta.SendAsync(new ProcessesOf(month))).ShouldAllBe(p => p.Ended);
    }

    /// <summary>Plays two courses in the product and exports them; only when asked for, to add the histories of a new version.</summary>
    [Theory]
    [InlineData("late-and-missed", "逾期未报，截止后记为漏报", false)]
    [InlineData("all-reported-in-time", "全部企业按时报送", true)]
    public async Task Histories_are_recorded_when_asked_for(string file, string name, bool reported)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CASEFLOW_RECORD_HISTORIES") is "1", "Set CASEFLOW_RECORD_HISTORIES=1 to record the courses of the newest version.");
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2018-11-01");
        var month = await OpenAsync(yanta);
        if (reported)
        {
            await yanta.PassAsync("2018-11-05", "09:00");
            await yanta.SendAsync(new FileSelfReport(November, true), "企业刘总");
        }

        await yanta.PassAsync("2018-12-01", "10:00");
        var recorded = await yanta.SendAsync(new RecordCase(month));
        recorded.Unfaithful.ShouldBeNull(file);
        var folder = Directory.CreateDirectory(Repository.Path("workflows", "enterprise-self-report", "histories"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, $"{file}-v{recorded.Recording.Versions["enterprise-self-report"]}.json"),
            JsonSerializer.Serialize(recorded.Recording with { Name = name }, SimulationJson.Options) + "\n");
    }

    private static async Task<Guid> OpenAsync(Yanta yanta)
    {
        await yanta.SendAsync(new EnrolSelfReporters(EnterpriseId: yanta.EnterpriseId), "安委办李强");
        return await yanta.SendAsync(new OpenSelfReportMonth(), "安委办李强");
    }

    private static async Task<(string Standing, DateOnly? LastDay, bool Closed)> ListedAsync(Yanta yanta)
    {
        var list = await yanta.SendAsync(new ListSelfReports(November), "商务局周涛");
        return (list.Page.Items.ShouldHaveSingleItem().Standing, list.LastDay, list.Closed);
    }

    private static async Task<IEnumerable<string>> TitlesAsync(Yanta yanta, string who, Guid month) =>
        (await yanta.SendAsync(new MyNotices(new PageRequest(1, 100)), who)).Notices.Items.Where(n => n.SubjectId == month).Select(n => n.Title).Reverse();
}
