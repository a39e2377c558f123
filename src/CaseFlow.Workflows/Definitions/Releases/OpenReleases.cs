using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>The request that waits for its decision, at most one for each definition; and what ends it without one.</summary>
internal sealed class OpenReleases(CaseFlowDb db, RequestContext context, ReleaseNotices notices, TimeProvider time)
{
    public Task<Release?> WaitingAsync(string definitionId, CancellationToken ct) =>
        db.Set<Release>().FirstOrDefaultAsync(r => r.DefinitionId == definitionId && r.State == ReleaseState.Waiting, ct);

    /// <summary>A request whose content is no longer what would be published is void, and its requester is told.</summary>
    /// <param name="kept">The content that stays to be released; null when it is gone.</param>
    /// <param name="reason">Key of the reason; it names who did it.</param>
    public async Task VoidAsync(string definitionId, string? kept, string reason, CancellationToken ct)
    {
        if (await WaitingAsync(definitionId, ct) is not { } release || release.ContentHash == kept)
        {
            return;
        }

        var who = context.Who;
        release.End(ReleaseState.Void, who.PersonId, who.Name, time.GetUtcNow(), TextCatalog.Get(reason, who.Name));
        await notices.DecidedAsync(release, ct);
    }
}
