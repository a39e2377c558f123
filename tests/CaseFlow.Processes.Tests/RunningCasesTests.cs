using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Migration;

namespace CaseFlow.Processes.Tests;

/// <summary>What the lists about running cases show of a real case, and to whom.</summary>
public sealed class RunningCasesTests
{
    private static readonly Actor OtherStreet = new(
        Guid.NewGuid(), "other", Guid.NewGuid(), "other", "610100/610113/610113002/", new HashSet<string> { Roles.StreetOfficer, Roles.ProcessAdministrator, Roles.DistrictOffice });

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Instance_reads_as_its_case_and_is_not_there_for_another_street(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        var item = (await yanta.SendAsync(new InstancesOf("listed-supervision"), "街道陈军")).Page.Items.ShouldHaveSingleItem();
        item.Subject!.ShouldSatisfyAllConditions(s => s.Id.ShouldBe(supervised.Id), s => s.Kind.ShouldBe("case"), s => s.Name.ShouldBe("长安百货"), s => s.Place.ShouldBe("二楼东侧"));
        item.Steps.ShouldContain(s => s.Name == "审定挂牌" && !string.IsNullOrEmpty(s.Holder) && s.DueAt != null, string.Join(';', item.Steps));
        (await yanta.SendAsync(new InstancesOf("listed-supervision", Search: "长安"), "安委办李强")).Page.Total.ShouldBe(1);
        (await yanta.SendAsync(new InstancesOf("listed-supervision", Search: "没有"), "安委办李强")).Page.Total.ShouldBe(0);
        foreach (var roles in new[] { Roles.StreetOfficer, Roles.ProcessAdministrator })
        {
            var hidden = await yanta.District.SendAsync(new InstancesOf("listed-supervision"), OtherStreet with { Roles = new HashSet<string> { roles } });
            (hidden.Value.Page.Total, hidden.Value.States.Sum(s => s.Count)).ShouldBe((0, 0), roles);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Late_tasks_and_limits_stand_with_their_holder_and_days_and_only_in_scope(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(15);
        (await yanta.SendAsync(new OverdueDeadlines(), "安委办李强")).Total.ShouldBe(0);
        await yanta.PassAsync("2018-12-20", "12:00");
        var limit = (await yanta.SendAsync(new OverdueDeadlines(), "安委办李强")).Items.First(d => d.SubjectId == supervised.Id);
        (limit.SubjectName, limit.DaysLate).ShouldBe(("长安百货", new DateOnly(2018, 12, 20).DayNumber - limit.LastDay.DayNumber));
        var late = await yanta.SendAsync(new OverdueTasks(), "安委办李强");
        var task = late.Page.Items[0];
        (task.SubjectId, task.DaysLate > 0).ShouldBe((supervised.Id, true));
        late.Holders.Sum(h => h.Count).ShouldBe(late.Page.Total);
        (await yanta.SendAsync(new OverdueTasks(task.Holder), "安委办李强")).Page.Items.ShouldAllBe(t => t.Holder == task.Holder);
        (await yanta.District.SendAsync(new OverdueTasks(), OtherStreet)).Value.Page.Total.ShouldBe(0);
        (await yanta.District.SendAsync(new OverdueDeadlines(), OtherStreet)).Value.Total.ShouldBe(0);
        (await yanta.District.SendAsync(new OverdueTasks(), await yanta.ActorAsync("街道陈军"))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Dry_run_names_the_case_keeps_its_due_date_and_takes_only_the_chosen_street(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        var from = await yanta.PublishedVersionAsync("listed-supervision");
        var changed = Repository.Definition("listed-supervision");
        changed["description"] = "第二版";
        await yanta.PublishAsync(changed);
        var draft = new MigrationDraft("listed-supervision", from, from + 1, "新规定", Filter: new InstanceFilter(Regions: ["610100/610113/610113001/"]));
        var line = (await yanta.SendAsync(new DryRunMigration(draft), "安委办李强")).Items.ShouldHaveSingleItem();
        (line.Subject?.Id, line.Subject?.Name).ShouldBe((supervised.Id, "长安百货"));
        line.Stays.ShouldContain(s => s.DueAt != null && s.DueAt == s.NewDueAt);
        (await yanta.SendAsync(new SurveyMigration(draft with { Filter = new InstanceFilter(Regions: ["610100/610113/610113002/"]) }), "安委办李强")).Total.ShouldBe(0);
    }
}
