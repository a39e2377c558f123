using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>The hazards of an enterprise that were open within some days, who had each of them, and who knew of it since when (R141–R146).</summary>
internal sealed class HazardTrace(CaseFlowDb db, GradeNames grades) : ITraceSource
{
    public async Task CollectAsync(TraceWindow window, TraceLines lines, CancellationToken ct)
    {
        var (from, until) = (window.From, window.Until);
        var hazards = await db.Set<Hazard>().IgnoreQueryFilters().AsNoTracking()
            .Where(h => h.EnterpriseId == window.EnterpriseId && h.ReportedAt < until && (h.ClosedAt == null || h.ClosedAt >= from)).OrderBy(h => h.ReportedAt).ThenBy(h => h.Id).ToListAsync(ct);
        var ids = hazards.ConvertAll(h => h.Id);
        var hops = (await db.Set<HazardHop>().AsNoTracking().Where(x => ids.Contains(x.HazardId) && x.From < until).OrderBy(x => x.Position).ToListAsync(ct)).ToLookup(x => x.HazardId);
        var fed = (await db.Set<HazardFeedback>().AsNoTracking().Where(f => ids.Contains(f.HazardId) && f.At < until).ToListAsync(ct)).ToLookup(f => f.HazardId);
        foreach (var h in hazards)
        {
            // A report of the same thing shows who knew; the hazard itself stands there once.
            if (h.LeadingId is null)
            {
                lines.Hazards.Add(new TracedHazard(
                    h.Id, h.Number, h.Description, await grades.NameAsync(h.Grade, ct), h.ReportedAt, Reporter(h), h.RectifiedAt, h.ClosedAt,
                    [.. hops[h.Id].Select(x => new TracedHolder(HazardStations.Name(x.Station), x.HolderName, x.From, x.Until))]));
            }

            lines.Subjects[h.Id] = h.Number;
            lines.Knowledge.Add(new TracedKnowledge(h.ReportedAt, Reporter(h), TracedWays.Found, h.Description, h.Id));
            lines.Knowledge.AddRange(hops[h.Id].Where(x => x.From >= from).Select(x => new TracedKnowledge(x.From, x.HolderName, TracedWays.Held, h.Number, h.Id)));
            lines.Knowledge.AddRange(fed[h.Id].Where(f => f.At >= from && f.Told.Length > 0).Select(f => new TracedKnowledge(f.At, f.Told, TracedWays.Fed, h.Number, h.Id)));
        }
    }

    private static string Reporter(Hazard h) => TextCatalog.Get("trace.person-of", h.ReportedBy, h.ReportedByUnit);
}
