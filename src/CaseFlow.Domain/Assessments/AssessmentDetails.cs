using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Assessments;

/// <summary>One assessment with its figures, scores, grounds and everything that was said of it. Officers see their own.</summary>
[AnyRole]
public sealed record AssessmentDetails(Guid AssessmentId) : IQuery<AssessmentView>, IConcerns
{
    Guid IConcerns.SubjectId => AssessmentId;
}

/// <param name="Figures">Of the day of scoring; before that, of now. Null for the year.</param>
/// <param name="MaxScore">Of each aspect, by the published version.</param>
/// <param name="StreetRule">The street's own rules in force on the last day (R60).</param>
/// <param name="Others">The other assessments of that year, of the same person.</param>
public sealed record AssessmentView(
    AssessmentItem Item, int Year, int Quarter, DateOnly FirstDay, DateOnly LastDay, int? Ability, int? Attitude, int? Performance, int MaxScore, bool Mandatory, bool ByRule,
    IReadOnlyList<GroundItem> Grounds, AssessmentFigures? Figures, bool FiguresFrozen, StreetRuleItem? StreetRule, IReadOnlyList<AssessmentEntryItem> Entries,
    IReadOnlyList<AssessmentItem> Others, bool MayCorrect, int Version);

public sealed record GroundItem(string Ground, string Name, bool? Severe, string Reason);

public sealed record AssessmentEntryItem(string Kind, string KindName, string? GradeName, decimal? Total, string? Text, string By, DateTimeOffset At);

/// <summary>How an officer's years stand: each quarter and the year, the newest year first.</summary>
[AnyRole]
public sealed record AssessmentsOfOfficer(Guid OfficerId) : IQuery<IReadOnlyList<AssessmentYearView>>;

/// <summary>The own assessments of who asks.</summary>
[AnyRole]
public sealed record MyAssessments : IQuery<IReadOnlyList<AssessmentYearView>>;

/// <param name="Fails">Quarters that count as failed (R65).</param>
public sealed record AssessmentYearView(int Year, string Name, string OfficerName, IReadOnlyList<AssessmentItem> Quarters, AssessmentItem? Annual, int Fails);

internal sealed class AssessmentDetailsHandler(CaseFlowDb db, AssessmentScope scope, AssessmentRuleBook rules, AssessmentFigureSource figures, RequestContext context)
    : IRequestHandler<AssessmentDetails, Result<AssessmentView>>, IRequestHandler<AssessmentsOfOfficer, Result<IReadOnlyList<AssessmentYearView>>>,
    IRequestHandler<MyAssessments, Result<IReadOnlyList<AssessmentYearView>>>
{
    public async Task<Result<AssessmentView>> Handle(AssessmentDetails request, CancellationToken cancellationToken)
    {
        if (await scope.Seen.AsNoTracking().FirstOrDefaultAsync(x => x.Id == request.AssessmentId, cancellationToken) is not { } a)
        {
            return Refusal.NotFound("assessment.unknown");
        }

        var rule = await rules.CurrentAsync(cancellationToken);
        var known = a.IsAnnual ? null : a.Figures is { } kept ? ProcessJson.Read<AssessmentFigures>(kept) : await figures.OfAsync(a, cancellationToken);
        var own = await db.Set<StreetRule>().IgnoreQueryFilters().AsNoTracking().Where(r => r.RegionPath == a.RegionPath && r.FirstDay <= a.LastDay)
            .OrderByDescending(r => r.FirstDay).FirstOrDefaultAsync(cancellationToken);
        var entries = await db.Set<AssessmentEntry>().AsNoTracking().Where(e => e.AssessmentId == a.Id).OrderByDescending(e => e.Position).ToListAsync(cancellationToken);
        var others = await scope.Seen.AsNoTracking().Where(x => x.PersonId == a.PersonId && x.Year == a.Year && x.Id != a.Id).OrderBy(x => x.Quarter).ToListAsync(cancellationToken);
        return new AssessmentView(
            ListAssessmentsHandler.Item(a), a.Year, a.Quarter, a.FirstDay, a.LastDay, a.Ability, a.Attitude, a.Performance, rule?.MaxScore ?? 0, a.Mandatory, a.ByRule,
            [.. ProcessJson.Read<GroundFinding[]>(a.Grounds).Select(g => new GroundItem(g.Ground, TextCatalog.Get($"assessment-ground.{g.Ground}"), g.Severe, g.Reason ?? ""))],
            known, a.Figures is not null,
            own is null ? null : new StreetRuleItem(a.StreetName, own.FirstDay, own.AbilityWeight, own.AttitudeWeight, own.PerformanceWeight, own.Text, own.By),
            entries.ConvertAll(Item), others.ConvertAll(ListAssessmentsHandler.Item), a is { State: AssessmentStates.Confirmed, ByRule: false } && scope.MayCorrect, a.Version);
    }

    public async Task<Result<IReadOnlyList<AssessmentYearView>>> Handle(AssessmentsOfOfficer request, CancellationToken cancellationToken)
    {
        var person = await scope.Seen.Where(a => a.OfficerId == request.OfficerId).Select(a => (Guid?)a.PersonId).FirstOrDefaultAsync(cancellationToken);
        return await YearsAsync(scope.Seen.Where(a => a.PersonId == person), cancellationToken);
    }

    public Task<Result<IReadOnlyList<AssessmentYearView>>> Handle(MyAssessments request, CancellationToken cancellationToken)
    {
        var me = context.Who.PersonId;
        return YearsAsync(db.Set<Assessment>().IgnoreQueryFilters().Where(a => a.PersonId == me), cancellationToken);
    }

    private static async Task<Result<IReadOnlyList<AssessmentYearView>>> YearsAsync(IQueryable<Assessment> all, CancellationToken ct)
    {
        var rows = await all.AsNoTracking().OrderByDescending(a => a.Year).ThenBy(a => a.Quarter).Take(PageRequest.MaxSize).ToListAsync(ct);
        return rows.GroupBy(a => a.Year).Select(y => new AssessmentYearView(
            y.Key, AssessmentWords.Period(y.Key, Assessment.Annual), y.First().OfficerName, [.. y.Where(a => !a.IsAnnual).Select(ListAssessmentsHandler.Item)],
            y.Where(a => a.IsAnnual).Select(ListAssessmentsHandler.Item).FirstOrDefault(),
            y.Where(a => a is { IsAnnual: false, State: AssessmentStates.Confirmed, Grade: AssessmentGrades.Unqualified }).Select(a => a.Quarter).Distinct().Count())).ToList();
    }

    private static AssessmentEntryItem Item(AssessmentEntry e) => new(
        e.Kind, TextCatalog.Get($"assessment-entry.{e.Kind}"), e.Grade is { } grade ? AssessmentWords.Grade(grade) : null, e.Total, e.Text, e.By, e.At);
}
