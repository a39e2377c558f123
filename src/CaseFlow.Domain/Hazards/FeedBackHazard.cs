using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>
/// The result goes down the way the hazard came up, station by station: district, street, community, grid officer; each
/// step is stamped and told, also to whoever reported the same thing (R146, C29).
/// </summary>
[ProcessOnly, ProcessCommand("feed-back-hazard")]
public sealed record FeedBackHazard(Guid SubjectId) : ICommand<HazardFedBack>, IConcerns;

/// <param name="Confirm">It was handled further up than where it came in: those there say whether it is solved.</param>
public sealed record HazardFedBack(bool Confirm);

internal sealed class FeedBackHazardHandler(CaseFlowDb db, HazardChain chain, ITimeline timeline, IMediator mediator, TimeProvider time)
    : IRequestHandler<FeedBackHazard, Result<HazardFedBack>>
{
    public async Task<Result<HazardFedBack>> Handle(FeedBackHazard request, CancellationToken cancellationToken)
    {
        if (await chain.FindAsync(request.SubjectId, cancellationToken) is not { } hazard)
        {
            return Refusal.NotFound("hazard.not-found");
        }

        var now = time.GetUtcNow();
        var hops = await chain.HopsAsync(hazard.Id, cancellationToken);
        await chain.ReleaseAsync(hazard, cancellationToken);

        // A delisted one was solved outside the chain: everybody on the way is told.
        var solver = hazard.State == HazardStates.Closed ? null : hops.LastOrDefault()?.Station;
        var done = await db.Set<HazardFeedback>().CountAsync(f => f.HazardId == hazard.Id, cancellationToken);
        foreach (var step in HazardFeedbackWay.Of([.. hops.Select(h => h.Station)], solver))
        {
            done++;
            var sent = await mediator.Send(
                new SendNotice(
                    hazard.Id, $"feedback:{done}", [.. step.Told.Select(s => HazardParties.Station + s), .. step.Last ? [PartyKeys.HazardReporter] : Array.Empty<string>()],
                    TextCatalog.Get("hazard-feedback.title", hazard.Number), TextCatalog.Get("hazard-feedback.text", hazard.EnterpriseName, hazard.Measure ?? "")),
                cancellationToken);
            db.Add(new HazardFeedback
            {
                HazardId = hazard.Id, Position = done, Station = step.Station, HolderName = HolderOf(hops, step.Station, hazard),
                Told = Short(string.Join('、', sent.Succeeded ? sent.Value.Recipients : [])), At = now,
            });
            timeline.Write(hazard.Id, "timeline.hazard-fed-back", HazardStations.Name(step.Station));
        }

        var first = hops.FirstOrDefault();
        hazard.Rest();
        if (first is null || first.Station == solver || hazard.State == HazardStates.Closed)
        {
            return new HazardFedBack(false);
        }

        (hazard.HolderUnitId, hazard.HolderRole, hazard.HolderName, hazard.HeldSince) = (first.UnitId, first.Role, first.HolderName, now);
        return new HazardFedBack(true);
    }

    private static string HolderOf(List<HazardHop> hops, string station, Hazard hazard) =>
        hops.LastOrDefault(h => h.Station == station)?.HolderName ?? (station == HazardStations.Community ? hazard.CommunityName : HazardStations.Name(station));

    private static string Short(string text) => text.Length > 1000 ? text[..1000] : text;
}

/// <summary>Which stations the result goes to and in which order, from the way the hazard took.</summary>
internal static class HazardFeedbackWay
{
    private static readonly string[] Down = [HazardStations.District, HazardStations.Street, HazardStations.Community, HazardStations.Officer];

    /// <param name="Told">Stations told in this step: the departments with the district, the liaison with the community.</param>
    internal sealed record Step(string Station, IReadOnlyList<string> Told, bool Last);

    public static IReadOnlyList<Step> Of(IReadOnlyList<string> way, string? solver)
    {
        List<Step> steps = [];
        foreach (var station in Down)
        {
            string[] told = station switch
            {
                HazardStations.District => [.. Was(HazardStations.District), .. Was(HazardStations.Department), .. way.Contains(HazardStations.Department) ? [HazardStations.District] : Array.Empty<string>()],
                HazardStations.Community => [.. Below() ? [HazardStations.Community] : Array.Empty<string>(), .. Was(HazardStations.Liaison)],
                _ => Was(station),
            };
            if (told.Length > 0)
            {
                steps.Add(new Step(station, [.. told.Distinct()], false));
            }
        }

        return [.. steps.Select((s, i) => s with { Last = i == steps.Count - 1 })];

        string[] Was(string station) => station != solver && way.Contains(station) ? [station] : [];

        // The street tells its community of what came from there (R146), unless nobody but the ground had it.
        bool Below() => solver is not (HazardStations.Community or HazardStations.Liaison or HazardStations.Officer)
            && (way.Contains(HazardStations.Officer) || way.Contains(HazardStations.Liaison) || way.Contains(HazardStations.Community));
    }
}
