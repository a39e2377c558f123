using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Hazards;

/// <summary>A hazard's process puts it at a station; which one comes after which is the definition's affair (R141–R147).</summary>
/// <param name="Station">One of <see cref="HazardStations"/>; null: where it was last.</param>
/// <param name="Move">One of <see cref="HazardMoves"/>.</param>
/// <param name="By">Who moved it, where that was a person.</param>
/// <param name="UnitId">The department.</param>
/// <param name="LiaisonRole">Whose post the liaison is in this district .</param>
[ProcessOnly, ProcessCommand("enter-hazard-station")]
public sealed record EnterHazardStation(
    Guid SubjectId, string? Station, string Move, string? Reason = null, string? By = null, Guid? UnitId = null, string? LiaisonRole = null)
    : ICommand<HazardPlaced>, IConcerns;

/// <param name="Station">Where it is now: without a grid officer the liaison has it (C25).</param>
public sealed record HazardPlaced(string Station, string Holder);

internal sealed class EnterHazardStationValidator : AbstractValidator<EnterHazardStation>
{
    public EnterHazardStationValidator()
    {
        RuleFor(x => x.Station).Must(s => s is null || HazardStations.All.Contains(s)).Refuse("hazard.station-unknown");
        RuleFor(x => x.Move).Must(HazardMoves.All.Contains).Refuse("hazard.move-unknown");
    }
}

internal sealed class EnterHazardStationHandler(HazardChain chain, HazardHolders holders) : IRequestHandler<EnterHazardStation, Result<HazardPlaced>>
{
    public async Task<Result<HazardPlaced>> Handle(EnterHazardStation request, CancellationToken cancellationToken)
    {
        if (await chain.FindAsync(request.SubjectId, cancellationToken) is not { } hazard)
        {
            return Refusal.NotFound("hazard.not-found");
        }

        var last = request.Station is null ? (await chain.HopsAsync(hazard.Id, cancellationToken)).LastOrDefault() : null;
        var station = request.Station ?? last?.Station ?? HazardStations.District;
        var holder = await holders.OfAsync(hazard, station, request.LiaisonRole, request.UnitId ?? last?.UnitId, cancellationToken);
        await chain.PlaceAsync(hazard, holder, request.Move, request.Reason, request.By, cancellationToken);
        return new HazardPlaced(holder.Station, holder.Name);
    }
}
