using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>The second person does not agree; the draft stays as it is.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record RejectRelease(Guid ReleaseId, string Reason) : ICommand<Done>, IConcerns
{
    public Guid SubjectId => ReleaseId;
}

/// <summary>Who asked takes the request back.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record WithdrawRelease(Guid ReleaseId) : ICommand<Done>, IConcerns
{
    public Guid SubjectId => ReleaseId;
}

internal sealed class RejectReleaseValidator : AbstractValidator<RejectRelease>
{
    public RejectReleaseValidator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(ReleaseText.Most);
}

internal sealed class RejectReleaseHandler(CaseFlowDb db, DefinitionLedger ledger, ReleaseNotices notices, RequestContext context, TimeProvider time)
    : IRequestHandler<RejectRelease, Result<Done>>, IRequestHandler<WithdrawRelease, Result<Done>>
{
    public async Task<Result<Done>> Handle(RejectRelease request, CancellationToken cancellationToken)
    {
        var (release, refusal) = await db.TakeReleaseAsync(ledger, request.ReleaseId, cancellationToken);
        if (release is null)
        {
            return refusal!;
        }

        var author = await db.Set<DefinitionVersion>().Where(d => d.DefinitionId == release.DefinitionId && d.Version == release.Version)
            .Select(d => d.AuthorId).FirstOrDefaultAsync(cancellationToken);
        if (release.Bars(context.Who, author) is { } barred)
        {
            return barred;
        }

        release.End(ReleaseState.Rejected, context.Who.PersonId, context.Who.Name, time.GetUtcNow(), request.Reason);
        await notices.DecidedAsync(release, cancellationToken);
        return Done.Value;
    }

    public async Task<Result<Done>> Handle(WithdrawRelease request, CancellationToken cancellationToken)
    {
        var (release, refusal) = await db.TakeReleaseAsync(ledger, request.ReleaseId, cancellationToken);
        if (release is null)
        {
            return refusal!;
        }

        if (release.RequestedById != context.Who.PersonId)
        {
            return Refusal.Forbidden("workflow.release.not-requester", release.RequestedBy);
        }

        release.End(ReleaseState.Withdrawn, context.Who.PersonId, context.Who.Name, time.GetUtcNow(), null);
        return Done.Value;
    }
}

internal static class TakenRelease
{
    /// <summary>The waiting request, while nobody else changes definitions; or why it is not to be had.</summary>
    public static async Task<(Release? Release, Refusal? Refusal)> TakeReleaseAsync(this CaseFlowDb db, DefinitionLedger ledger, Guid id, CancellationToken ct)
    {
        await ledger.LockAsync(ct);
        return await db.Set<Release>().FirstOrDefaultAsync(r => r.Id == id, ct) switch
        {
            null => (null, Refusal.NotFound("workflow.release.unknown")),
            { State: ReleaseState.Waiting } release => (release, null),
            var ended => (null, Refusal.Conflict(
                "workflow.release.ended", TextCatalog.Get($"release.state.{ended.State}"), ended.DecidedBy, ended.DecidedAt!.Value.ToLongText(), ended.Reason ?? "")),
        };
    }
}
