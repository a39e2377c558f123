using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Reporting;

/// <summary>One duty with what was filed for it, and for the unit itself what it would file now.</summary>
[AnyRole]
public sealed record ReportDetails(Guid DutyId) : IQuery<ReportView>, IConcerns
{
    Guid IConcerns.SubjectId => DutyId;
}

/// <param name="From">First day whose events are reported, <paramref name="To"/> the last .</param>
/// <param name="Proposal">Of the unit itself: what it files next; null where nothing more is taken.</param>
/// <param name="Reports">The report, then its supplements.</param>
/// <param name="Lower">The units below, as they stand now.</param>
/// <param name="Signers">Whose signature it needs; null: nobody's.</param>
public sealed record ReportView(
    Guid DutyId, string Kind, DateOnly FirstDay, string PeriodTitle, string Title, Guid UnitId, string UnitName, string Level, DateOnly From, DateOnly To, string CoverRule, DateOnly? LastDay,
    DateTimeOffset? DueAt, string Standing, string StandingName, int DaysLate, ReportProposal? Proposal, IReadOnlyList<FiledReport> Reports, IReadOnlyList<LowerReport> Lower, string? Signers,
    IReadOnlyList<TimelineItem> Timeline);

/// <param name="Entry">The draft, else the chapters' usual words.</param>
public sealed record ReportProposal(IReadOnlyList<FigureView> Figures, ReportEntry Entry, string? DraftBy, bool Supplement, bool ZeroSaid, IReadOnlyList<string> Chapters);

/// <param name="Filed">Null before filing.</param>
public sealed record FigureView(string Key, string Name, int Drawn, int? Received, int? Filed, string? Reason)
{
    public int Proposed => Received ?? Drawn;
}

public sealed record FiledReport(
    Guid Id, int Number, DateTimeOffset FiledAt, string FiledBy, string? SignedAs, int DaysLate, bool Zero, string? Mismatch, string? Reason, string? Remark, IReadOnlyList<ReportChapter> Chapters,
    IReadOnlyList<FigureView> Figures, IReadOnlyList<LowerReport> Lower);

internal sealed class ReportDetailsHandler(CaseFlowDb db, ReportScope scope, FigureDrawing drawing, ReportRuleBook book, IMediator mediator, TimeProvider time)
    : IRequestHandler<ReportDetails, Result<ReportView>>
{
    public async Task<Result<ReportView>> Handle(ReportDetails request, CancellationToken cancellationToken)
    {
        if (await scope.Duties.AsNoTracking().FirstOrDefaultAsync(d => d.Id == request.DutyId, cancellationToken) is not { } duty)
        {
            return Refusal.NotFound("report.unknown");
        }

        var period = await db.Set<ReportPeriod>().AsNoTracking().SingleAsync(p => p.Id == duty.PeriodId, cancellationToken);
        var rules = await book.OfAsync(duty.Kind, cancellationToken);
        var lower = await drawing.LowerAsync(duty, cancellationToken);
        var reports = await ReportsAsync(duty, cancellationToken);
        var taken = scope.IsOwn(duty) && (duty.FiledAt is not null || duty.ClosedAt is null);
        var standing = duty.Standing(time.GetUtcNow());
        var timeline = await mediator.Send(new CaseTimeline(duty.Id), cancellationToken);
        return new ReportView(
            duty.Id, duty.Kind, duty.FirstDay, ReportPeriods.Title(duty.Kind, duty.FirstDay), ReportDirectory.Title(duty), duty.UnitId, duty.UnitName, duty.Level, period.From, period.To,
            period.CoverRule, duty.LastDay, duty.DueAt, standing, TextCatalog.Get($"report-standing.{standing}"), duty.DaysLate,
            taken ? await ProposeAsync(period, duty, rules, lower, reports, cancellationToken) : null, reports, lower,
            rules.Signers.Count == 0 ? null : string.Join('、', rules.Signers.Where(r => ReportDirectory.Fits(duty.Level, r)).Select(r => TextCatalog.Get($"role.{r}"))), timeline.Succeeded ? timeline.Value.Items : []);
    }

    private async Task<ReportProposal> ProposeAsync(
        ReportPeriod period, ReportDuty duty, ReportRules rules, IReadOnlyList<LowerReport> lower, IReadOnlyList<FiledReport> reports, CancellationToken ct)
    {
        var figures = await drawing.OfAsync(period, duty, lower, ct);
        var entry = duty.Draft is { } draft ? JsonSerializer.Deserialize<ReportEntry>(draft)! : new ReportEntry(
            reports.Count > 0 ? reports[^1].Chapters : [.. rules.Chapters.Select(key => new ReportChapter(key, TextCatalog.Get($"report-chapter.{key}"), Words(key, figures)))]);
        return new ReportProposal(
            [.. figures.Select(f => new FigureView(f.Key, TextCatalog.Get($"report-figure.{f.Key}"), f.Value.Drawn, f.Value.Received, null, null))], entry, duty.DraftBy, duty.FiledAt is not null,
            rules.ZeroSaid, rules.Chapters);
    }

    private static string Words(string chapter, IReadOnlyDictionary<string, FigureBase> figures) => chapter == ChapterKeys.Illegal
        ? TextCatalog.Get("report-words.illegal", figures[FigureKeys.Illegal].Proposed, figures[FigureKeys.IllegalHandled].Proposed)
        : TextCatalog.Get(
            "report-words.hazards", figures[FigureKeys.Checks].Proposed, figures[FigureKeys.Found].Proposed, figures[FigureKeys.Major].Proposed, figures[FigureKeys.OnSpot].Proposed,
            figures[FigureKeys.Rectified].Proposed, figures[FigureKeys.Open].Proposed);

    private async Task<IReadOnlyList<FiledReport>> ReportsAsync(ReportDuty duty, CancellationToken ct)
    {
        var rows = await db.Set<Report>().AsNoTracking().Where(r => r.DutyId == duty.Id).OrderBy(r => r.Number).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Id);
        var figures = (await db.Set<ReportFigure>().AsNoTracking().Where(f => ids.Contains(f.ReportId)).ToListAsync(ct)).ToLookup(f => f.ReportId);
        return rows.ConvertAll(r => new FiledReport(
            r.Id, r.Number, r.FiledAt, r.FiledBy, r.SignedAs is { } role ? TextCatalog.Get($"role.{role}") : null, r.DaysLate, r.Zero, r.Mismatch, r.Reason, r.Remark,
            JsonSerializer.Deserialize<List<ReportChapter>>(r.Chapters)!,
            [.. figures[r.Id].OrderBy(f => FigureKeys.All.ToList().IndexOf(f.Key)).Select(f => new FigureView(f.Key, TextCatalog.Get($"report-figure.{f.Key}"), f.Drawn, f.Received, f.Filed, f.Reason))],
            JsonSerializer.Deserialize<List<LowerReport>>(r.Lower)!));
    }
}
