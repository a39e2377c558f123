using System.Globalization;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Assessments;

/// <summary>Assessments of quarters and years within the scope of who asks, the newest period first, then by name.</summary>
/// <param name="Search">Part of the officer's or grid's name.</param>
/// <param name="Period"><c>2019-3</c>; <c>2019-0</c> is the year.</param>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.GridOfficer)]
public sealed record ListAssessments(string? Search = null, string? Period = null, string? StreetCode = null, string? State = null, string? Grade = null, bool Overdue = false, PageRequest? Page = null)
    : IQuery<AssessmentList>;

/// <param name="Overdue">How many are late, of those found.</param>
public sealed record AssessmentList(
    Page<AssessmentItem> Page, IReadOnlyList<ChipCount> Periods, IReadOnlyList<ChipCount> Streets, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Grades, int Overdue);

/// <param name="Grade">Fixed; null before.</param>
public sealed record AssessmentItem(
    Guid Id, Guid OfficerId, string OfficerName, string GridName, string StreetName, string Period, bool Annual, string State, string StateName, decimal? Total, string? Grade, string? GradeName,
    string? ProposedName, DateTimeOffset? ConfirmedAt, DateTimeOffset? DueAt, int ServedDays);

internal sealed class ListAssessmentsHandler(AssessmentScope scope, TimeProvider time) : IRequestHandler<ListAssessments, Result<AssessmentList>>
{
    public async Task<Result<AssessmentList>> Handle(ListAssessments request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        var now = time.GetUtcNow();
        var found = Find(request);
        var groups = await found.GroupBy(a => new { a.Year, a.Quarter, a.RegionPath, a.StreetName, a.State, a.Grade })
            .Select(g => new Group(g.Key.Year, g.Key.Quarter, g.Key.RegionPath, g.Key.StreetName, g.Key.State, g.Key.Grade, g.Count())).ToListAsync(cancellationToken);
        var counts = ChipCounts.Of(groups, g => g.Count)
            .Row("period", g => Key(g.Year, g.Quarter), request.Period).Row("street", g => RegionPaths.StreetCode(g.RegionPath), request.StreetCode)
            .Row("state", g => g.State, request.State).Row("grade", g => g.Grade, request.Grade);
        var chosen = Chosen(found, request);
        var rows = await (request.Overdue ? chosen.Where(a => a.DueAt != null && a.DueAt <= now) : chosen)
            .OrderByDescending(a => a.Year).ThenByDescending(a => a.Quarter).ThenBy(a => a.OfficerName).ThenBy(a => a.Id).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var overdue = await chosen.CountAsync(a => a.DueAt != null && a.DueAt <= now, cancellationToken);
        return new AssessmentList(
            new Page<AssessmentItem>(rows.ConvertAll(Item), request.Overdue ? overdue : counts.Total, page.Number, page.Take),
            [.. counts.Of("period").OrderByDescending(c => c.Key, StringComparer.Ordinal).Select(c => new ChipCount(c.Key, PeriodOf(c.Key), c.Value))],
            counts.Named("street", g => g.StreetName), counts.InOrder("state", AssessmentStates.All, "assessment-state"), counts.InOrder("grade", AssessmentGrades.All, "assessment-grade"), overdue);
    }

    private IQueryable<Assessment> Find(ListAssessments request) => request.Search?.Trim() is { Length: > 0 } text
        ? scope.Seen.AsNoTracking().Where(a => a.OfficerName.Contains(text) || a.GridName.Contains(text))
        : scope.Seen.AsNoTracking();

    private static IQueryable<Assessment> Chosen(IQueryable<Assessment> all, ListAssessments request)
    {
        var street = request.StreetCode is { } code ? RegionPaths.Of(code) ?? "-" : null;
        if (request.Period is { } period)
        {
            var (year, quarter) = Read(period);
            all = all.Where(a => a.Year == year && a.Quarter == quarter);
        }

        return all.Where(a => (street == null || a.RegionPath == street) && (request.State == null || a.State == request.State) && (request.Grade == null || a.Grade == request.Grade));
    }

    internal static AssessmentItem Item(Assessment a) => new(
        a.Id, a.OfficerId, a.OfficerName, a.GridName, a.StreetName, AssessmentWords.Period(a.Year, a.Quarter), a.IsAnnual, a.State, AssessmentWords.State(a.State), a.Total, a.Grade,
        a.Grade is { } grade ? AssessmentWords.Grade(grade) : null, a.Proposed is { } proposed ? AssessmentWords.Grade(proposed) : null, a.ConfirmedAt, a.DueAt, a.ServedDays);

    private static string Key(int year, int quarter) => string.Create(CultureInfo.InvariantCulture, $"{year}-{quarter}");

    private static string PeriodOf(string key)
    {
        var (year, quarter) = Read(key);
        return AssessmentWords.Period(year, quarter);
    }

    private static (int Year, int Quarter) Read(string period) =>
        period.Split('-') is [var y, var q] && int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && int.TryParse(q, NumberStyles.None, CultureInfo.InvariantCulture, out var quarter) ? (year, quarter) : (-1, -1);

    private sealed record Group(int Year, int Quarter, string RegionPath, string StreetName, string State, string? Grade, int Count);
}
