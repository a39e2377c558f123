using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SelfReports;

/// <summary>Departments see the enterprises of their line, the district office all of the district, an enterprise itself.</summary>
internal sealed class SelfReportScope(CaseFlowDb db, RequestContext context)
{
    public static readonly IReadOnlyList<string> Departments = [Roles.DepartmentOfficer, Roles.DepartmentLeader];

    public IQueryable<SelfReporter> Reporters
    {
        get
        {
            var (path, unit) = (context.Who.RegionPath ?? "-", context.Who.UnitId);
            return context.InProcess || context.Who.IsSystem ? db.Set<SelfReporter>() : db.Set<SelfReporter>().Where(r => r.RegionPath.StartsWith(path) || r.DepartmentUnitId == unit || r.UnitId == unit);
        }
    }

    /// <summary>Those who owe a report of the month.</summary>
    public IQueryable<SelfReporter> Owing(SelfReportMonth month) =>
        Reporters.Where(r => r.FirstMonth <= month.Month && (r.Until == null || r.Until > month.Month) && r.RegionPath.StartsWith(month.RegionPath));

    /// <summary>The month is no secret; what was reported in it is.</summary>
    public Task<SelfReportMonth?> MonthAsync(DateOnly month, string regionPath, CancellationToken ct) =>
        db.Set<SelfReportMonth>().IgnoreQueryFilters().FirstOrDefaultAsync(m => m.Month == month && regionPath.StartsWith(m.RegionPath), ct);

    /// <summary>Where who asks works; a department's people of its district.</summary>
    public static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>The department that an enterprise reports to: the one that supervises it, else one whose duties name its industry (R84).</summary>
internal sealed class SelfReportLines(IDepartmentDuties lines, IPeopleDirectory people)
{
    private readonly Dictionary<string, Guid?> _byIndustry = [];
    private readonly Dictionary<Guid, string> _names = [];

    public async Task<(Guid? UnitId, string? Name, bool ByDuty)> OfAsync(Guid? own, string industry, CancellationToken ct)
    {
        if (own is null && !_byIndustry.ContainsKey(industry))
        {
            _byIndustry[industry] = (await lines.UnitsAsync(industry, ct)).Order().Select(id => (Guid?)id).FirstOrDefault();
        }

        var unit = own ?? _byIndustry[industry];
        return (unit, unit is { } id ? await NameAsync(id, ct) : null, own is null);
    }

    private async Task<string> NameAsync(Guid unitId, CancellationToken ct)
    {
        if (!_names.TryGetValue(unitId, out var name))
        {
            _names[unitId] = name = (await people.FindUnitAsync(unitId, ct))?.Name ?? "";
        }

        return name;
    }
}

/// <summary>Whose line follows from the duties follows them when they change; one look for each industry, however many enterprises.</summary>
internal sealed class LinesOfChangedDuties(CaseFlowDb db, SelfReportLines lines) : INotificationHandler<DutiesAssigned>
{
    public async Task Handle(DutiesAssigned notification, CancellationToken cancellationToken)
    {
        var all = db.Set<SelfReporter>().Where(r => r.ByDuty && r.Until == null);
        foreach (var industry in await all.Select(r => r.Industry).Distinct().ToListAsync(cancellationToken))
        {
            var (unit, name, _) = await lines.OfAsync(null, industry, cancellationToken);
            await all.Where(r => r.Industry == industry && r.DepartmentUnitId != unit)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.DepartmentUnitId, unit).SetProperty(x => x.DepartmentName, name), cancellationToken);
        }
    }
}

/// <summary>The enterprises of a community go with it to its new street.</summary>
internal sealed class ReportersOfMovedRegion(CaseFlowDb db) : INotificationHandler<Grids.RegionMoved>
{
    public Task Handle(Grids.RegionMoved notification, CancellationToken cancellationToken) =>
        db.Set<SelfReporter>().Where(r => r.RegionPath == notification.Before)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.RegionPath, notification.After), cancellationToken);
}
