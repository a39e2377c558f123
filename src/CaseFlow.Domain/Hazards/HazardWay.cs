using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.WorkItems;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>The way of a hazard along the chain: who has it, who had it for how long, what was fed back, what is joined to it (R141–R148).</summary>
[AnyRole]
public sealed record HazardWay(Guid HazardId) : IQuery<HazardWayView>;

/// <param name="DueAt">The first instant at which the holder is late.</param>
/// <param name="TotalMinutes">From the report to the end, or to now; going to and fro never starts it anew (C30).</param>
/// <param name="Tasks">What is asked for now, and by whom.</param>
/// <param name="Leading">The hazard this report was joined to.</param>
public sealed record HazardWayView(
    string? Station, string? StationName, string? HolderName, DateTimeOffset? HeldSince, DateTimeOffset? DueAt, bool Overdue, long TotalMinutes,
    string? Measure, DateTimeOffset? RectifiedAt, DateTimeOffset? ClosedAt, IReadOnlyList<HazardStop> Stops, IReadOnlyList<HazardTime> Times,
    IReadOnlyList<HazardFeedbackItem> Feedback, IReadOnlyList<HazardRegradingItem> Regradings, HazardTwin? Leading,
    IReadOnlyList<JoinedHazard> Joined, IReadOnlyList<TaskItem> Tasks, bool MayPrompt, bool MayRegrade, bool MayJoin)
{
    /// <summary>The street its community moved to, where the hazard waits to be handed over.</summary>
    public string? MovedTo { get; init; }

    public bool MayHandOver { get; init; }
}

/// <param name="Minutes">How long it was there, up to now where it still is.</param>
public sealed record HazardStop(
    string Station, string StationName, string HolderName, string Move, string MoveName, string? Reason, string By, DateTimeOffset From,
    DateTimeOffset? Until, long Minutes);

/// <summary>All the time one holder had it, however often.</summary>
public sealed record HazardTime(string StationName, string HolderName, long Minutes);

/// <param name="Told">Names; empty when nobody holds the post.</param>
public sealed record HazardFeedbackItem(string Station, string StationName, string HolderName, string Told, DateTimeOffset At);

public sealed record HazardRegradingItem(string Before, string After, string Reason, string By, DateTimeOffset At);

public sealed record JoinedHazard(Guid HazardId, string Number, string Description, string Place, DateTimeOffset ReportedAt, string ReportedBy, IReadOnlyList<AttachmentItem> Photos);

internal sealed class HazardWayHandler(CaseFlowDb db, GradeNames grades, IRegionDirectory regions, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<HazardWay, Result<HazardWayView>>
{
    public async Task<Result<HazardWayView>> Handle(HazardWay request, CancellationToken cancellationToken)
    {
        if (await db.Set<Hazard>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == request.HazardId, cancellationToken) is not { } h)
        {
            return Refusal.NotFound("hazard.not-found");
        }

        var now = time.GetUtcNow();
        var stops = (await db.Set<HazardHop>().AsNoTracking().Where(x => x.HazardId == h.Id).OrderBy(x => x.Position).ToListAsync(cancellationToken))
            .ConvertAll(x => Stop(x, now));
        var feedback = await db.Set<HazardFeedback>().AsNoTracking().Where(f => f.HazardId == h.Id).OrderBy(f => f.Position).ToListAsync(cancellationToken);
        var tasks = (await mediator.Send(new OpenTasksOf(h.Id), cancellationToken)).Value.Open;
        var onTheWay = HazardStates.OnTheWay.Contains(h.State);
        return new HazardWayView(
            h.Station, h.Station is null ? null : HazardStations.Name(h.Station), h.HolderName, h.HeldSince, h.DueAt, h.DueAt <= now,
            Minutes(h.ReportedAt, h.ClosedAt ?? now), h.Measure, h.RectifiedAt, h.ClosedAt, stops,
            [.. stops.GroupBy(s => (s.StationName, s.HolderName)).Select(g => new HazardTime(g.Key.StationName, g.Key.HolderName, g.Sum(s => s.Minutes)))],
            feedback.ConvertAll(f => new HazardFeedbackItem(f.Station, HazardStations.Name(f.Station), f.HolderName, f.Told, f.At)),
            await RegradingsAsync(h.Id, cancellationToken), await LeadingAsync(h, cancellationToken), await JoinedAsync(h.Id, cancellationToken), tasks,
            h.HolderName is not null && (context.Who.Is(Roles.DistrictOffice) || context.Who.Is(Roles.ListingBody)),
            onTheWay && (context.Who.Is(Roles.StreetOfficer) || context.Who.Is(Roles.StreetLeader) || context.Who.Is(Roles.DepartmentOfficer) || context.Who.Is(Roles.DistrictOffice)),
            onTheWay && !context.Who.Is(Roles.Enterprise))
        {
            MovedTo = h.MovedTo is null || !HazardStates.Open.Contains(h.State) ? null
                : (await regions.AlongAsync(h.MovedTo, cancellationToken)).First(r => r.Level == RegionLevel.Street).Name,
            MayHandOver = h.MovedTo is not null && HazardStates.Held.Contains(h.State) && context.Who.RegionPath is { } seen && h.RegionPath.StartsWith(seen, StringComparison.Ordinal)
                && (context.Who.Is(Roles.StreetOfficer) || context.Who.Is(Roles.StreetLeader) || context.Who.Is(Roles.DistrictOffice)),
        };
    }

    private static HazardStop Stop(HazardHop x, DateTimeOffset now) => new(
        x.Station, HazardStations.Name(x.Station), x.HolderName, x.Move, TextCatalog.Get($"hazard-move.{x.Move}"), x.Reason, x.By, x.From, x.Until,
        Minutes(x.From, x.Until ?? now));

    private static long Minutes(DateTimeOffset from, DateTimeOffset to) => (long)(to - from).TotalMinutes;

    private async Task<IReadOnlyList<HazardRegradingItem>> RegradingsAsync(Guid id, CancellationToken ct)
    {
        List<HazardRegradingItem> items = [];
        foreach (var r in await db.Set<HazardRegrading>().AsNoTracking().Where(r => r.HazardId == id).OrderBy(r => r.At).ToListAsync(ct))
        {
            items.Add(new HazardRegradingItem(await grades.NameAsync(r.Before, ct), await grades.NameAsync(r.After, ct), r.Reason, r.By, r.At));
        }

        return items;
    }

    private async Task<HazardTwin?> LeadingAsync(Hazard h, CancellationToken ct) => h.LeadingId is not { } leading ? null
        : await db.Set<Hazard>().AsNoTracking().Where(x => x.Id == leading).Select(x => new HazardTwin(x.Id, x.Number, x.ReportedAt, x.ReportedBy)).FirstOrDefaultAsync(ct);

    private async Task<IReadOnlyList<JoinedHazard>> JoinedAsync(Guid id, CancellationToken ct)
    {
        List<JoinedHazard> joined = [];
        foreach (var x in await db.Set<Hazard>().AsNoTracking().Where(x => x.LeadingId == id).OrderBy(x => x.ReportedAt).ToListAsync(ct))
        {
            joined.Add(new JoinedHazard(x.Id, x.Number, x.Description, x.Place, x.ReportedAt, x.ReportedBy, (await mediator.Send(new AttachmentsOf(x.Id), ct)).Value));
        }

        return joined;
    }
}
