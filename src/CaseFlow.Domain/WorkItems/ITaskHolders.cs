using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.WorkItems;

/// <summary>Who owes something on a subject now (<see cref="PartyKeys.TaskHolder"/>).</summary>
public interface ITaskHolders
{
    /// <summary>The candidates of its open, owed tasks; of a taken one, who took it.</summary>
    Task<IReadOnlyList<Party>> OfAsync(Guid subjectId, CancellationToken ct);

    /// <summary>The same of one task: its own reminders concern nobody else (<see cref="PartyKeys.HolderOf"/>).</summary>
    Task<IReadOnlyList<Party>> OfTaskAsync(Guid workItemId, CancellationToken ct);
}

internal sealed class TaskHolders(CaseFlowDb db) : ITaskHolders
{
    public Task<IReadOnlyList<Party>> OfAsync(Guid subjectId, CancellationToken ct) =>
        ReadAsync(PartyKeys.TaskHolder, db.Set<WorkItem>().Where(i => i.SubjectId == subjectId && !i.Optional), ct);

    public Task<IReadOnlyList<Party>> OfTaskAsync(Guid workItemId, CancellationToken ct) =>
        ReadAsync(PartyKeys.HolderOf(workItemId), db.Set<WorkItem>().Where(i => i.Id == workItemId), ct);

    private async Task<IReadOnlyList<Party>> ReadAsync(string key, IQueryable<WorkItem> items, CancellationToken ct)
    {
        var rows = await (
            from item in items
            join candidate in db.Set<WorkItemCandidate>() on item.Id equals candidate.WorkItemId
            where item.State == WorkItemState.Open
            orderby item.OpenedAt, candidate.Position
            select new { item.ClaimedById, item.ClaimedBy, Candidate = candidate }).AsNoTracking().ToListAsync(ct);
        return
        [
            .. rows.Select(r => r.ClaimedById is { } person
                ? new Party(key, null, null, person, r.ClaimedBy!)
                : new Party(key, r.Candidate.UnitId, r.Candidate.Role, r.Candidate.PersonId, r.Candidate.Name)).Distinct(),
        ];
    }
}

internal sealed class WorkItemsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<FormCatalog>();
        services.AddScoped<Fitness>();
        services.AddScoped<TaskItems>();
        services.AddScoped<OpenTask>();
        services.AddScoped<ITaskHolders, TaskHolders>();
    }
}
