using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The governing side says it is done and asks to be examined; refused before any progress report.</summary>
[ViaWorkItem("acceptance-request")]
public sealed record RequestAcceptance(Guid SubjectId, JsonObject? Parameters, string? Summary, IReadOnlyList<Guid>? AttachmentIds)
    : ICommand<AcceptanceRequested>, IConcerns
{
    public const string Form = "acceptance-request";
}

public sealed record AcceptanceRequested(Guid RecordId, DateTimeOffset RequestedAt);

internal sealed class RequestAcceptanceValidator : AbstractValidator<RequestAcceptance>
{
    public RequestAcceptanceValidator() => RuleFor(x => x.Summary).Needed("acceptance.summary-missing");
}

internal sealed class RequestAcceptanceHandler(CaseFile files, ITimeline timeline) : IRequestHandler<RequestAcceptance, Result<AcceptanceRequested>>
{
    public async Task<Result<AcceptanceRequested>> Handle(RequestAcceptance request, CancellationToken cancellationToken)
    {
        var (listed, refusal) = await files.OpenAsync(request.SubjectId, cancellationToken);
        if (listed is null)
        {
            return refusal!;
        }

        if (!await files.HasRecordAsync(listed.Id, ReportProgress.Form, cancellationToken))
        {
            return Refusal.Conflict("acceptance.no-progress");
        }

        var record = await files.RecordAsync(
            listed.Id, RequestAcceptance.Form, new() { ["summary"] = request.Summary }, request.AttachmentIds, cancellationToken);
        if (!record.Succeeded)
        {
            return Result<AcceptanceRequested>.Refused(record.Refusals);
        }

        timeline.Write(listed.Id, "timeline.acceptance-requested", request.Summary!.Trim());
        return new AcceptanceRequested(record.Value.RecordId, record.Value.RecordedAt);
    }
}
