using CaseFlow.Domain.Bulletins;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Documents;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Bulletins;

/// <summary>Bulletins, one ranking and the year's (R48, R83) as table files, and a published bulletin as a Word document.</summary>
internal sealed class BulletinExport : IEndpoints
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bulletins/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
        {
            var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), BulletinsPage.Keys);
            return TableFile.OfAsync(Get("nav.bulletins"), time.Today(), async page => (await mediator.Send(BulletinsPage.Query(list, page), ct)).Select(b => b.Page), Row);
        }).ExcludeFromDescription();
        routes.MapGet("/bulletins/{id:guid}/xlsx", (Guid id, IMediator mediator, TimeProvider time, CancellationToken ct) => TableFile.OfAsync(
            Get("nav.bulletins"), time.Today(), async page => (await mediator.Send(new BulletinDetails(id), ct)).Select(v => Once(v.Present.Units, page)), Row)).ExcludeFromDescription();
        routes.MapGet("/bulletins/year/export", (IMediator mediator, TimeProvider time, int year, CancellationToken ct) => TableFile.OfAsync(
            Get("bulletin-year.title"), time.Today(), async page => (await mediator.Send(new RankingOfYear(year), ct)).Select(y => Once(y.Rows, page)), Row)).ExcludeFromDescription();
        routes.MapGet("/bulletins/{id:guid}/docx", DownloadAsync).RequireAuthorization().ExcludeFromDescription();
    }

    // Asked for whole, however many: the file asks page by page.
    private static Page<T> Once<T>(IReadOnlyList<T> rows, PageRequest page) => new([.. rows.Skip(page.Skip).Take(page.Take)], rows.Count, page.Number, page.Take);

    private static Dictionary<string, object?> Row(BulletinItem b) => new()
    {
        [Get("bulletins.district")] = b.District, [Get("bulletins.period")] = b.Period, [Get("bulletins.state")] = b.StateName, [Get("bulletins.number")] = b.Number,
        [Get("bulletins.published")] = b.PublishedAt is { } at ? Moments.At(at) : null, [Get("bulletins.errata")] = b.Errata,
    };

    private static Dictionary<string, object?> Row(RankedUnit u)
    {
        Dictionary<string, object?> row = new()
        {
            [Get("bulletins.league")] = Get($"bulletin-league.{u.League}"), [Get("rank-table.rank")] = u.Rank == 0 ? null : u.Rank, [Get("rank-table.unit")] = u.Name, [Get("rank-table.total")] = u.Total,
        };
        foreach (var score in u.Scores)
        {
            row[Get($"rank-table.sign.{score.Dimension}") + score.Name] = score.Missing ? Get("rank-table.missing") : score.Points;
        }

        row[Get("bulletins.basis")] = string.Join('\n', u.Scores.SelectMany(s => s.Facts.Select(f => f.Text).Append(Evidence(s))).Where(t => !string.IsNullOrEmpty(t)));
        return row;
    }

    private static string? Evidence(DimensionScore score) => score.Files is { Count: > 0 } files
        ? Get("bulletins.evidence-files", score.Evidence, string.Join('、', files.Select(f => f.Name)))
        : score.Evidence;

    private static Dictionary<string, object?> Row(YearRow r)
    {
        Dictionary<string, object?> row = new() { [Get("bulletins.league")] = Get($"bulletin-league.{r.League}"), [Get("rank-table.rank")] = r.Rank, [Get("rank-table.unit")] = r.Name };
        foreach (var quarter in Enumerable.Range(1, 4))
        {
            row[Get("bulletin-year.quarter", quarter)] = r.Totals.TryGetValue(quarter, out var total) ? total : null;
            row[Get("bulletin-year.rank-of", quarter)] = r.Ranks.TryGetValue(quarter, out var rank) ? rank : null;
        }

        row[Get("bulletin-year.mean")] = r.Mean;
        return row;
    }

    private static async Task<Microsoft.AspNetCore.Http.IResult> DownloadAsync(Guid id, Gateway gateway, CancellationToken ct)
    {
        var answer = await gateway.AskAsync(new BulletinDetails(id), ct);
        if (!answer.Succeeded || answer.Value.Item.Number is null)
        {
            // The page says in words what is wrong.
            return Results.Redirect($"/bulletins/{id}/print");
        }

        var paper = BulletinPaper.Compose(answer.Value);
        return Results.File(WordDocument.Write(paper), Word, $"{paper.Number} {paper.Title}.docx");
    }
}
