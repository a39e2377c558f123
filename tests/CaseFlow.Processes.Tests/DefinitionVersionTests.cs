using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>The course of a case is its definition's: nothing of it is code.</summary>
public sealed class DefinitionVersionTests
{
    /// <summary>C46: v2 is published while a case runs; that case keeps 10 days, the next one has 15.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Running_case_keeps_the_version_it_began_with(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-12-20");
        var old = await yanta.ProposeAsync();
        await old.StartRectifyingAsync(60);
        await yanta.PassAsync("2019-01-01", "09:00");
        await yanta.PublishAsync(Repository.Definition("deadline-remediation").WithVariable("siteReviewDays", "15"));

        await yanta.PassAsync("2019-01-02", "09:00");
        await old.RequestAcceptanceAsync();
        (await old.TaskAsync("现场验收")).LastDay.ShouldBe(new DateOnly(2019, 1, 14));

        var fresh = await yanta.ProposeAsync();
        await fresh.StartRectifyingAsync(60);
        await fresh.RequestAcceptanceAsync();
        (await fresh.TaskAsync("现场验收")).LastDay.ShouldBe(new DateOnly(2019, 1, 17));
    }

    /// <summary>C46 along the chain: the street's limit is changed while a hazard is on its way; that one keeps it, the next has the new one.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Hazard_on_its_way_keeps_the_limits_it_began_with(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-12-28");
        await DisposedHazard.PeopleAsync(yanta);
        var old = await DisposedHazard.ReportAsync(yanta, "网格员王芳");
        await yanta.PassAsync("2019-01-01", "09:00");
        await yanta.PublishAsync(Repository.Definition("hazard-disposal").WithVariable("streetDays", "5"));

        await yanta.PassAsync("2019-01-02", "09:00");
        var fresh = await DisposedHazard.ReportAsync(yanta, "网格员王芳", "灭火器失效");
        foreach (var (hazard, last) in new[] { (old, new DateOnly(2019, 1, 7)), (fresh, new DateOnly(2019, 1, 9)) })
        {
            await hazard.SendUpAsync("网格员王芳");
            await hazard.SendUpAsync("街道赵副主任");
            (await hazard.WayAsync()).Tasks.ShouldHaveSingleItem().LastDay.ShouldBe(last);
        }
    }

    /// <summary>A changed number in the JSON changes the due date, without any code.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Changed_number_changes_the_due_date(DatabaseProvider database)
    {
        var edited = Repository.Definition("deadline-remediation").WithVariable("extensionDecisionDays", "15");
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09", edited);
        var supervised = await yanta.ProposeAsync();
        await supervised.ListAsync(35);
        await yanta.PassAsync("2018-11-16", "10:00");
        await supervised.RequestExtensionAsync("2019-01-31");
        (await supervised.TaskAsync("审批延期")).LastDay.ShouldBe(new DateOnly(2018, 12, 7));
    }

    /// <summary>An added step in the JSON is asked for before the case is delisted, without any code.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Added_approval_step_is_asked_for(DatabaseProvider database)
    {
        var edited = Repository.Definition("deadline-remediation").WithApproval("approve-review", "验收结论审签", "leader", between: ("review", "Passed", "stop"));
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09", edited);
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        await supervised.RequestAcceptanceAsync();
        await supervised.PassReviewAsync();
        (await supervised.ViewAsync()).Case.State.ShouldBe(Milestones.AcceptanceRequested);
        await supervised.DoAsync("副区长孙伟", "验收结论审签", "Approved");
        (await supervised.ViewAsync()).Case.State.ShouldBe(Milestones.Delisted);
    }

    /// <summary>A removed branch is gone: without the escalation no letter goes out.</summary>
    [Fact]
    public async Task Removed_branch_no_longer_happens()
    {
        var edited = Repository.Definition("listed-supervision").WithoutConnection("notice-listed", "overdue");
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2018-11-09", edited);
        var supervised = await yanta.ProposeAsync();
        await supervised.ListAsync(35);
        await yanta.PassAsync("2019-03-01", "09:00");
        var late = (await supervised.ViewAsync()).Case;
        late.Overdue.ShouldBeTrue();
        (await supervised.DocumentsAsync()).ShouldBe(["listing-notice"]);
    }
}
