using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Hazards;

/// <summary>Whoever has it cannot handle it and sends it up, with the reason (R142, R144, R147).</summary>
[ViaWorkItem("hazard-send-up")]
public sealed record SendHazardUp(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<HazardMoved>, IConcerns;

internal sealed class SendHazardUpValidator : AbstractValidator<SendHazardUp>
{
    public SendHazardUpValidator() => RuleFor(x => x.Reason).Stated("hazard.send-up-reason-missing");
}

internal sealed class SendHazardUpHandler(HazardChain chain, RequestContext context) : IRequestHandler<SendHazardUp, Result<HazardMoved>>
{
    public async Task<Result<HazardMoved>> Handle(SendHazardUp request, CancellationToken cancellationToken) =>
        await chain.OnTheWayAsync(request.SubjectId, cancellationToken) is { Refused: { } refusal }
            ? refusal
            : new HazardMoved(request.Reason!.Trim(), context.Who.Name);
}
