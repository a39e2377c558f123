using System.Text.Json.Nodes;
using CaseFlow.Domain.Bulletins;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>Yanta with three streets and two departments that are ranked, and the steps of their bulletin.</summary>
internal sealed class BulletinTown(Yanta yanta) : IAsyncDisposable
{
    public const string Office = "安委办李强";
    public const string Head = "主任赵敏";

    public Yanta Yanta => yanta;

    /// <param name="variables">Of the definition, changed.</param>
    public static async Task<BulletinTown> StartAsync(DatabaseProvider database, string today, params (string Name, string Value)[] variables)
    {
        var town = new BulletinTown(await Yanta.StartAsync(database, today, ReportingTown.Edited("quarterly-bulletin", variables)));
        await town.Yanta.SendAsync(new ImportRegions([new("610113002000", "大雁塔街道"), new("610113002001", "后村社区"), new("610113003000", "长延堡街道")]));
        await town.Yanta.SendAsync(new RegisterUnits(
        [
            new(UnitKind.Street, "大雁塔街道办事处", "610113002000"), new(UnitKind.Street, "长延堡街道办事处", "610113003000"), new(UnitKind.Department, "区住建局", "610113000000"),
        ]));
        return town;
    }

    public ValueTask DisposeAsync() => yanta.DisposeAsync();

    public async Task<Guid> OpenAsync(int year = 2019, int quarter = 1) => await yanta.SendAsync(new OpenBulletin(year, quarter), Office);

    public async Task<BulletinView> ViewAsync(Guid id, string who = Office) => await yanta.SendAsync(new BulletinDetails(id), who);

    /// <summary>Scores every dimension that somebody has to enter, of all units alike but for those named.</summary>
    public async Task ScoreAsync(Guid id, decimal score, params (string Unit, string Dimension, decimal Score)[] others)
    {
        var view = await ViewAsync(id);
        foreach (var dimension in BulletinDimensions.All)
        {
            var lines = view.Content.Units.Where(u => view.Content.Rules.IsEntered(u.League, dimension)).Select(u => new ScoreLine(
                u.UnitId, others.Where(o => o.Unit == u.Name && o.Dimension == dimension).Select(o => (decimal?)o.Score).FirstOrDefault() ?? score, "现场查看记录")).ToList();
            if (lines.Count > 0)
            {
                await yanta.SendAsync(new EnterScores(id, dimension, lines), Office);
            }
        }
    }

    public async Task PublishAsync(Guid id)
    {
        await DoAsync(id, "评分并送审", "Submitted", Office, []);
        await DoAsync(id, "审定通报", "Approved", Head, []);
    }

    public Task DoAsync(Guid subject, string title, string outcome, string who, JsonObject data) => yanta.DoAsync(subject, title, outcome, who, data);

    public Task<Result<WorkItemCompleted>> TryAsync(Guid subject, string title, string outcome, string who, JsonObject data) => yanta.TryAsync(subject, title, outcome, who, data);

    public async Task<string> RefusedAsync<T>(MediatR.IRequest<Result<T>> request, string who) => (await yanta.District.SendAsync(request, await yanta.ActorAsync(who))).Refusals.Single().Code;

    public static IReadOnlyList<(string Name, int Rank)> Ranks(BulletinContent content, string league) => [.. content.League(league).Select(u => (u.Name, u.Rank))];
}
