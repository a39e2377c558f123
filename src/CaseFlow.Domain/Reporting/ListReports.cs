using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Reporting;

/// <summary>Who has reported for a period, who late and who not, from the top down, within the scope of who asks (R78).</summary>
/// <param name="Kind">One of <see cref="ReportKinds"/>.</param>
/// <param name="Day">Any day of the period; null: the newest.</param>
/// <param name="Level">One of <see cref="ReportLevels"/>.</param>
/// <param name="Standing">One of <see cref="ReportStandings"/>.</param>
/// <param name="Under">Region path: only the units below it.</param>
/// <param name="Mine">Only the unit of who asks.</param>
[AnyRole]
public sealed record ListReports(
    string Kind = ReportKinds.Month, DateOnly? Day = null, string? Search = null, string? Level = null, string? Standing = null, string? Under = null, bool Mine = false, PageRequest? Page = null)
    : IQuery<ReportList>;

/// <param name="FirstDay">Null: nothing was opened.</param>
/// <param name="Periods">First days of those that were, the newest first.</param>
public sealed record ReportList(
    Page<ReportItem> Page, IReadOnlyList<ChipCount> Levels, IReadOnlyList<ChipCount> Standings, DateOnly? FirstDay, string? Title, IReadOnlyList<LevelSummary> Summary, IReadOnlyList<DateOnly> Periods);

/// <param name="Lower">Units below, and how many of them have reported.</param>
public sealed record ReportItem(
    Guid DutyId, Guid UnitId, string UnitName, string Level, string LevelName, string RegionPath, string Standing, string StandingName, DateOnly? LastDay, DateTimeOffset? FiledAt, int DaysLate, bool ZeroHazards,
    bool ZeroIllegal, bool Mismatch, int Supplements, int Lower, int LowerFiled);

/// <summary>One level: how it stands, and how many days the level above has after it (C7).</summary>
/// <param name="DaysLeft">Natural days from this level's last day to that of the level above; null where there is none.</param>
/// <param name="Shortened">They are fewer than the definition means, because a last day was rolled.</param>
public sealed record LevelSummary(string Level, string LevelName, int Owed, int Filed, int Late, int Open, DateOnly? LastDay, int? DaysLeft, bool Shortened);

internal sealed class ListReportsHandler(ReportScope scope, IDefinitionVariables variables, RequestContext context, TimeProvider time) : IRequestHandler<ListReports, Result<ReportList>>
{
    private const int Shown = 36;

    public async Task<Result<ReportList>> Handle(ListReports request, CancellationToken cancellationToken)
    {
        var (page, unit) = (request.Page ?? new PageRequest(), context.Who.UnitId);
        var kind = ReportKinds.All.Contains(request.Kind) ? request.Kind : ReportKinds.Month;
        var all = scope.Duties.AsNoTracking().Where(d => d.Kind == kind && (!request.Mine || d.UnitId == unit));
        var periods = await all.Select(d => d.FirstDay).Distinct().OrderByDescending(d => d).Take(Shown).ToListAsync(cancellationToken);
        var first = request.Day is { } day ? ReportKinds.First(kind, day) : periods.FirstOrDefault();
        if (!periods.Contains(first))
        {
            return new ReportList(new Page<ReportItem>([], 0, 1, page.Take), [], [], null, null, [], periods);
        }

        var now = time.GetUtcNow();
        var ofPeriod = all.Where(d => d.FirstDay == first && (request.Under == null || d.RegionPath.StartsWith(request.Under)));
        var words = request.Search?.Trim() ?? "";
        var found = ofPeriod.Where(d => words == "" || d.UnitName.Contains(words));
        var counts = ChipCounts.Of(
                await found.GroupBy(d => new
                {
                    d.Level,
                    Standing = d.FiledAt != null ? (d.DaysLate == 0 ? ReportStandings.Filed : ReportStandings.Late)
                        : d.ClosedAt != null ? ReportStandings.Missing : d.DueAt <= now ? ReportStandings.Overdue : ReportStandings.Waiting,
                }).Select(g => new Group(g.Key.Level, g.Key.Standing, g.Count())).ToListAsync(cancellationToken),
                g => g.Count)
            .Row("level", g => g.Level, request.Level).Row("standing", g => g.Standing, request.Standing);
        var rows = await Where(found, request.Standing, now).Where(d => request.Level == null || d.Level == request.Level)
            .OrderBy(d => d.Level == ReportLevels.District ? 0 : d.Level == ReportLevels.Department ? 1 : d.Level == ReportLevels.Street ? 2 : 3).ThenBy(d => d.RegionPath).ThenBy(d => d.Id)
            .Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var lower = await LowerAsync(ofPeriod, rows, cancellationToken);
        return new ReportList(
            new Page<ReportItem>(rows.ConvertAll(d => Item(d, lower, now)), counts.Total, page.Number, page.Take), counts.InOrder("level", ReportLevels.All, "report-level"),
            counts.InOrder("standing", ReportStandings.All, "report-standing"), first, ReportPeriods.Title(kind, first), await SummaryAsync(kind, ofPeriod, cancellationToken), periods);
    }

    private static IQueryable<ReportDuty> Where(IQueryable<ReportDuty> all, string? standing, DateTimeOffset now) => standing switch
    {
        ReportStandings.Filed => all.Where(d => d.FiledAt != null && d.DaysLate == 0),
        ReportStandings.Late => all.Where(d => d.FiledAt != null && d.DaysLate > 0),
        ReportStandings.Missing => all.Where(d => d.FiledAt == null && d.ClosedAt != null),
        ReportStandings.Overdue => all.Where(d => d.FiledAt == null && d.ClosedAt == null && d.DueAt <= now),
        ReportStandings.Waiting => all.Where(d => d.FiledAt == null && d.ClosedAt == null && (d.DueAt == null || d.DueAt > now)),
        _ => all,
    };

    private static async Task<IReadOnlyList<(string Level, string Path, bool Filed)>> LowerAsync(IQueryable<ReportDuty> all, List<ReportDuty> rows, CancellationToken ct)
    {
        string[] levels = [.. rows.Where(r => r.Kind == ReportKinds.Month).Select(r => ReportLevels.Below(r.Level)).OfType<string>().Distinct()];
        return levels.Length == 0 ? []
            : (await all.Where(d => levels.Contains(d.Level)).Select(d => new { d.Level, d.RegionPath, Filed = d.FiledAt != null }).ToListAsync(ct)).ConvertAll(d => (d.Level, d.RegionPath, d.Filed));
    }

    private async Task<IReadOnlyList<LevelSummary>> SummaryAsync(string kind, IQueryable<ReportDuty> all, CancellationToken ct)
    {
        var values = await variables.OfAsync(ReportKinds.Definition(kind), ct);
        var groups = (await all.GroupBy(d => d.Level).Select(g => new
        {
            g.Key, Owed = g.Count(), Filed = g.Count(d => d.FiledAt != null), Late = g.Count(d => d.DaysLate > 0), Open = g.Count(d => d.FiledAt == null), LastDay = g.Max(d => d.LastDay),
        }).ToListAsync(ct)).ToDictionary(g => g.Key);
        return
        [
            .. from level in ReportLevels.All
               where groups.ContainsKey(level)
               let own = groups[level]
               let above = kind == ReportKinds.Month ? ReportLevels.All.FirstOrDefault(l => ReportLevels.Below(l) == level) : null
               let left = above is not null && groups.TryGetValue(above, out var next) && next.LastDay is { } until && own.LastDay is { } last ? until.DayNumber - last.DayNumber : (int?)null
               select new LevelSummary(
                   level, TextCatalog.Get($"report-level.{level}"), own.Owed, own.Filed, own.Late, own.Open, own.LastDay, left, left < DueDay(values, above!) - DueDay(values, level)),
        ];
    }

    private static int? DueDay(IReadOnlyDictionary<string, string> values, string level) =>
        int.TryParse(values.GetValueOrDefault($"{level}DueDay"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var day) ? day : null;

    private static ReportItem Item(ReportDuty d, IReadOnlyList<(string Level, string Path, bool Filed)> lower, DateTimeOffset now)
    {
        var standing = d.Standing(now);
        var below = lower.Where(l => l.Level == ReportLevels.Below(d.Level) && l.Path.StartsWith(d.RegionPath, StringComparison.Ordinal)).ToList();
        return new ReportItem(
            d.Id, d.UnitId, d.UnitName, d.Level, TextCatalog.Get($"report-level.{d.Level}"), d.RegionPath, standing, TextCatalog.Get($"report-standing.{standing}"), d.LastDay, d.FiledAt, d.DaysLate,
            d.FiledAt is not null && d.ZeroHazards, d.FiledAt is not null && d.ZeroIllegal, d.Mismatch, d.Supplements, below.Count, below.Count(l => l.Filed));
    }

    private sealed record Group(string Level, string Standing, int Count);
}

/// <summary>What the unit of who asks still owes, the earliest first.</summary>
[AnyRole]
public sealed record MyReports : IQuery<IReadOnlyList<MyReport>>;

public sealed record MyReport(Guid DutyId, string Kind, DateOnly FirstDay, string Title, DateOnly? LastDay, string Standing, string StandingName);

internal sealed class MyReportsHandler(ReportScope scope, RequestContext context, TimeProvider time) : IRequestHandler<MyReports, Result<IReadOnlyList<MyReport>>>
{
    private const int Shown = 24;

    public async Task<Result<IReadOnlyList<MyReport>>> Handle(MyReports request, CancellationToken cancellationToken)
    {
        var unit = context.Who.UnitId;
        var rows = await scope.Duties.AsNoTracking().Where(d => d.UnitId == unit && d.FiledAt == null && d.ClosedAt == null).OrderBy(d => d.FirstDay).ThenBy(d => d.Kind).Take(Shown).ToListAsync(cancellationToken);
        return rows.ConvertAll(d =>
        {
            var standing = d.Standing(time.GetUtcNow());
            return new MyReport(d.Id, d.Kind, d.FirstDay, ReportPeriods.Title(d.Kind, d.FirstDay), d.LastDay, standing, TextCatalog.Get($"report-standing.{standing}"));
        }).ToArray();
    }
}
