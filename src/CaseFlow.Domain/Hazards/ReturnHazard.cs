using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Hazards;

/// <summary>A delegated community or a department returns it as beyond its power (C30).</summary>
[ViaWorkItem("hazard-return")]
public sealed record ReturnHazard(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<HazardMoved>, IConcerns;

internal sealed class ReturnHazardValidator : AbstractValidator<ReturnHazard>
{
    public ReturnHazardValidator() => RuleFor(x => x.Reason).Stated("hazard.return-reason-missing");
}

internal sealed class ReturnHazardHandler(HazardChain chain, RequestContext context) : IRequestHandler<ReturnHazard, Result<HazardMoved>>
{
    public async Task<Result<HazardMoved>> Handle(ReturnHazard request, CancellationToken cancellationToken) =>
        await chain.OnTheWayAsync(request.SubjectId, cancellationToken) is { Refused: { } refusal }
            ? refusal
            : new HazardMoved(request.Reason!.Trim(), context.Who.Name);
}
