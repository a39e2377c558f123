using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Tracing;
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

/// <summary>What people have done, for features that judge it, whoever asks.</summary>
public interface ITaskRecords
{
    /// <summary>Tasks that the person finished within the days, both inclusive, and how many of them after their due instant.</summary>
    Task<TasksDone> OfAsync(Guid personId, DateOnly first, DateOnly last, CancellationToken ct);
}

public sealed record TasksDone(int Count, int Late);

internal sealed class TaskRecords(CaseFlowDb db) : ITaskRecords
{
    public async Task<TasksDone> OfAsync(Guid personId, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var (from, until) = (first.StartOfDay(), last.EndOfDay());
        var done = db.Set<WorkItem>().Where(i => i.ClosedById == personId && i.ClosedAt >= from && i.ClosedAt < until && i.State == WorkItemState.Completed);
        return new TasksDone(await done.CountAsync(ct), await done.CountAsync(i => i.DueAt != null && i.ClosedAt >= i.DueAt, ct));
    }
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
        services.AddScoped<ITraceSource, TaskTrace>();
        services.AddScoped<Fitness>();
        services.AddScoped<TaskItems>();
        services.AddScoped<OpenTask>();
        services.AddScoped<ITaskHolders, TaskHolders>();
        services.AddScoped<ITaskRecords, TaskRecords>();
    }
}
