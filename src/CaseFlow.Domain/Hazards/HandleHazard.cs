using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Hazards;

/// <summary>Whoever has it has it put right at once, and says what was done (R142, R97).</summary>
[ViaWorkItem("hazard-handled")]
public sealed record HandleHazard(Guid SubjectId, JsonObject? Parameters, string? Measure, IReadOnlyList<Guid>? AttachmentIds)
    : ICommand<HazardHandled>, IConcerns;

public sealed record HazardHandled(DateTimeOffset At, string By);

internal sealed class HandleHazardValidator : AbstractValidator<HandleHazard>
{
    public HandleHazardValidator() => RuleFor(x => x.Measure).Stated("hazard.measure-missing");
}

internal sealed class HandleHazardHandler(HazardChain chain, IAttachmentTies attachments, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<HandleHazard, Result<HazardHandled>>
{
    public async Task<Result<HazardHandled>> Handle(HandleHazard request, CancellationToken cancellationToken)
    {
        var (hazard, refusal) = await chain.OnTheWayAsync(request.SubjectId, cancellationToken);
        if (hazard is null)
        {
            return refusal!;
        }

        if (await attachments.TieAsync(hazard.Id, request.AttachmentIds, "attachmentIds", imagesOnly: false, cancellationToken) is { Count: > 0 } refusals)
        {
            return Result<HazardHandled>.Refused(refusals);
        }

        (hazard.State, hazard.Measure, hazard.RectifiedAt) = (HazardStates.Handled, request.Measure!.Trim(), time.GetUtcNow());
        timeline.Write(hazard.Id, "timeline.hazard-handled", hazard.HolderName ?? context.Who.UnitName, hazard.Measure);
        return new HazardHandled(hazard.RectifiedAt.Value, context.Who.Name);
    }
}
