using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.TipOffs;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>Tip-offs in the small Yanta, with a keeper, and the steps of their process.</summary>
internal sealed class TipOffCase(Yanta yanta, Guid street)
{
    public const string Keeper = "受理员冯静";
    public const string Informant = "钱大勇";
    public const string Phone = "13991234567";
    public const string Words = "我是三号车间的夜班工，<script>alert(1)</script>通道上了锁";

    public Yanta Yanta => yanta;

    public Guid Street => street;

    /// <param name="amounts">The district has set 15 %, at least 3 000 and at most 300 000 yuan.</param>
    public static async Task<TipOffCase> StartAsync(DatabaseProvider database, bool amounts = true)
    {
        var definition = Repository.Definition("tip-off");
        foreach (var (name, value) in amounts ? new[] { ("rewardPercent", "15"), ("rewardLeast", "3000"), ("rewardMost", "300000") } : [])
        {
            definition["variables"]!.AsArray().Single(v => (string?)v!["name"] == name)!["value"] = value;
        }

        var yanta = await Yanta.StartAsync(database, "2019-07-01", definition);
        var units = await yanta.SendAsync(new FindUnits([UnitKind.DistrictOffice, UnitKind.Street]));
        await yanta.AppointAsync(Keeper, Roles.TipOffKeeper, units.Single(u => u.Kind == UnitKind.DistrictOffice).Id);
        return new TipOffCase(yanta, units.Single(u => u.Kind == UnitKind.Street).Id);
    }

    /// <summary>As the open page sends it.</summary>
    public async Task<(Guid Id, string Code)> SubmitAsync(string kind = TipOffKinds.Hazard, string? name = Informant)
    {
        var code = ReceiptCode.New();
        var received = await yanta.SendAsync(new SubmitTipOff(
            code, kind, "610113001000", "小寨东路1号三号车间", Words, "长安百货", Name: name, Phone: name is null ? null : Phone, Photos: [new TipOffPhoto(Yanta.Photo)]));
        return ((await yanta.SendAsync(new ListTipOffs(Search: received.Number), Keeper)).Page.Items.Single().Id, code);
    }

    public Task<Result<TipOffReceived>> TryAsync(SubmitTipOff command) => yanta.District.SendAsync(command);

    public Task AcceptAsync(Guid id) => DoAsync(id, "受理举报", "Accepted", Keeper, new() { ["summary"] = "安全出口上锁", ["unitId"] = street });

    public async Task VerifiedAsync(Guid id, string result = TipOffResults.True, bool accepted = false)
    {
        if (!accepted)
        {
            await AcceptAsync(id);
        }

        await DoAsync(id, "核实举报", "Verified", "街道陈军", new() { ["result"] = result, ["findings"] = "出口已开锁，罚款 10 万元" });
        await DoAsync(id, "审核核实结果", "Passed", Keeper, []);
    }

    /// <param name="accepted">It was already.</param>
    public async Task FedBackAsync(Guid id, string result = TipOffResults.True, bool accepted = false)
    {
        await VerifiedAsync(id, result, accepted);
        await DoAsync(id, "向举报人反馈", "FedBack", Keeper, new() { ["feedback"] = "经查属实，已整改" });
    }

    public Task DoAsync(Guid subject, string title, string outcome, string who, JsonObject data) => yanta.DoAsync(subject, title, outcome, who, data);

    public Task<Result<WorkItemCompleted>> TryAsync(Guid subject, string title, string outcome, string who, JsonObject data) => yanta.TryAsync(subject, title, outcome, who, data);

    public Task<IReadOnlyList<string>> TasksAsync(Guid subject) => yanta.TasksAsync(subject);

    public async Task<TipOffView> ViewAsync(Guid id, string who = Keeper) => await yanta.SendAsync(new TipOffDetails(id), who);

    public async Task<string> RefusedAsync<T>(MediatR.IRequest<Result<T>> request, string who) =>
        (await yanta.District.SendAsync(request, await yanta.ActorAsync(who))).Refusals[0].Code;
}
