using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Experts;

/// <summary>
/// The bodies of a district see its register, whoever sees a subject what experts were engaged for there, an expert nothing but
/// the own engagements that were neither cancelled nor declined (R24, R45).
/// </summary>
internal sealed class ExpertScope(CaseFlowDb db, IPeopleDirectory people, IEnumerable<ISubjectRows> rows, RequestContext context)
{
    private bool SeesAll => context.InProcess || context.Who.IsSystem;

    public async Task<IQueryable<TechnicalBody>> BodiesAsync(CancellationToken ct)
    {
        if (SeesAll)
        {
            return db.Set<TechnicalBody>();
        }

        var path = await PathAsync(ct);
        return db.Set<TechnicalBody>().Where(b => path.StartsWith(b.RegionPath) || b.RegionPath.StartsWith(path));
    }

    public async Task<TechnicalBody?> BodyAsync(Guid id, CancellationToken ct) => await (await BodiesAsync(ct)).FirstOrDefaultAsync(b => b.Id == id, ct);

    public async Task<(Expert Expert, TechnicalBody Body)?> ExpertAsync(Guid id, CancellationToken ct) =>
        await db.Set<Expert>().FirstOrDefaultAsync(e => e.Id == id, ct) is { } expert && await BodyAsync(expert.BodyId, ct) is { } body ? (expert, body) : null;

    public async Task<IQueryable<Engagement>> EngagementsAsync(CancellationToken ct)
    {
        if (SeesAll)
        {
            return db.Set<Engagement>();
        }

        if (context.Who.Is(Roles.ThirdPartyExpert))
        {
            var me = context.Who.PersonId;
            return db.Set<Engagement>().Where(e => e.PersonId == me && EngagementStates.Live.Contains(e.State));
        }

        // The rows say their scope here themselves: of a query put together from all kinds EF lifts the filters.
        var (below, known, unit) = (context.Who.RegionPath ?? "-", await PathAsync(ct), context.Who.UnitId);
        var access = db.Set<UnitAccess>().Where(a => a.UnitId == unit);
        var seen = rows.Select(kind => kind.Rows
                .Where(r => EngagementSubjects.Scoped.Contains(r.Kind)
                    ? r.RegionPath.StartsWith(below) || access.Any(a => a.SubjectId == r.Id)
                    : r.Kind == EngagementSubjects.Grid && r.RegionPath.StartsWith(known))
                .Select(r => r.Id))
            .Aggregate((all, more) => all.Concat(more));
        return db.Set<Engagement>().IgnoreQueryFilters().Where(e => seen.Contains(e.SubjectId));
    }

    /// <summary>To be changed: the query of what is seen gives rows that are not tracked.</summary>
    public async Task<Engagement?> EngagementAsync(Guid id, CancellationToken ct) =>
        await (await EngagementsAsync(ct)).AnyAsync(e => e.Id == id, ct) ? await db.Set<Engagement>().SingleAsync(e => e.Id == id, ct) : null;

    /// <summary>The region one oversees; of a department the one it works in. Of an enterprise none: grids are nothing to it.</summary>
    public async Task<string> PathAsync(CancellationToken ct) =>
        context.Who.RegionPath ?? (context.Who.Is(Roles.Enterprise) ? null : (await people.FindUnitAsync(context.Who.UnitId, ct))?.RegionPath) ?? "-";
}
