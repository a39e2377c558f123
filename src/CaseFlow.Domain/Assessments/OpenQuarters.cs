using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Assessments;

/// <summary>The district office opens a quarter that is over by hand (R63); its officers' assessments open in the background.</summary>
/// <param name="Year">The calendar year in which the assessment year begins.</param>
/// <param name="Quarter">1 to 4.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record OpenAssessmentQuarter(int Year, int Quarter) : ICommand<Guid>;

/// <summary>
/// The clock of <c>staff-assessment</c>: every district with grid officers gets the quarter that is over, and those it
/// missed since the last one it has; what is open already stays as it is.
/// </summary>
[ProcessOnly, ProcessCommand("open-due-assessment-quarters")]
public sealed record OpenDueAssessmentQuarters : ICommand<AssessmentQuartersOpened>;

public sealed record AssessmentQuartersOpened(int Opened);

/// <summary>One batch of a quarter's officers: each that served long enough gets an assessment of its own .</summary>
/// <param name="Most">How many in one transaction.</param>
[ProcessOnly, ProcessCommand("open-quarter-assessments")]
public sealed record OpenQuarterAssessments(Guid SubjectId, int Most) : ICommand<QuarterAssessmentsOpened>, IConcerns;

/// <param name="Left">Officers still without theirs.</param>
public sealed record QuarterAssessmentsOpened(int Opened, int NotAssessed, int Left);

internal sealed class OpenAssessmentQuarterValidator : AbstractValidator<OpenAssessmentQuarter>
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;
    private const int Quarters = 4;

    public OpenAssessmentQuarterValidator()
    {
        RuleFor(x => x.Year).InclusiveBetween(FirstYear, LastYear);
        RuleFor(x => x.Quarter).InclusiveBetween(1, Quarters);
    }
}

internal sealed class OpenQuartersHandler(CaseFlowDb db, IDatabaseDialect dialect, AssessmentRuleBook rules, IGridStaff staff, IProcesses processes, RequestContext context, TimeProvider time)
    : IRequestHandler<OpenAssessmentQuarter, Result<Guid>>, IRequestHandler<OpenDueAssessmentQuarters, Result<AssessmentQuartersOpened>>
{
    /// <summary>Starts the opening of the assessments, subject = the quarter.</summary>
    private const string Event = "AssessmentQuarterOpened";

    public async Task<Result<Guid>> Handle(OpenAssessmentQuarter request, CancellationToken cancellationToken)
    {
        if (await rules.CurrentAsync(cancellationToken) is not { } rule)
        {
            return Refusal.Conflict("assessment.no-rules");
        }

        if (context.Who.RegionPath is not { } seen || RegionPaths.At(seen, RegionLevel.District) is not { } district)
        {
            return Refusal.Forbidden("assessment.no-district");
        }

        var period = AssessmentWords.Period(request.Year, request.Quarter);
        if (rule.Calendar.Days(request.Year, request.Quarter).Last >= time.Today())
        {
            return new Refusal("assessment.quarter-not-over", "quarter", period, rule.Calendar.Days(request.Year, request.Quarter).Last.ToLongText());
        }

        await dialect.LockAsync(db, $"assessment:{district}", cancellationToken);
        return await db.Set<AssessmentQuarter>().AnyAsync(q => q.RegionPath == district && q.Year == request.Year && q.Quarter == request.Quarter, cancellationToken)
            ? Refusal.Conflict("assessment.quarter-opened", period) with { Field = "quarter" }
            : await OpenAsync(district, (request.Year, request.Quarter), rule, cancellationToken);
    }

    public async Task<Result<AssessmentQuartersOpened>> Handle(OpenDueAssessmentQuarters request, CancellationToken cancellationToken)
    {
        if (await rules.CurrentAsync(cancellationToken) is not { } rule)
        {
            return new AssessmentQuartersOpened(0);
        }

        var due = rule.Calendar.LastBefore(time.Today());
        var (first, last) = rule.Calendar.Days(due.Year, due.Quarter);
        var districts = (await staff.ServiceAsync("", first, last, cancellationToken)).Select(s => RegionPaths.At(s.RegionPath, RegionLevel.District)).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        var opened = 0;
        foreach (var district in districts)
        {
            await dialect.LockAsync(db, $"assessment:{district}", cancellationToken);
            var newest = await db.Set<AssessmentQuarter>().Where(q => q.RegionPath == district).OrderByDescending(q => q.Year).ThenByDescending(q => q.Quarter)
                .Select(q => new { q.Year, q.Quarter }).FirstOrDefaultAsync(cancellationToken);
            var next = newest is null ? due : AssessmentYear.After(newest.Year, newest.Quarter);
            while (next.CompareTo(due) <= 0)
            {
                await OpenAsync(district, next, rule, cancellationToken);
                opened++;
                next = AssessmentYear.After(next.Year, next.Quarter);
            }
        }

        return new AssessmentQuartersOpened(opened);
    }

    private async Task<Guid> OpenAsync(string district, (int Year, int Quarter) period, AssessmentRules rule, CancellationToken ct)
    {
        var (first, last) = rule.Calendar.Days(period.Year, period.Quarter);
        var quarter = new AssessmentQuarter
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), RegionPath = district, Year = period.Year, Quarter = period.Quarter, FirstDay = first, LastDay = last,
            OpenedAt = time.GetUtcNow(), OpenedBy = context.Who.Name,
        };
        db.Add(quarter);
        await db.SaveChangesAsync(ct);
        await processes.PublishAsync(
            Event, quarter.Id,
            new JsonObject { ["period"] = AssessmentWords.Period(period.Year, period.Quarter), ["last"] = last.ToString("O", CultureInfo.InvariantCulture) }, ct);
        return quarter.Id;
    }
}

internal sealed class OpenQuarterAssessmentsHandler(
    CaseFlowDb db, AssessmentRuleBook rules, GradeBook grades, IGridStaff staff, IRegionDirectory regions, TimeProvider time)
    : IRequestHandler<OpenQuarterAssessments, Result<QuarterAssessmentsOpened>>
{
    public async Task<Result<QuarterAssessmentsOpened>> Handle(OpenQuarterAssessments request, CancellationToken cancellationToken)
    {
        if (await db.Set<AssessmentQuarter>().IgnoreQueryFilters().FirstOrDefaultAsync(q => q.Id == request.SubjectId, cancellationToken) is not { } quarter
            || await rules.CurrentAsync(cancellationToken) is not { } rule)
        {
            return Refusal.NotFound("assessment.quarter-unknown");
        }

        var known = await db.Set<Assessment>().IgnoreQueryFilters().Where(a => a.Year == quarter.Year && a.Quarter == quarter.Quarter && a.RegionPath.StartsWith(quarter.RegionPath))
            .Select(a => a.OfficerId).ToListAsync(cancellationToken);
        var waiting = (await staff.ServiceAsync(quarter.RegionPath, quarter.FirstDay, quarter.LastDay, cancellationToken))
            .Where(s => (s.FullTime || rule.PartTimeToo) && !known.Contains(s.OfficerId)).GroupBy(s => s.OfficerId).OrderBy(g => g.Key).ToList();
        List<Assessment> opened = [];
        foreach (var spans in waiting.Take(Math.Max(request.Most, 1)))
        {
            opened.Add(await AddAsync(quarter, [.. spans], rule, cancellationToken));
        }

        // What starts now reads the rows.
        await db.SaveChangesAsync(cancellationToken);
        foreach (var assessment in opened)
        {
            if (assessment.State == AssessmentStates.Open)
            {
                await grades.StartAsync(assessment, cancellationToken);
            }
            else
            {
                await grades.SettleYearAsync(assessment, null, cancellationToken);
            }
        }

        var few = opened.Count(a => a.State == AssessmentStates.NotAssessed);
        return new QuarterAssessmentsOpened(opened.Count - few, few, waiting.Count - opened.Count);
    }

    private async Task<Assessment> AddAsync(AssessmentQuarter quarter, ServiceSpan[] spans, AssessmentRules rule, CancellationToken ct)
    {
        var last = spans[^1];
        var street = RegionPaths.At(last.RegionPath, RegionLevel.Street) ?? last.RegionPath;
        var served = Enumerable.Range(0, quarter.LastDay.DayNumber - quarter.FirstDay.DayNumber + 1).Select(quarter.FirstDay.AddDays).Count(day => spans.Any(s => s.Holds(day)));
        var enough = served >= rule.MinServedDays;
        var assessment = new Assessment
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), QuarterId = quarter.Id, OfficerId = last.OfficerId, PersonId = last.PersonId, OfficerName = last.Name, GridName = last.GridName,
            RegionPath = street, StreetName = (await regions.NamesAsync([street], ct)).GetValueOrDefault(street, ""), Year = quarter.Year, Quarter = quarter.Quarter,
            FirstDay = quarter.FirstDay, LastDay = quarter.LastDay, ServedDays = served, State = enough ? AssessmentStates.Open : AssessmentStates.NotAssessed,
        };
        db.Add(assessment);
        if (!enough)
        {
            await grades.WriteAsync(assessment, AssessmentEntryKinds.NotAssessed, null, TextCatalog.Get("assessment.too-few-days", served, rule.MinServedDays), ct);
        }

        return assessment;
    }
}
