using System.Globalization;
using CaseFlow.Domain.Bulletins;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Pages.Documents;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Bulletins;

/// <summary>A published bulletin set on A4, for the print view and the .docx: as it was announced, with its errata behind.</summary>
internal static class BulletinPaper
{
    public static OfficialDocument Compose(BulletinView view)
    {
        var content = view.Content;
        List<DocumentBlock> body = [new DocumentParagraph(Get("bulletin-paper.opening", content.District, content.FirstDay.ToDocumentText(), content.LastDay.ToDocumentText()))];
        foreach (var (league, n) in BulletinLeagues.All.Select((l, i) => (l, i + 1)))
        {
            body.Add(new DocumentHeading(Get($"report-paper.ordinal-{n}") + Get("bulletin-paper.league", Get($"bulletin-league.{league}"))));
            body.Add(new DocumentGrid(
                [Get("rank-table.rank"), Get("rank-table.unit"), Get("rank-table.total"), .. BulletinDimensions.All.Select(d => Get($"rank-table.sign.{d}"))],
                [.. content.League(league).Select(Cells)]));
        }

        body.Add(new DocumentParagraph(Get(
            "bulletin-paper.dimensions", string.Join('；', BulletinDimensions.All.Select(d => Get("bulletin-paper.dimension", Get($"rank-table.sign.{d}"), Get($"bulletin-dimension.{d}"), content.Rules.Weights[d]))))));
        foreach (var e in view.Errata.Where(e => e.State == ErratumStates.Approved))
        {
            body.Add(new DocumentParagraph(Get(
                "bulletin-paper.erratum", e.Number, e.DecidedAt!.Value.ChinaDate().ToDocumentText(), e.UnitName, e.DimensionName, Number(e.ScoreBefore), Number(e.ScoreAfter), e.Reason)));
        }

        return new OfficialDocument(
            DocumentLayout.Letter, view.Issuer, view.Item.Number ?? "", Get("bulletin.title", content.District, view.Item.Period), "", body, view.Issuer,
            view.Item.PublishedAt?.ChinaDate().ToDocumentText() ?? "", "", [], "");
    }

    private static IReadOnlyList<string> Cells(RankedUnit unit) =>
        [unit.Rank.ToString(CultureInfo.InvariantCulture), unit.Name, Number(unit.Total), .. unit.Scores.Select(s => Number(s.Points))];

    private static string Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? Get("errata.none");
}
