using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Reporting;

/// <summary>
/// Streets, or the communities of one, that reported no hazard or no illegal activity: the next spot checks look at them with
/// special care (R94, C11). Who filed nothing at all is not among them: silence is not zero (C12).
/// </summary>
/// <param name="StreetCode">The communities of that street; null: the streets.</param>
/// <param name="Since">First day of the earliest period; null: that of the quarter before this one.</param>
[AllowedTo(Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader)]
public sealed record FocusOfZeroReports(string? StreetCode = null, DateOnly? Since = null) : IQuery<IReadOnlyList<FocusUnit>>;

/// <param name="Code">Of the street or community.</param>
public sealed record FocusUnit(string Code, string Name, IReadOnlyList<FocusGround> Grounds);

/// <param name="Chapter">One of <see cref="ChapterKeys"/>: which one was zero.</param>
public sealed record FocusGround(Guid DutyId, string Kind, string PeriodTitle, string Chapter, string ChapterName);

internal sealed class FocusOfZeroReportsHandler(ReportScope scope, TimeProvider time) : IRequestHandler<FocusOfZeroReports, Result<IReadOnlyList<FocusUnit>>>
{
    public async Task<Result<IReadOnlyList<FocusUnit>>> Handle(FocusOfZeroReports request, CancellationToken cancellationToken)
    {
        var since = request.Since ?? ReportKinds.First(ReportKinds.Quarter, time.Today()).AddMonths(-3);
        var (level, path) = request.StreetCode is { } code ? (ReportLevels.Community, RegionPaths.Of(code) ?? "-") : (ReportLevels.Street, "");
        var rows = await scope.Duties.AsNoTracking()
            .Where(d => d.Level == level && d.RegionPath.StartsWith(path) && d.FirstDay >= since && d.FiledAt != null && (d.ZeroHazards || (d.ZeroIllegal && d.Kind == ReportKinds.Month)))
            .OrderByDescending(d => d.FirstDay).ThenBy(d => d.Kind).ToListAsync(cancellationToken);
        return rows.GroupBy(d => (d.RegionPath, d.UnitName)).OrderBy(g => g.Key.RegionPath, StringComparer.Ordinal)
            .Select(g => new FocusUnit(g.Key.RegionPath.TrimEnd('/').Split('/')[^1].PadRight(RegionPaths.CodeLength, '0'), g.Key.UnitName, [.. g.SelectMany(Grounds)])).ToArray();
    }

    private static IEnumerable<FocusGround> Grounds(ReportDuty d) =>
        from chapter in (string[])[.. d.ZeroHazards ? [ChapterKeys.Hazards] : Array.Empty<string>(), .. d is { ZeroIllegal: true, Kind: ReportKinds.Month } ? [ChapterKeys.Illegal] : Array.Empty<string>()]
        select new FocusGround(d.Id, d.Kind, ReportPeriods.Title(d.Kind, d.FirstDay), chapter, TextCatalog.Get($"report-chapter.{chapter}"));
}
