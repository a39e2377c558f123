using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>A hazard as the forms and commands of its chain work on it. Who sends a form was checked by its task; the sender's region does not matter here.</summary>
internal sealed class HazardChain(CaseFlowDb db, ITimeline timeline, RequestContext context, TimeProvider time)
{
    public Task<Hazard?> FindAsync(Guid id, CancellationToken ct) =>
        db.Set<Hazard>().IgnoreQueryFilters().FirstOrDefaultAsync(h => h.Id == id, ct);

    /// <summary>Only one that is on its way.</summary>
    public async Task<(Hazard? Found, Refusal? Refused)> OnTheWayAsync(Guid id, CancellationToken ct) => await FindAsync(id, ct) switch
    {
        null => (null, Refusal.NotFound("hazard.not-found")),
        { } h when !HazardStates.OnTheWay.Contains(h.State) =>
            (null, Refusal.Conflict("hazard.not-on-the-way", h.Number, TextCatalog.Get($"hazard-state.{h.State}"))),
        { } h => (h, null),
    };

    public Task<List<HazardHop>> HopsAsync(Guid id, CancellationToken ct) =>
        db.Set<HazardHop>().Where(h => h.HazardId == id).OrderBy(h => h.Position).ToListAsync(ct);

    /// <summary>The hazard comes to a station; the one before lets go at the same instant. The clock of the whole goes on (C30).</summary>
    public async Task PlaceAsync(Hazard hazard, HazardHolder holder, string move, string? reason, string? by, CancellationToken ct)
    {
        await HopAsync(hazard, holder, move, reason, by, ct);
        (hazard.State, hazard.RectifiedAt) = (HazardStates.Reported, null);
        (hazard.Station, hazard.HolderUnitId, hazard.HolderRole, hazard.HolderName, hazard.HeldSince) =
            (holder.Station, holder.UnitId, holder.Role, holder.Name, time.GetUtcNow());
        hazard.Origin ??= holder.Station;
        await OpenToAsync(hazard, holder.UnitId, ct);
        timeline.Write(hazard.Id, reason is null ? "timeline.hazard-placed" : "timeline.hazard-placed-why",
            TextCatalog.Get($"hazard-move.{move}"), holder.Name, reason);
    }

    /// <summary>Another holder has it at the station where it is; what was begun there and its limit go on.</summary>
    public async Task ChangeHandsAsync(Hazard hazard, HazardHolder holder, string reason, CancellationToken ct)
    {
        // Where the result waits to be confirmed it is at no station any more.
        if (hazard.Station is not null)
        {
            await HopAsync(hazard, holder, HazardMoves.HandedOver, reason, null, ct);
        }

        (hazard.HolderUnitId, hazard.HolderRole, hazard.HolderName, hazard.HeldSince) = (holder.UnitId, holder.Role, holder.Name, time.GetUtcNow());
        await OpenToAsync(hazard, holder.UnitId, ct);
    }

    public async Task ReleaseAsync(Hazard hazard, CancellationToken ct) => Release(await HopsAsync(hazard.Id, ct), time.GetUtcNow());

    /// <summary>A unit outside the hazard's region may see it from now on.</summary>
    public async Task OpenToAsync(Hazard hazard, Guid? unitId, CancellationToken ct)
    {
        if (unitId is { } unit && await db.Set<UnitAccess>().FindAsync([hazard.Id, unit], ct) is null)
        {
            db.Add(new UnitAccess { SubjectId = hazard.Id, UnitId = unit });
        }
    }

    private async Task HopAsync(Hazard hazard, HazardHolder holder, string move, string? reason, string? by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var hops = await HopsAsync(hazard.Id, ct);
        Release(hops, now);
        db.Add(new HazardHop
        {
            HazardId = hazard.Id, Position = hops.Count + 1, Station = holder.Station, UnitId = holder.UnitId, Role = holder.Role,
            HolderName = holder.Name, Move = move, Reason = reason, By = by ?? context.Who.Name, From = now,
        });
    }

    private static void Release(List<HazardHop> hops, DateTimeOffset now)
    {
        foreach (var hop in hops.Where(h => h.Until is null))
        {
            hop.Until = now;
        }
    }
}
