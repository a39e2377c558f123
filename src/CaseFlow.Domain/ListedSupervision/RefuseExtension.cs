using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The listing body refuses the waiting request; the last day stays.</summary>
[ViaWorkItem("extension-refusal")]
public sealed record RefuseExtension(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<ExtensionRefused>, IConcerns;

public sealed record ExtensionRefused(Guid RequestId, DateOnly LastDay);

internal sealed class RefuseExtensionValidator : AbstractValidator<RefuseExtension>
{
    public RefuseExtensionValidator() => RuleFor(x => x.Reason).Needed("extension.refusal-reason-missing");
}

internal sealed class RefuseExtensionHandler(CaseFile files, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<RefuseExtension, Result<ExtensionRefused>>
{
    public async Task<Result<ExtensionRefused>> Handle(RefuseExtension request, CancellationToken cancellationToken)
    {
        var (listed, refusal) = await files.OpenAsync(request.SubjectId, cancellationToken);
        if (listed is null)
        {
            return refusal!;
        }

        if (await files.WaitingExtensionAsync(listed.Id, cancellationToken) is not { } asked)
        {
            return Refusal.Conflict("extension.none-waiting");
        }

        asked.Refuse(request.Reason!.Trim(), context.Who.Name, time.GetUtcNow());
        timeline.Write(listed.Id, "timeline.extension-refused", listed.LastDay, request.Reason.Trim());
        return new ExtensionRefused(asked.Id, listed.LastDay!.Value);
    }
}
