using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>
/// Asks for a later last day (C40, C42). Whether that is in time is for the definition to say; here only that the new
/// day lies after the present one and that no other request waits for its decision.
/// </summary>
[ViaWorkItem("extension-request")]
public sealed record RequestExtension(
    Guid SubjectId, JsonObject? Parameters, DateOnly? NewLastDay, string? Reason, string? Safeguards, IReadOnlyList<Guid>? AttachmentIds)
    : ICommand<ExtensionRequested>, IConcerns;

/// <param name="Overdue">The present limit had passed when it was asked (C42).</param>
public sealed record ExtensionRequested(Guid RequestId, DateOnly RequestedOn, DateOnly NewLastDay, DateOnly CurrentLastDay, bool Overdue);

internal sealed class RequestExtensionValidator : AbstractValidator<RequestExtension>
{
    public RequestExtensionValidator()
    {
        RuleFor(x => x.NewLastDay).NotNull().Refuse("extension.day-missing");
        RuleFor(x => x.Reason).Needed("extension.reason-missing");
        RuleFor(x => x.Safeguards).MaximumLength(FormLimits.Text);
    }
}

internal sealed class RequestExtensionHandler(
    CaseFlowDb db, CaseFile files, IAttachmentTies attachments, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<RequestExtension, Result<ExtensionRequested>>
{
    public async Task<Result<ExtensionRequested>> Handle(RequestExtension request, CancellationToken cancellationToken)
    {
        var (listed, refusal) = await files.OpenAsync(request.SubjectId, cancellationToken);
        if (listed is null)
        {
            return refusal!;
        }

        if (listed.LastDay is not { } current)
        {
            return Refusal.Conflict("extension.not-listed");
        }

        if (await files.WaitingExtensionAsync(listed.Id, cancellationToken) is { } waiting)
        {
            return Refusal.Conflict("extension.waiting", waiting.RequestedBy, waiting.RequestedAt.ToLongText());
        }

        if (ExtensionDay.Check(request.NewLastDay!.Value, listed, time) is { } day)
        {
            return day;
        }

        var now = time.GetUtcNow();
        var asked = new ExtensionRequest
        {
            Id = Guid.CreateVersion7(now),
            CaseId = listed.Id,
            RequestedAt = now,
            RequestedBy = context.Who.Name,
            CurrentLastDay = current,
            AskedLastDay = request.NewLastDay.Value,
            Reason = request.Reason!.Trim(),
            Safeguards = request.Safeguards?.Trim(),
            AfterExpiry = listed.DueAt <= now,
        };
        if (await attachments.TieAsync(listed.Id, request.AttachmentIds, "attachmentIds", imagesOnly: false, cancellationToken) is { Count: > 0 } refusals)
        {
            return Result<ExtensionRequested>.Refused(refusals);
        }

        db.Add(asked);
        timeline.Write(listed.Id, "timeline.extension-requested", current, asked.AskedLastDay, asked.Reason);
        return new ExtensionRequested(asked.Id, now.ChinaDate(), asked.AskedLastDay, current, asked.AfterExpiry);
    }
}
