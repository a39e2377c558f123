using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Reporting;
using CaseFlow.Host.Pages.Documents;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Reports;

/// <summary>A filed report set on A4, for the print view and the .docx.</summary>
internal static class ReportPaper
{
    public static OfficialDocument Compose(ReportView view, FiledReport report)
    {
        List<DocumentBlock> body =
        [
            new DocumentParagraph(Get("report-paper.covers", view.From.ToDocumentText(), view.To.ToDocumentText())),
            new DocumentTable([.. report.Figures.Select(f => new DocumentRow(f.Name, $"{f.Filed}{(f.Reason is { } why ? Get("report-paper.corrected", f.Proposed, why) : "")}"))]),
        ];
        if (report.Zero)
        {
            body.Add(new DocumentParagraph(Get("report-paper.zero")));
        }

        foreach (var (chapter, number) in report.Chapters.Select((c, i) => (c, i)))
        {
            body.Add(new DocumentHeading($"{Get($"report-paper.ordinal-{number + 1}")}{chapter.Title}"));
            body.AddRange(chapter.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(text => new DocumentParagraph(text)));
        }

        if (report.Lower.Where(l => l.ReportId is null).Select(l => l.UnitName).ToList() is { Count: > 0 } missing)
        {
            body.Add(new DocumentParagraph(Get("filed-report.missing", report.FiledAt.ChinaDate().ToDocumentText(), string.Join('、', missing))));
        }

        if (report.Remark is { } remark)
        {
            body.Add(new DocumentParagraph(remark));
        }

        var signed = report.SignedAs is { } post ? Get("report-paper.signed", post, report.FiledBy) : Get("report-paper.filed", report.FiledBy);
        return new OfficialDocument(
            DocumentLayout.Letter, view.UnitName, report.Number == 0 ? "" : Get("filed-report.supplement", report.Number), view.PeriodTitle, "", body, view.UnitName,
            report.FiledAt.ChinaDate().ToDocumentText(), "", [], signed + (report.Mismatch is { } mismatch ? $" {mismatch}" : ""));
    }
}
