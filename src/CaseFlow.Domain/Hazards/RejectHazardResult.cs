using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Hazards;

/// <summary>Those who reported it see that it is not solved: whoever handled it has it again.</summary>
[ViaWorkItem("hazard-not-solved")]
public sealed record RejectHazardResult(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<HazardMoved>, IConcerns;

internal sealed class RejectHazardResultValidator : AbstractValidator<RejectHazardResult>
{
    public RejectHazardResultValidator() => RuleFor(x => x.Reason).Stated("hazard.not-solved-reason-missing");
}

internal sealed class RejectHazardResultHandler(HazardChain chain, RequestContext context) : IRequestHandler<RejectHazardResult, Result<HazardMoved>>
{
    public async Task<Result<HazardMoved>> Handle(RejectHazardResult request, CancellationToken cancellationToken) =>
        await chain.FindAsync(request.SubjectId, cancellationToken) switch
        {
            null => Refusal.NotFound("hazard.not-found"),
            { State: HazardStates.Handled or HazardStates.Closed } => new HazardMoved(request.Reason!.Trim(), context.Who.Name),
            { } h => Refusal.Conflict("hazard.not-on-the-way", h.Number, TextCatalog.Get($"hazard-state.{h.State}")),
        };
}
