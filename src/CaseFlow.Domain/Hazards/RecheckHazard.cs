using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Hazards;

/// <summary>Looked at again and found right (复查合格).</summary>
[ViaWorkItem("hazard-recheck-passed")]
public sealed record PassRecheck(Guid SubjectId, JsonObject? Parameters, string? Findings) : ICommand<HazardHandled>, IConcerns;

/// <summary>Looked at again and not right: it is to be done again, by the same last day.</summary>
[ViaWorkItem("hazard-recheck-failed")]
public sealed record FailRecheck(Guid SubjectId, JsonObject? Parameters, string? Findings) : ICommand<HazardHandled>, IConcerns;

internal sealed class PassRecheckValidator : AbstractValidator<PassRecheck>
{
    public PassRecheckValidator() => RuleFor(x => x.Findings).Stated("hazard.findings-missing");
}

internal sealed class FailRecheckValidator : AbstractValidator<FailRecheck>
{
    public FailRecheckValidator() => RuleFor(x => x.Findings).Stated("hazard.findings-missing");
}

internal sealed class RecheckHandler(HazardChain chain, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<PassRecheck, Result<HazardHandled>>, IRequestHandler<FailRecheck, Result<HazardHandled>>
{
    public Task<Result<HazardHandled>> Handle(PassRecheck request, CancellationToken cancellationToken) =>
        LookedAtAsync(request.SubjectId, "timeline.hazard-recheck-passed", request.Findings!, h => (h.State, h.RectifiedAt) = (HazardStates.Handled, time.GetUtcNow()), cancellationToken);

    public Task<Result<HazardHandled>> Handle(FailRecheck request, CancellationToken cancellationToken) =>
        LookedAtAsync(request.SubjectId, "timeline.hazard-recheck-failed", request.Findings!, _ => { }, cancellationToken);

    private async Task<Result<HazardHandled>> LookedAtAsync(Guid id, string text, string findings, Action<Hazard> then, CancellationToken ct)
    {
        var (hazard, refusal) = await chain.OnTheWayAsync(id, ct);
        if (hazard is null)
        {
            return refusal!;
        }

        then(hazard);
        timeline.Write(hazard.Id, text, findings.Trim());
        return new HazardHandled(time.GetUtcNow(), context.Who.Name);
    }
}
