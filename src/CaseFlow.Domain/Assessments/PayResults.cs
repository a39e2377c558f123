using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Assessments;

/// <summary>
/// What whoever pays needs of a quarter (R43, R73): one row for each officer and month, with days of service, grades and the
/// reports that are rewarded (R36).
/// </summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice)]
public sealed record PayResults(int Year, int Quarter, PageRequest? Page = null) : IQuery<Page<PayRow>>;

/// <param name="Month">Its first day.</param>
/// <param name="Reports">Hazards reported in the month; what somebody else had reported already is left out.</param>
/// <param name="Reward">Null while the definition sets no amount .</param>
public sealed record PayRow(
    string OfficerName, string StreetName, string GridName, DateOnly Month, int ServedDays, int Reports, decimal? Reward, string Period, string QuarterState, string? QuarterGrade,
    decimal? Total, string? AnnualGrade, DateOnly? HiredOn, DateOnly? LeftOn);

internal sealed class PayResultsHandler(CaseFlowDb db, AssessmentRuleBook rules, IGridStaff staff, IHazardReports hazards, RequestContext context) : IRequestHandler<PayResults, Result<Page<PayRow>>>
{
    private const int Months = 3;

    public async Task<Result<Page<PayRow>>> Handle(PayResults request, CancellationToken cancellationToken)
    {
        if (await rules.CurrentAsync(cancellationToken) is not { } rule)
        {
            return Refusal.Conflict("assessment.no-rules");
        }

        if (request is not { Quarter: >= 1 and <= 4, Year: > 1 and < 9999 })
        {
            return new Refusal("assessment.quarter-unknown", "quarter") { Kind = RefusalKind.NotFound };
        }

        var page = request.Page ?? new PageRequest();
        var all = db.Set<Assessment>().AsNoTracking().Where(a => a.Year == request.Year && a.Quarter == request.Quarter);
        var rows = await all.OrderBy(a => a.StreetName).ThenBy(a => a.OfficerName).ThenBy(a => a.Id).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var persons = rows.ConvertAll(a => a.PersonId);
        var years = await db.Set<Assessment>().AsNoTracking().Where(a => a.Year == request.Year && a.Quarter == Assessment.Annual && persons.Contains(a.PersonId) && a.Grade != null)
            .Select(a => new { a.PersonId, a.Grade }).ToDictionaryAsync(a => a.PersonId, a => a.Grade!, cancellationToken);
        var (first, last) = rule.Calendar.Days(request.Year, request.Quarter);
        var district = context.Who.RegionPath is { } seen ? RegionPaths.At(seen, RegionLevel.District) ?? seen : "";
        var service = (await staff.ServiceAsync(district, first, last, cancellationToken)).ToLookup(s => s.PersonId);
        List<PayRow> found = [];
        foreach (var month in Enumerable.Range(0, Months).Select(first.AddMonths))
        {
            var reported = await hazards.OfAsync(persons, month, month.AddMonths(1).AddDays(-1), cancellationToken);
            found.AddRange(rows.Select(a => Row(a, month, [.. service[a.PersonId]], reported.GetValueOrDefault(a.PersonId), years.GetValueOrDefault(a.PersonId), rule)));
        }

        return new Page<PayRow>(
            [.. found.OrderBy(r => r.StreetName, StringComparer.Ordinal).ThenBy(r => r.OfficerName, StringComparer.Ordinal).ThenBy(r => r.Month)],
            await all.CountAsync(cancellationToken), page.Number, page.Take);
    }

    private static PayRow Row(Assessment a, DateOnly month, ServiceSpan[] spans, ReportsMade? reported, string? annual, AssessmentRules rule)
    {
        var reports = reported is null ? 0 : reported.Count - reported.Joined;
        var served = Enumerable.Range(0, month.AddMonths(1).DayNumber - month.DayNumber).Select(month.AddDays).Count(day => spans.Any(s => s.Holds(day)));
        return new PayRow(
            a.OfficerName, a.StreetName, a.GridName, month, served, reports, rule.RewardPerReport * reports, AssessmentWords.Period(a.Year, a.Quarter), AssessmentWords.State(a.State),
            a.Grade is { } grade ? AssessmentWords.Grade(grade) : null, a.Total, annual is null ? null : AssessmentWords.Grade(annual), spans.Select(s => (DateOnly?)s.HiredOn).FirstOrDefault(),
            spans.Select(s => s.LeftOn).FirstOrDefault());
    }
}
