using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.WorkItems;

/// <summary>A human task waits for its open work item.</summary>
internal sealed class TaskWaits(CaseFlowDb db) : IWaitHolder
{
    public string Stimulus => "Task";

    public async Task<IReadOnlySet<Guid>> HeldAsync(IReadOnlyCollection<Guid> bookmarks, CancellationToken ct) =>
        await db.Set<WorkItem>().Where(i => i.State == WorkItemState.Open && bookmarks.Contains(i.BookmarkId)).Select(i => i.BookmarkId).ToHashSetAsync(ct);

    public async Task<IReadOnlyList<HeldWait>> OpenAsync(Guid after, int most, CancellationToken ct) =>
        await db.Set<WorkItem>().Where(i => i.State == WorkItemState.Open && i.Id > after).OrderBy(i => i.Id).Take(most)
            .Select(i => new HeldWait(i.Id, i.BookmarkId, i.Title)).ToListAsync(ct);
}

internal sealed class TaskWaitsFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddScoped<IWaitHolder, TaskWaits>();
}
