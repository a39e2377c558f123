using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;

namespace CaseFlow.Domain.SpotChecks;

/// <summary>What the system knows of the five points for a street and a span of days (R95).</summary>
/// <param name="Found">Hazards reported within the days, <paramref name="OnSpot"/> of them put right on the spot.</param>
/// <param name="Rectified">Within the days, whenever they were found.</param>
/// <param name="StillOpen">Of those found, not rectified at the end of the last day.</param>
/// <param name="Open">Open at the moment of looking, <paramref name="Overdue"/> of them with a late holder.</param>
public sealed record SpotCheckFigureSet(PatrolFigureSet Patrols, int Found, int OnSpot, int Rectified, int StillOpen, int Open, int Overdue)
{
    /// <summary>The figures of one point as a sentence.</summary>
    public string Of(string point) => point switch
    {
        SpotCheckPoints.Plan => TextCatalog.Get("spot-check-figures.plan", Patrols.Communities, Patrols.Planned),
        SpotCheckPoints.Frequency => TextCatalog.Get("spot-check-figures.frequency", Patrols.Due, Patrols.Checks, Patrols.Defects, Patrols.Doubtful),
        SpotCheckPoints.Route => TextCatalog.Get("spot-check-figures.route", Patrols.Stops, Patrols.Visited),
        SpotCheckPoints.Records => TextCatalog.Get("spot-check-figures.records", Patrols.RecordsDue, Patrols.Recorded, Patrols.RecordsDue - Patrols.Recorded)
            + (Patrols.Unmanned > 0 ? TextCatalog.Get("spot-check-figures.unmanned", Patrols.Unmanned) : "")
            + string.Concat(Patrols.Worst.Select(g => TextCatalog.Get("spot-check-figures.gap", g.CommunityName, g.Days))),
        _ => TextCatalog.Get("spot-check-figures.rectification", Found, OnSpot, Rectified, StillOpen, Open, Overdue),
    };
}

/// <summary>Reads the figures from the features that keep them.</summary>
internal sealed class SpotCheckFacts(IMediator mediator, IHazardCounts hazards)
{
    /// <summary>As they stood when the findings were recorded; until then as they are now.</summary>
    public async Task<SpotCheckFigureSet> OfAsync(SpotCheck check, CancellationToken ct) =>
        check.Figures is { } kept ? ProcessJson.Read<SpotCheckFigureSet>(kept) : await NowAsync(check, ct);

    public async Task<SpotCheckFigureSet> NowAsync(SpotCheck check, CancellationToken ct)
    {
        var patrols = (await mediator.Send(new PatrolFigures(check.StreetCode, check.From, check.To), ct)).Value;
        var found = (await mediator.Send(new CountHazards(check.From, check.To, check.RegionPath), ct)).Value;
        var open = (await hazards.OpenAsync(check.RegionPath, ct)).Values;
        return new SpotCheckFigureSet(patrols, found.Found, found.OnSpot, found.Rectified, found.Open, open.Sum(o => o.Count), open.Sum(o => o.Overdue));
    }
}
