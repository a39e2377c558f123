using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Hazards;

/// <summary>The enterprise (or whoever has the hazard) says that it is put right; it is looked at again before it counts.</summary>
[ViaWorkItem("hazard-rectified")]
public sealed record ReportRectified(Guid SubjectId, JsonObject? Parameters, string? Measure, IReadOnlyList<Guid>? AttachmentIds)
    : ICommand<HazardHandled>, IConcerns;

internal sealed class ReportRectifiedValidator : AbstractValidator<ReportRectified>
{
    public ReportRectifiedValidator() => RuleFor(x => x.Measure).Stated("hazard.measure-missing");
}

internal sealed class ReportRectifiedHandler(HazardChain chain, IAttachmentTies attachments, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<ReportRectified, Result<HazardHandled>>
{
    public async Task<Result<HazardHandled>> Handle(ReportRectified request, CancellationToken cancellationToken)
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

        hazard.Measure = request.Measure!.Trim();
        timeline.Write(hazard.Id, "timeline.hazard-rectified", hazard.Measure);
        return new HazardHandled(time.GetUtcNow(), context.Who.Name);
    }
}
