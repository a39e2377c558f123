using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Assessments;

/// <summary>
/// Grades as they are fixed, corrected and added up to the year. Two failed quarters of one assessment year fail the year at
/// once (R65, C17), of whatever officer's file the person had (C22); else the year is proposed when its last quarter is over.
/// </summary>
internal sealed class GradeBook(
    CaseFlowDb db, AssessmentRuleBook rules, IProcesses processes, ITimeline timeline, IMediator mediator, RequestContext context, TimeProvider time) : IAnnualAssessments
{
    /// <summary>Starts the course of one assessment; payload <c>{annual, officer, period}</c>.</summary>
    public const string Opened = "AssessmentOpened";

    /// <summary>Ends the course of an annual assessment that a second failed quarter has decided meanwhile.</summary>
    public const string SettledByRule = "AnnualAssessmentSettled";

    private const int LastQuarter = 4;

    public async Task WriteAsync(Assessment assessment, string kind, string? grade, string? text, CancellationToken ct)
    {
        var last = await db.Set<AssessmentEntry>().Where(e => e.AssessmentId == assessment.Id).MaxAsync(e => (int?)e.Position, ct) ?? 0;
        var pending = db.Set<AssessmentEntry>().Local.Where(e => e.AssessmentId == assessment.Id).Select(e => e.Position).DefaultIfEmpty(0).Max();
        db.Add(new AssessmentEntry
        {
            AssessmentId = assessment.Id, Position = Math.Max(last, pending) + 1, Kind = kind, Grade = grade, Total = assessment.Total, Text = text, By = context.Who.Name, At = time.GetUtcNow(),
        });
    }

    public Task<int> StartAsync(Assessment assessment, CancellationToken ct) => processes.PublishAsync(
        Opened, assessment.Id,
        new JsonObject
        {
            ["annual"] = assessment.IsAnnual, ["officer"] = assessment.OfficerName, ["period"] = AssessmentWords.Period(assessment.Year, assessment.Quarter),
            ["last"] = assessment.LastDay.ToString("O", CultureInfo.InvariantCulture),
        },
        ct);

    /// <summary>The grade is fixed now, for the quarter it was given for (C18).</summary>
    public async Task ConfirmAsync(Assessment assessment, string grade, string? reason, CancellationToken ct)
    {
        (assessment.State, assessment.Grade, assessment.ConfirmedAt, assessment.DueAt) = (AssessmentStates.Confirmed, grade, time.GetUtcNow(), null);
        await WriteAsync(assessment, AssessmentEntryKinds.Confirmed, grade, reason, ct);
        timeline.Write(assessment.Id, "timeline.assessment-confirmed", AssessmentWords.Grade(grade));
        await FollowAsync(assessment, null, null, ct);
    }

    /// <summary>A new state with its reason; the old one stays in the entries. What it had started is stopped, what it starts begins.</summary>
    public async Task<Refusal?> CorrectAsync(Assessment assessment, string grade, string reason, CancellationToken ct)
    {
        if (assessment.State != AssessmentStates.Confirmed)
        {
            return Refusal.Conflict("assessment.not-confirmed", AssessmentWords.State(assessment.State));
        }

        if (assessment.Grade == grade)
        {
            return new Refusal("assessment.same-grade", "grade", AssessmentWords.Grade(grade));
        }

        if (assessment.ByRule)
        {
            return Refusal.Conflict("assessment.by-rule");
        }

        var before = assessment.Grade!;
        assessment.Grade = grade;
        await WriteAsync(assessment, AssessmentEntryKinds.Corrected, grade, reason, ct);
        timeline.Write(assessment.Id, "timeline.assessment-corrected", AssessmentWords.Grade(before), AssessmentWords.Grade(grade), reason);
        await FollowAsync(assessment, before, reason, ct);
        return null;
    }

    public async Task<AnnualFacts?> FindAsync(Guid assessmentId, CancellationToken ct)
    {
        if (await db.Set<Assessment>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(a => a.Id == assessmentId && a.Quarter == Assessment.Annual, ct) is not { } a)
        {
            return null;
        }

        var reason = await db.Set<AssessmentEntry>().Where(e => e.AssessmentId == a.Id && e.Grade == AssessmentGrades.Unqualified)
            .OrderByDescending(e => e.Position).Select(e => e.Text).FirstOrDefaultAsync(ct);
        return new AnnualFacts(
            a.Id, a.OfficerId, a.PersonId, a.OfficerName, a.GridName, a.RegionPath, a.StreetName, a.Year,
            a is { State: AssessmentStates.Confirmed, Grade: AssessmentGrades.Unqualified }, AssessmentWords.Title(a), reason ?? "");
    }

    /// <summary>What an assessment that is finished means for the year.</summary>
    public async Task SettleYearAsync(Assessment quarter, string? why, CancellationToken ct)
    {
        if (await rules.CurrentAsync(ct) is not { } rule)
        {
            return;
        }

        await db.SaveChangesAsync(ct);
        var all = await db.Set<Assessment>().IgnoreQueryFilters().Where(a => a.PersonId == quarter.PersonId && a.Year == quarter.Year).OrderBy(a => a.Quarter).ToListAsync(ct);
        var (annual, quarters) = (all.Find(a => a.IsAnnual), all.FindAll(a => !a.IsAnnual));
        var failed = quarters.Where(a => a is { State: AssessmentStates.Confirmed, Grade: AssessmentGrades.Unqualified }).Select(a => a.Quarter).Distinct().ToList();
        if (failed.Count >= rule.FailsForAnnualFail)
        {
            await FailYearAsync(annual ?? Annual(quarter, quarters, rule), failed, ct);
            return;
        }

        if (annual is { ByRule: true })
        {
            (annual.State, annual.Grade, annual.ByRule, annual.ConfirmedAt) = (AssessmentStates.Withdrawn, null, false, null);
            await WriteAsync(annual, AssessmentEntryKinds.Withdrawn, null, why, ct);
            timeline.Write(annual.Id, "timeline.assessment-withdrawn", why ?? "");
            await mediator.Publish(new AnnualFailFell(annual.Id, why ?? ""), ct);
        }

        if (annual is null or { State: AssessmentStates.Withdrawn } && IsOver(quarters))
        {
            await ProposeYearAsync(annual ?? Annual(quarter, quarters, rule), quarters, rule, ct);
        }
    }

    private async Task FollowAsync(Assessment assessment, string? before, string? reason, CancellationToken ct)
    {
        if (!assessment.IsAnnual)
        {
            await SettleYearAsync(assessment, reason, ct);
        }
        else if (assessment.Grade == AssessmentGrades.Unqualified)
        {
            await db.SaveChangesAsync(ct);
            await mediator.Publish(new AnnualFailed(assessment.Id), ct);
        }
        else if (before == AssessmentGrades.Unqualified)
        {
            await db.SaveChangesAsync(ct);
            await mediator.Publish(new AnnualFailFell(assessment.Id, reason ?? ""), ct);
        }
    }

    private async Task FailYearAsync(Assessment annual, List<int> failed, CancellationToken ct)
    {
        if (annual is { State: AssessmentStates.Confirmed, Grade: AssessmentGrades.Unqualified })
        {
            return;
        }

        var (running, words) = (annual.State == AssessmentStates.Scored, TextCatalog.Get("assessment.two-fails", string.Join('、', failed.Select(q => AssessmentWords.Period(annual.Year, q)))));
        (annual.State, annual.Grade, annual.ByRule, annual.ConfirmedAt, annual.DueAt) = (AssessmentStates.Confirmed, AssessmentGrades.Unqualified, true, time.GetUtcNow(), null);
        await WriteAsync(annual, AssessmentEntryKinds.ByRule, AssessmentGrades.Unqualified, words, ct);
        timeline.Write(annual.Id, "timeline.assessment-by-rule", words);
        await db.SaveChangesAsync(ct);
        if (running)
        {
            await processes.PublishAsync(SettledByRule, annual.Id, [], ct);
        }

        await mediator.Publish(new AnnualFailed(annual.Id), ct);
    }

    /// <summary>By the mean of the assessed quarters (R63); nothing to propose where none was assessed.</summary>
    private async Task ProposeYearAsync(Assessment annual, List<Assessment> quarters, AssessmentRules rule, CancellationToken ct)
    {
        var assessed = quarters.Where(q => q.State == AssessmentStates.Confirmed).ToList();
        annual.Total = Math.Round(assessed.Average(q => q.Total ?? 0), 1, MidpointRounding.AwayFromZero);
        var grade = rule.GradeOf(annual.Total.Value);
        grade = grade == AssessmentGrades.Unqualified && !rule.AnnualFailsByMean ? AssessmentGrades.Basic : grade;
        var capped = rule.OneFailCapsAnnual && grade == AssessmentGrades.Qualified && assessed.Exists(q => q.Grade == AssessmentGrades.Unqualified);
        (annual.State, annual.Proposed) = (AssessmentStates.Scored, capped ? AssessmentGrades.Basic : grade);
        await WriteAsync(annual, AssessmentEntryKinds.Scored, annual.Proposed, TextCatalog.Get(capped ? "assessment.annual-capped" : "assessment.annual-mean", assessed.Count, annual.Total), ct);
        await db.SaveChangesAsync(ct);
        await StartAsync(annual, ct);
    }

    private Assessment Annual(Assessment of, List<Assessment> quarters, AssessmentRules rule)
    {
        var last = quarters.Count == 0 ? of : quarters[^1];
        var (first, end) = rule.Calendar.Days(of.Year, Assessment.Annual);
        var annual = new Assessment
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), OfficerId = last.OfficerId, PersonId = last.PersonId, OfficerName = last.OfficerName, GridName = last.GridName,
            RegionPath = last.RegionPath, StreetName = last.StreetName, Year = of.Year, Quarter = Assessment.Annual, FirstDay = first, LastDay = end,
            ServedDays = quarters.Sum(q => q.ServedDays), State = AssessmentStates.Open,
        };
        db.Add(annual);
        return annual;
    }

    private static bool IsOver(List<Assessment> quarters) =>
        quarters.Exists(q => q.Quarter == LastQuarter) && quarters.TrueForAll(q => q.State is AssessmentStates.Confirmed or AssessmentStates.NotAssessed)
        && quarters.Exists(q => q.State == AssessmentStates.Confirmed);
}

/// <summary>Assessments in words.</summary>
internal static class AssessmentWords
{
    public static string Period(int year, int quarter) => quarter == Assessment.Annual ? TextCatalog.Get("assessment.year", year) : TextCatalog.Get("assessment.quarter", year, quarter);

    public static string Title(Assessment a) => TextCatalog.Get("assessment.title", a.OfficerName, Period(a.Year, a.Quarter));

    public static string Grade(string grade) => TextCatalog.Get($"assessment-grade.{grade}");

    public static string State(string state) => TextCatalog.Get($"assessment-state.{state}");
}
