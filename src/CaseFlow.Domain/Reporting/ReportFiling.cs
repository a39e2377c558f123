using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Reporting;

/// <summary>Checks what is to be filed against the definition's switches and freezes it.</summary>
internal sealed class ReportFiling(CaseFlowDb db, FigureDrawing drawing, ReportRuleBook book, IPostHolders posts, ITimeline timeline, RequestContext context, TimeProvider time)
{
    public async Task<Result<ReportFiled>> FileAsync(ReportDuty duty, ReportEntry entry, int number, string? reason, CancellationToken ct)
    {
        var rules = await book.OfAsync(duty.Kind, ct);
        if (Unwritten(rules, entry) is { } chapter)
        {
            return new Refusal("report.chapter-missing", "chapters", TextCatalog.Get($"report-chapter.{chapter}"));
        }

        var (signedAs, unsigned) = await SignAsync(duty, rules, ct);
        if (unsigned is not null)
        {
            return unsigned;
        }

        var period = await db.Set<ReportPeriod>().SingleAsync(p => p.Id == duty.PeriodId, ct);
        var lower = await drawing.LowerAsync(duty, ct);
        var figures = await drawing.OfAsync(period, duty, lower, ct);
        var filed = Filed(entry, figures);
        if (Negative(filed) is { } negative)
        {
            return negative;
        }

        var (mismatch, contradiction) = await ZeroAsync(period, duty, rules, entry, filed, figures, ct);
        if ((contradiction ?? Unfit(entry, filed, figures)) is { } refusal)
        {
            return refusal;
        }

        return Store(duty, entry, number, reason, signedAs, mismatch, lower, filed, figures);
    }

    private static string? Unwritten(ReportRules rules, ReportEntry entry) =>
        rules.Chapters.FirstOrDefault(key => !entry.Chapters.Any(c => c.Key == key && !string.IsNullOrWhiteSpace(c.Text)));

    private static Dictionary<string, int> Filed(ReportEntry entry, IReadOnlyDictionary<string, FigureBase> figures)
    {
        var filed = figures.ToDictionary(f => f.Key, f => entry.Zero && FigureKeys.OfZero.Contains(f.Key) ? 0 : f.Value.Proposed);
        foreach (var line in entry.Figures ?? [])
        {
            filed[line.Key] = line.Value;
        }

        return filed;
    }

    /// <summary>The principal leader signs, by the post held at this moment; who only stands in, or leads under them, where the district allows it (R86, A-17).</summary>
    private async Task<(string? SignedAs, Refusal? Refusal)> SignAsync(ReportDuty duty, ReportRules rules, CancellationToken ct)
    {
        if (rules.Signers.Count == 0)
        {
            return (null, null);
        }

        var (who, now) = (context.Who, time.GetUtcNow());
        foreach (var role in rules.Signers.Where(who.Is))
        {
            // While the leader is on leave the post shows who stands in; the leader's own signature stays theirs.
            var acting = await posts.InUnitAsync(duty.UnitId, role, now, ct);
            if (rules.DelegateAllowed || acting.Any(h => h.PersonId == who.PersonId && h.StandsInFor is null) || acting.All(h => h.PersonId != who.PersonId))
            {
                return (role, null);
            }
        }

        return rules.DelegateAllowed && rules.Delegates.FirstOrDefault(who.Is) is { } deputy
            ? (deputy, null)
            : (null, Refusal.Forbidden("report.not-signed", string.Join('、', rules.Signers.Where(r => ReportDirectory.Fits(duty.Level, r)).Select(r => TextCatalog.Get($"role.{r}")))));
    }

    private async Task<(string? Mismatch, Refusal? Refusal)> ZeroAsync(
        ReportPeriod period, ReportDuty duty, ReportRules rules, ReportEntry entry, Dictionary<string, int> filed, IReadOnlyDictionary<string, FigureBase> figures, CancellationToken ct)
    {
        if (entry.Zero && filed[FigureKeys.Found] > 0)
        {
            return (null, new Refusal("report.zero-with-figures", "zero", filed[FigureKeys.Found]));
        }

        if (filed[FigureKeys.Found] > 0 || !rules.ZeroSaid)
        {
            return (null, null);
        }

        if (!entry.Zero)
        {
            return (null, new Refusal("report.zero-not-said", "zero"));
        }

        if (figures[FigureKeys.Found].Drawn is not (> 0 and var found))
        {
            return (null, null);
        }

        var names = string.Join('、', await drawing.NamesAsync(period, duty, ct));
        return rules.RefusesContradictedZero ? (null, Refusal.Conflict("report.zero-contradicted", found, names)) : (TextCatalog.Get("report.mismatch", found, names), null);
    }

    private static Refusal? Negative(Dictionary<string, int> filed) =>
        filed.Where(f => f.Value < 0).Select(f => new Refusal("report.figure-negative", "figures", TextCatalog.Get($"report-figure.{f.Key}"), f.Value)).FirstOrDefault();

    /// <summary>Whatever differs has its reason, and no part exceeds its whole.</summary>
    private static Refusal? Unfit(ReportEntry entry, Dictionary<string, int> filed, IReadOnlyDictionary<string, FigureBase> figures)
    {
        var reasons = (entry.Figures ?? []).Where(f => !string.IsNullOrWhiteSpace(f.Reason)).Select(f => f.Key).ToHashSet();
        foreach (var (key, value) in filed.Where(f => !reasons.Contains(f.Key) && !(entry.Zero && FigureKeys.OfZero.Contains(f.Key))))
        {
            if (value != figures[key].Proposed)
            {
                return new Refusal("report.reason-missing", "figures", TextCatalog.Get($"report-figure.{key}"), figures[key].Proposed, value);
            }
        }

        return FigureKeys.Parts.Where(p => filed[p.Part] > filed[p.Whole])
            .Select(p => new Refusal("report.part-exceeds", "figures", TextCatalog.Get($"report-figure.{p.Part}"), filed[p.Part], TextCatalog.Get($"report-figure.{p.Whole}"), filed[p.Whole]))
            .FirstOrDefault();
    }

    private ReportFiled Store(
        ReportDuty duty, ReportEntry entry, int number, string? reason, string? signedAs, string? mismatch, IReadOnlyList<LowerReport> lower, Dictionary<string, int> filed,
        IReadOnlyDictionary<string, FigureBase> figures)
    {
        var now = time.GetUtcNow();
        var late = number == 0 && duty.DueAt <= now ? now.DaysLate(duty.DueAt.Value) : 0;
        var report = new Report
        {
            Id = Guid.CreateVersion7(now), DutyId = duty.Id, Number = number, FiledAt = now, FiledById = context.Who.PersonId, FiledBy = context.Who.Name, SignedAs = signedAs, DaysLate = late,
            Zero = entry.Zero, Mismatch = mismatch, Chapters = JsonSerializer.Serialize(entry.Chapters), Lower = JsonSerializer.Serialize(lower), Remark = Trimmed(entry.Remark), Reason = reason,
        };
        db.Add(report);
        var reasons = (entry.Figures ?? []).GroupBy(f => f.Key).ToDictionary(f => f.Key, f => Trimmed(f.Last().Reason));
        foreach (var (key, value) in filed)
        {
            db.Add(new ReportFigure { ReportId = report.Id, Key = key, Drawn = figures[key].Drawn, Received = figures[key].Received, Filed = value, Reason = reasons.GetValueOrDefault(key) });
        }

        if (number == 0)
        {
            (duty.ReportId, duty.FiledAt, duty.DaysLate, duty.Draft, duty.DraftBy) = (report.Id, now, late, null, null);
        }

        duty.Supplements = number;
        (duty.ZeroHazards, duty.ZeroIllegal, duty.Mismatch) = (filed[FigureKeys.Found] == 0, filed[FigureKeys.Illegal] == 0, mismatch is not null);
        string[] missing = [.. lower.Where(l => l.ReportId is null).Select(l => l.UnitName)];
        timeline.Write(duty.Id, number == 0 ? late > 0 ? "timeline.report-filed-late" : "timeline.report-filed" : "timeline.report-supplement", ReportPeriods.Title(duty.Kind, duty.FirstDay), number == 0 ? late : number);
        return new ReportFiled(duty.Id, report.Id, number, late > 0, late, missing, mismatch);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
