using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.WorkItems;

namespace CaseFlow.Processes.Tests;

/// <summary>A hazard on its way along the chain, as its people see it.</summary>
internal sealed class DisposedHazard(Yanta yanta, Guid id)
{
    public Guid Id { get; } = id;

    /// <summary>The people of the chain that Yanta does not have: the community's lead, the street's leader, a second community and department.</summary>
    public static async Task<(Guid Fire, Guid OtherCommunity)> PeopleAsync(Yanta yanta)
    {
        await yanta.SendAsync(new ImportRegions(
        [
            new("610100000000", "西安市"), new("610113000000", "雁塔区"), new("610113001000", "小寨路街道"), new("610113001001", "长安大学社区"),
            new("610113001002", "永松社区"), new("610113006000", "鱼化寨街道"), new("610113006001", "鱼化社区"),
        ]));
        var units = await yanta.SendAsync(new RegisterUnits(
        [
            new(UnitKind.Department, "区消防大队", "610113000000"), new(UnitKind.Community, "永松社区居委会", "610113001002"),
            new(UnitKind.Community, "鱼化社区居委会", "610113006001"),
        ]));
        await yanta.AppointAsync("消防何平", Roles.DepartmentOfficer, units[0]);
        await yanta.AppointAsync("永松刘主任", Roles.CommunityLead, units[1]);
        var street = (await yanta.SendAsync(new FindUnits([UnitKind.Street]))).Single(u => u.Name == "小寨路街道办事处");
        var community = (await yanta.SendAsync(new FindUnits([UnitKind.Community]))).Single(u => u.Name == "长安大学社区居委会");
        await yanta.AppointAsync("街道赵副主任", Roles.StreetLeader, street.Id);
        await yanta.AppointAsync("社区郭主任", Roles.CommunityLead, community.Id);
        return (units[0], community.Id);
    }

    public static async Task<DisposedHazard> ReportAsync(Yanta yanta, string who, string text = "疏散通道被货物堵塞", Func<ReportHazard, ReportHazard>? with = null)
    {
        var photo = await yanta.SendAsync(new StoreAttachment("现场.png", Yanta.Photo), who);
        var form = new ReportHazard(yanta.EnterpriseId, HazardGrades.General, text, "二楼东侧", "visit", [photo.Id]);
        return new DisposedHazard(yanta, (await yanta.SendAsync(with is null ? form : with(form), who)).HazardId);
    }

    public async Task DoAsync(string who, string outcome, JsonObject? data = null, string? title = null) =>
        (await TryAsync(who, outcome, data, title)).Refusals.Select(r => $"{r.Code} {r.Text()}").ShouldBeEmpty(outcome);

    /// <summary>Finishes its only open task, or the one of that title.</summary>
    public async Task<Result<WorkItemCompleted>> TryAsync(string who, string outcome, JsonObject? data = null, string? title = null)
    {
        var task = (await WayAsync()).Tasks.Single(t => title is null || t.Title == title);
        return await yanta.District.SendAsync(new CompleteWorkItem(task.Id, outcome, data ?? [], task.Version), await yanta.ActorAsync(who));
    }

    public Task SendUpAsync(string who, string reason = "本级不能处置") => DoAsync(who, "SentUp", new() { ["reason"] = reason });

    public Task HandleAsync(string who, string measure = "已清理") => DoAsync(who, "Handled", new() { ["measure"] = measure });

    public Task<HazardWayView> WayAsync(string? who = null) => yanta.SendAsync(new HazardWay(Id), who);

    public Task<HazardView> ViewAsync(string? who = null) => yanta.SendAsync(new HazardDetails(Id), who);

    public async Task<IReadOnlyList<string>> StationsAsync() => [.. (await WayAsync()).Stops.Select(s => s.Station)];

    public async Task NothingOfItRunsAsync(Yanta district)
    {
        (await district.SendAsync(new ProcessesOf(Id))).ShouldAllBe(p => p.Ended);
        (await WayAsync()).Tasks.ShouldBeEmpty();
    }

    /// <summary>Every process of it has ended and nothing of it waits.</summary>
    public async Task NothingIsLeftRunningAsync()
    {
        var processes = await yanta.SendAsync(new ProcessesOf(Id));
        processes.ShouldAllBe(p => p.Ended);
        (await WayAsync()).Tasks.ShouldBeEmpty();
        (await yanta.SendAsync(new DueRows(Guid.Empty, 100))).ShouldAllBe(row => row.Kind == CaseFlow.Workflows.Scheduling.ScheduledStart.DueKind);
    }
}
