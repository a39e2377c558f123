using System.Runtime.CompilerServices;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Checking;

/// <summary>Open tasks, running deadlines and due rows belong to a wait point or an owner that is still there.</summary>
internal sealed class NothingIsLeftOver(CaseFlowDb db, IMediator mediator, IEnumerable<IWaitHolder> holders, IEnumerable<IDueHandler> handlers) : IInvariant
{
    private static readonly Dictionary<string, string> OfNobody = new(StringComparer.Ordinal)
    {
        [Stimuli.Task] = Invariants.TaskOfNobody,
        [Stimuli.Deadline] = Invariants.DeadlineOfNobody,
    };

    public async IAsyncEnumerable<Violation> BrokenAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var holder in holders.Where(h => OfNobody.ContainsKey(h.Stimulus)))
        {
            for (var page = await holder.OpenAsync(Guid.Empty, UnfinishedInstances.PageSize, ct);
                 page.Count > 0;
                 page = await holder.OpenAsync(page[^1].Id, UnfinishedInstances.PageSize, ct))
            {
                var ids = page.Select(h => h.BookmarkId).ToList();
                var there = await db.Set<BookmarkRow>().Where(b => ids.Contains(b.Id)).Select(b => b.Id).ToHashSetAsync(ct);
                foreach (var held in page.Where(h => !there.Contains(h.BookmarkId)))
                {
                    yield return new Violation(OfNobody[holder.Stimulus], null, null, null, held.Name, held.Id);
                }
            }
        }

        for (var page = await DueAsync(Guid.Empty, ct); page.Count > 0; page = await DueAsync(page[^1].Id, ct))
        {
            foreach (var kind in page.GroupBy(d => d.Kind))
            {
                var handler = handlers.FirstOrDefault(h => h.Kind == kind.Key);
                var known = handler is null ? null : await handler.KnownAsync([.. kind.Select(d => d.OwnerId)], ct);
                foreach (var row in kind.Where(d => known?.Contains(d.OwnerId) != true))
                {
                    yield return new Violation(known is null ? Invariants.DueRowUnhandled : Invariants.DueRowOfNobody, null, null, null, row.Kind, row.OwnerId, row.DueAt.ToLongText());
                }
            }
        }
    }

    private async Task<IReadOnlyList<DueRow>> DueAsync(Guid after, CancellationToken ct) =>
        (await mediator.Send(new DueRows(after, UnfinishedInstances.PageSize), ct)).Value;
}
