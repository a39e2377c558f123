using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Inspections;

/// <summary>The work log and the patrol records due each working day (R96, R126, R139, C35), and the plans behind them (R95).</summary>
public class WorkLogTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C35_october_2018_has_18_records_due_and_february_2019_has_17(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2019-03-01T09:00:00+08:00");
        var october = await ReadAsync(stage, new(2018, 10, 1), grid: Town.XiaozhaiCommunity);
        (october.Due, october.Recorded, october.Gaps.Count).ShouldBe((18, 0, 18));
        october.Gaps[0].ShouldBe(new DateOnly(2018, 10, 8));
        (await ReadAsync(stage, new(2019, 2, 1), grid: Town.XiaozhaiCommunity)).Due.ShouldBe(17);
        (await ReadAsync(stage, new(2018, 9, 1), grid: Town.XiaozhaiCommunity)).Days.Where(d => d.Day.Day >= 29).ShouldAllBe(d => d.WorkingDay);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Checks_of_a_day_are_drawn_in_with_their_hazards_and_fill_its_gap(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2018-10-09T18:00:00+08:00");
        DateTimeOffset at = new(2018, 10, 9, 10, 0, 0, TimeSpan.FromHours(8));
        var recorded = await stage.RecordAsync(stage.Check(at, new CheckAnswer("licence", "no"), new CheckAnswer("hose-length", "yes", HandledAt: at.AddMinutes(20), Measure: "更换胶管")), "grid-officer");
        await stage.SendAsync(new WriteWorkLog(default, null, FollowUp: "已约定周五复查", InspectionId: recorded.Id), "grid-officer");

        var log = await ReadAsync(stage, new(2018, 10, 1), "grid-officer");
        (log.Of, log.Due, log.Recorded, log.Gaps.Single()).ShouldBe(("郑网格", 18, 1, new DateOnly(2018, 10, 8)));
        var line = log.Days.Single(d => d.Lines.Count > 0).Lines.Single();
        line.Problems.ShouldBe("营业执照——无\n燃气使用：胶管长度是否超过2米——是");
        line.Handling.ShouldBe($"已上报隐患 {recorded.Hazards[0].Number}\n{recorded.Hazards[1].Number} 当场整改（10-09 10:20）：更换胶管");
        line.FollowUp.ShouldEndWith("已约定周五复查");
        (await ReadAsync(stage, new(2018, 10, 1), "grid-officer", grid: Town.XiaozhaiCommunity)).Recorded.ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Line_by_hand_on_a_day_off_is_kept_and_struck_with_a_reason(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2018-10-09T18:00:00+08:00");
        var id = (await stage.SendAsync(new WriteWorkLog(new(2018, 10, 1), "老陈餐厅", "陈老板", "夜间占道", "已劝离", null), "grid-officer")).Value;
        var day = (await ReadAsync(stage, new(2018, 10, 1), "grid-officer")).Days.Single(d => d.Lines.Count > 0);
        (day.Day, day.WorkingDay, day.Lines.Single().Contact).ShouldBe((new DateOnly(2018, 10, 1), false, "陈老板"));
        (await stage.SendAsync(new StrikeWorkLog(id, "写错"), "street-officer")).Refusals.Single().Code.ShouldBe("work-log.unknown");
        (await stage.SendAsync(new StrikeWorkLog(id, "写错"), "grid-officer")).Succeeded.ShouldBeTrue();
        (await ReadAsync(stage, new(2018, 10, 1), "grid-officer")).Days.ShouldAllBe(d => d.Lines.Count == 0);
        (await stage.SendAsync(new WriteWorkLog(new(2018, 10, 10), "老陈餐厅"), "grid-officer")).Refusals.Single().Code.ShouldBe("work-log.future");
        (await stage.SendAsync(new WriteWorkLog(new(2018, 10, 9), " "), "grid-officer")).Refusals.Single().Field.ShouldBe("enterpriseName");
    }

    [Fact]
    public async Task Log_of_somebody_is_read_by_who_oversees_them_and_by_nobody_else()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite, "2018-10-09T18:00:00+08:00");
        await stage.SendAsync(new WriteWorkLog(new(2018, 10, 9), "老陈餐厅"), "grid-officer");
        var officer = stage.Town["grid-officer"].PersonId;
        (await ReadAsync(stage, new(2018, 10, 1), "street-officer", officer)).Recorded.ShouldBe(1);
        (await stage.SendAsync(new ReadWorkLog(new(2018, 10, 1), officer), "other-street-officer")).Refusals.Single().Code.ShouldBe("work-log.officer-unknown");
        (await ReadAsync(stage, new(2018, 10, 1), "other-street-officer", grid: Town.XiaozhaiCommunity)).Recorded.ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task New_plan_of_a_grid_ends_the_one_before_and_both_are_read_as_of_their_day(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        DrawPatrolPlan Plan(int times, DateOnly first) => new(Town.XiaozhaiCommunity, "小寨东路沿街", times, "week", first, [stage.Town.Restaurant]);
        (await stage.SendAsync(Plan(1, new(2018, 9, 1)), "street-officer")).Refusals.ShouldBeEmpty();
        (await stage.SendAsync(Plan(2, new(2018, 10, 1)), "street-officer")).Refusals.ShouldBeEmpty();
        (await stage.SendAsync(Plan(3, new(2018, 10, 1)), "street-officer")).Refusals.Single().Code.ShouldBe("patrol.first-day");

        var before = (await stage.SendAsync(new ListPatrolPlans(new(2018, 9, 30)), "grid-officer")).Value.Items.Single();
        (before.Times, before.PerName, before.Route.Single().EnterpriseName).ShouldBe((1, "每周", "老陈餐厅"));
        (await stage.SendAsync(new ListPatrolPlans(new(2018, 10, 1)), "grid-officer")).Value.Items.Single().Times.ShouldBe(2);
        (await stage.SendAsync(new ListPatrolPlans(new(2018, 10, 1)), "other-street-officer")).Value.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Plan_of_a_grid_or_enterprise_elsewhere_is_refused()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        DrawPatrolPlan plan = new(Town.XiaozhaiCommunity, "沿街", 1, "week", new(2018, 9, 3), [stage.Town.BuildersMarket]);
        (await stage.SendAsync(plan, "street-officer")).Refusals.Single().Code.ShouldBe("patrol.enterprise-unknown");
        (await stage.SendAsync(plan, "other-street-officer")).Refusals.Single().Code.ShouldBe("patrol.grid-unknown");
        (await stage.SendAsync(plan with { Per = "year", Times = 0, Route = [] }, "street-officer")).Refusals.Select(r => r.Field).ShouldBe(["times", "per", "route"]);
    }

    private static async Task<WorkLogMonth> ReadAsync(CaseStage stage, DateOnly month, string who = "street-officer", Guid? officer = null, string? grid = null) =>
        (await stage.SendAsync(new ReadWorkLog(month, officer, grid), who)).Value;
}
