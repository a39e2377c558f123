using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using MediatR;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Tells those who may decide that something waits for them, and the requester what became of it.</summary>
internal sealed class ReleaseNotices(IMediator mediator, RequestContext context)
{
    public Task RequestedAsync(Release release, CancellationToken ct) => SendAsync(
        release, "release-requested", ReleaseParties.Approvers,
        TextCatalog.Get("release.notice.requested", release.RequestedBy, release.Name, release.Version),
        TextCatalog.Get("release.notice.requested-text", release.Comment), ct);

    /// <summary>Not to somebody who ended it themselves.</summary>
    public Task DecidedAsync(Release release, CancellationToken ct) => release.DecidedById == release.RequestedById
        ? Task.CompletedTask
        : SendAsync(
            release, "release-decided", ReleaseParties.Requester,
            TextCatalog.Get($"release.notice.{release.State}", release.Name, release.Version),
            TextCatalog.Get(release.Reason is null ? "release.notice.by" : "release.notice.by-reason", release.DecidedBy, release.Reason), ct);

    private async Task SendAsync(Release release, string key, string to, string title, string text, CancellationToken ct)
    {
        using (context.EnterProcess())
        {
            var sent = await mediator.Send(new SendNotice(release.Id, key, [to], title, text), ct);
            if (!sent.Succeeded)
            {
                throw new InvalidOperationException($"Notice {key} was refused: {string.Join(", ", sent.Refusals.Select(r => r.Code))}");
            }
        }
    }
}
