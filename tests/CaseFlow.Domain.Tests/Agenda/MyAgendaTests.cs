using CaseFlow.Domain.Agenda;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Agenda;

public class MyAgendaTests
{
    private static readonly DateOnly First = new(2018, 8, 1);
    private static readonly DateOnly Last = new(2018, 12, 31);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Tasks_stand_with_who_may_do_them_and_those_of_the_unit_apart(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var task = await stage.AskAsync(await stage.ListAsync(), "progress-report", due: new Limit(5, LimitUnit.NaturalDays));
        await stage.SendAsync(new ClaimWorkItem(task.Task.Id, task.Task.Version), "street-officer");

        var mine = (await AgendaAsync(stage, "street-officer", "mine")).Single(i => i.Kind == "task");
        (mine.Id, mine.Title, mine.LastDay, mine.Standing, mine.WholeDay).ShouldBe((task.Task.Id, "任务 progress-report", new DateOnly(2018, 9, 6), AgendaStandings.Later, true));
        (await AgendaAsync(stage, "street-colleague", "mine")).ShouldNotContain(i => i.Kind == "task");
        (await AgendaAsync(stage, "street-colleague", "unit")).ShouldContain(i => i.Id == task.Task.Id);
        (await AgendaAsync(stage, "other-street-officer", "unit")).ShouldBeEmpty();

        await stage.GoToAsync("2018-09-06T10:00:00+08:00");
        (await AgendaAsync(stage, "street-officer", "mine")).Single(i => i.Kind == "task").Standing.ShouldBe(AgendaStandings.Today);
        await stage.GoToAsync("2018-09-07T00:00:00+08:00");
        (await AgendaAsync(stage, "street-officer", "mine")).Single(i => i.Kind == "task").Standing.ShouldBe(AgendaStandings.Late);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_limit_stands_with_the_parties_it_reminds_and_nobody_else(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var caseId = await stage.ListAsync();
        var ladder = new ReminderLadder(new TimeOnly(9, 0), [new("three", LadderPoint.WorkingDaysBefore, 3, ["supervising-unit", "leader"], "{due}")]);
        await stage.SendAsync(new StartDeadline(caseId, Guid.Empty, "supervision", "督办期限", new Limit(10, LimitUnit.NaturalDays), null, null, ladder));

        var mine = (await AgendaAsync(stage, "department-officer", "mine")).ShouldHaveSingleItem();
        (mine.Kind, mine.SubjectId, mine.Title, mine.SubjectKind).ShouldBe(("deadline", caseId, "督办期限", "case"));
        (await AgendaAsync(stage, "district-leader", "mine")).ShouldHaveSingleItem().Title.ShouldBe("督办期限");
        (await AgendaAsync(stage, "street-officer", "unit")).ShouldNotContain(i => i.Kind == "deadline");
        foreach (var elsewhere in new[] { "other-street-officer", "other-owner" })
        {
            // Some kinds of subjects say their own scope; the limits of others stay hidden all the same.
            (await AgendaAsync(stage, elsewhere, "unit")).ShouldBeEmpty(elsewhere);
        }

        await stage.SendAsync(new StopDeadline(caseId, "supervision", true));
        (await AgendaAsync(stage, "department-officer", "mine")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_span_that_is_wrong_or_too_long_is_refused()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        (await stage.SendAsync(new MyAgenda(Last, First), "street-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("agenda.span");
        (await stage.SendAsync(new MyAgenda(First, First.AddYears(5)), "street-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("agenda.span");
        (await stage.SendAsync(new MyAgenda(First, Last, "all"), "street-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("agenda.filter");
    }

    private static async Task<IReadOnlyList<AgendaItem>> AgendaAsync(CaseStage stage, string who, string filter) =>
        (await stage.SendAsync(new MyAgenda(First, Last, filter), who)).Value.Items;
}
