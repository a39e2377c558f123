using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.WorkSteps;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>A work step with a day to come reminds who has not finished, and ends when all have (R26, R27).</summary>
public sealed class WorkStepProcessTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Street_that_has_not_finished_is_reminded_and_told_late_and_one_that_has_is_not(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-10-08");
        await DisposedHazard.PeopleAsync(yanta);
        var step = await yanta.SendAsync(new SetWorkStep("划分监管网格", "四（二）", true, false, ["网格划分方案"], new(2018, 10, 31)), "安委办李强");
        await yanta.PassAsync("2018-10-17", "09:00");
        (await TitlesAsync("街道陈军")).ShouldHaveSingleItem().ShouldContain("工作步骤");

        foreach (var unit in (await yanta.SendAsync(new WorkStepDetails(step), "安委办李强")).Units.Where(u => u.Name != "小寨路街道办事处"))
        {
            await yanta.SendAsync(new DeliverStep(step, "网格划分方案", new(2018, 10, 17), UnitId: unit.UnitId), "安委办李强");
        }

        await yanta.PassAsync("2018-11-01", "09:00");
        (await TitlesAsync("街道陈军")).Count.ShouldBe(4);
        (await TitlesAsync("街道陈军"))[0].ShouldBe("工作步骤逾期未完成");
        (await TitlesAsync("安委办李强")).ShouldContain("工作步骤逾期未完成");
        (await TitlesAsync("商务局周涛")).ShouldBeEmpty();

        await yanta.SendAsync(new DeliverStep(step, "网格划分方案", new(2018, 11, 1)), "街道陈军");
        (await yanta.SendAsync(new ProcessesOf(step))).ShouldAllBe(p => p.Ended);

        async Task<IReadOnlyList<string>> TitlesAsync(string who) =>
            [.. (await yanta.SendAsync(new MyNotices(new PageRequest(1, 50)), who)).Notices.Items.Where(n => n.SubjectId == step).Select(n => n.Title)];
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Step_that_all_finished_ends_before_its_day_and_reminds_nobody(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-10-08");
        var step = await yanta.SendAsync(new SetWorkStep("划分监管网格", "四（二）", true, false, ["网格划分方案"], new(2018, 10, 31)), "安委办李强");
        foreach (var unit in (await yanta.SendAsync(new WorkStepDetails(step), "安委办李强")).Units)
        {
            await yanta.SendAsync(new DeliverStep(step, "网格划分方案", new(2018, 10, 8), UnitId: unit.UnitId), "安委办李强");
        }

        (await yanta.SendAsync(new ProcessesOf(step))).ShouldAllBe(p => p.Ended);
        await yanta.PassAsync("2018-11-02", "09:00");
        (await yanta.SendAsync(new MyNotices(new PageRequest(1, 50)), "街道陈军")).Notices.Items.ShouldNotContain(n => n.SubjectId == step);
    }

    [Fact]
    public async Task History_is_recorded_when_asked_for()
    {
        KeptHistory.Wanted();
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2018-10-08");
        var step = await yanta.SendAsync(new SetWorkStep("划分监管网格", "四（二）", true, false, ["网格划分方案"], new(2018, 10, 31)), "安委办李强");
        await yanta.PassAsync("2018-11-02", "09:00");
        await KeptHistory.WriteAsync(yanta, step, "work-step", "late", "街道逾期未完成工作步骤");
    }
}
