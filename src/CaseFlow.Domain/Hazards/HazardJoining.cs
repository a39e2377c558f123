using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>Several reports of one hazard become one to work on; every report keeps its text, photos and reporter.</summary>
internal sealed class HazardJoining(CaseFlowDb db, ITimeline timeline)
{
    public static bool MayLead(Hazard leading, Guid enterpriseId) =>
        leading.EnterpriseId == enterpriseId && leading.LeadingId is null && HazardStates.Open.Contains(leading.State);

    public void Join(Hazard joined, Hazard leading, string? reason)
    {
        joined.Rest();
        (joined.LeadingId, joined.State) = (leading.Id, HazardStates.Joined);
        timeline.Write(joined.Id, "timeline.hazard-joined", leading.Number, reason ?? "");
        timeline.Write(leading.Id, "timeline.hazard-leads", joined.Number, joined.ReportedBy);
    }

    /// <summary>The other reports of the same thing, oldest first.</summary>
    public Task<List<Hazard>> OfAsync(Guid leadingId, CancellationToken ct) =>
        db.Set<Hazard>().IgnoreQueryFilters().Where(h => h.LeadingId == leadingId).OrderBy(h => h.ReportedAt).ToListAsync(ct);
}
