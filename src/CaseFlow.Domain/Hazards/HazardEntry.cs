using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>
/// What becomes of a report: it enters the chain (event <c>HazardReported</c>, subject = the hazard), is joined to another
/// of the same thing, or needs nothing any more because it was put right on the spot.
/// </summary>
internal sealed class HazardEntry(
    CaseFlowDb db, DutyBook duties, HazardChain chain, HazardJoining joining, IProcesses processes, IMediator mediator, ITimeline timeline, RequestContext context)
{
    public const string Event = "HazardReported";

    public async Task<HazardReported?> OfSourceAsync(string? source, CancellationToken ct) =>
        source is null ? null : await db.Set<Hazard>().IgnoreQueryFilters().Where(h => h.Source == source)
            .Select(h => new HazardReported(h.Id, h.Number, Array.Empty<HazardTwin>())).FirstOrDefaultAsync(ct);

    public async Task<(Hazard? Found, Refusal? Refused)> LeadingAsync(ReportHazard request, CancellationToken ct) =>
        request.JoinTo is not { } id ? (null, null)
            : await db.Set<Hazard>().FirstOrDefaultAsync(h => h.Id == id, ct) is { } leading && HazardJoining.MayLead(leading, request.EnterpriseId)
                ? (leading, null)
                : (null, new Refusal("hazard.not-joinable", "joinTo"));

    public async Task EnterAsync(Hazard hazard, ReportHazard request, CancellationToken ct)
    {
        if (request.HandledOnSpot is { } done)
        {
            (hazard.State, hazard.Measure) = (HazardStates.ClosedOnSpot, done.Measure.Trim());
            (hazard.RectifiedAt, hazard.ClosedAt) = (done.At.ToUniversalTime(), done.At.ToUniversalTime());
            timeline.Write(hazard.Id, "timeline.hazard-on-spot", hazard.Measure);
            return;
        }

        if (await LeadingAsync(request, ct) is { Found: { } leading })
        {
            joining.Join(hazard, leading, null);
            return;
        }

        // The process that starts now reads the hazard.
        await db.SaveChangesAsync(ct);
        await mediator.Publish(new HazardOpened(hazard.Id, hazard.EnterpriseId, hazard.Number, hazard.Grade, hazard.ReportedAt), ct);
        var direct = await duties.DirectAsync(hazard, ct);
        var (station, unit) = direct is null ? await StationAsync(hazard, ct) : (HazardStations.Department, direct);
        if (hazard.Channel == HazardChannels.SelfReport)
        {
            await chain.OpenToAsync(hazard, hazard.EnterpriseUnitId, ct);
        }

        await processes.PublishAsync(Event, hazard.Id, Facts(hazard, station, unit), ct);
        if (direct is not null)
        {
            await CopyToStreetAsync(hazard, ct);
        }
    }

    /// <summary>What is reported of an enterprise outside the grids goes straight to its department, with a copy to the street (C49).</summary>
    private async Task CopyToStreetAsync(Hazard hazard, CancellationToken ct)
    {
        using var _ = context.EnterProcess();
        await mediator.Send(
            new SendNotice(
                hazard.Id, "hazard-direct", [PartyKeys.Street], TextCatalog.Get("hazard.direct-title"),
                TextCatalog.Get("hazard.direct-text", hazard.EnterpriseName, hazard.Description)),
            ct);
    }

    /// <summary>
    /// Who stands somewhere begins there: a street's report at the street, the district's at the district, a department's
    /// with it where it has the duty. What the communities report goes to the grid officer first (R142), what an enterprise
    /// found itself to the department of its industry, not by its grid (R84).
    /// </summary>
    private async Task<(string Station, Guid? UnitId)> StationAsync(Hazard hazard, CancellationToken ct)
    {
        var who = context.Who;
        if (hazard.Channel == HazardChannels.SelfReport)
        {
            return (await duties.OfAsync(hazard, ct)).Select(id => (Guid?)id).FirstOrDefault() is { } line ? (HazardStations.Department, line) : (HazardStations.District, null);
        }

        return who switch
        {
            _ when who.Is(Roles.GridOfficer) || who.Is(Roles.CommunityLead) => (HazardStations.Officer, null),
            _ when who.Is(Roles.StreetOfficer) || who.Is(Roles.StreetLeader) => (HazardStations.Street, null),
            _ when who.Is(Roles.DepartmentOfficer) && await duties.HasAsync(who.UnitId, hazard, ct) => (HazardStations.Department, who.UnitId),
            _ => (HazardStations.District, null),
        };
    }

    // Ids as text: a script knows no other.
    private static JsonObject Facts(Hazard hazard, string station, Guid? unit) => new()
    {
        ["hazardId"] = hazard.Id.ToString(),
        ["number"] = hazard.Number,
        ["grade"] = hazard.Grade,
        ["channel"] = hazard.Channel,
        ["enterpriseId"] = hazard.EnterpriseId.ToString(),
        ["enterprise"] = hazard.EnterpriseName,
        ["place"] = hazard.Place,
        ["description"] = hazard.Description,
        ["regionPath"] = hazard.RegionPath,
        ["communityCode"] = hazard.CommunityCode,
        ["station"] = station,
        ["unitId"] = unit?.ToString(),
        ["reportedBy"] = hazard.ReportedBy,
    };
}
