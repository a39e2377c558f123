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
}

internal sealed class TaskHolders(CaseFlowDb db) : ITaskHolders
{
    public async Task<IReadOnlyList<Party>> OfAsync(Guid subjectId, CancellationToken ct)
    {
        var rows = await (
            from item in db.Set<WorkItem>()
            join candidate in db.Set<WorkItemCandidate>() on item.Id equals candidate.WorkItemId
            where item.SubjectId == subjectId && item.State == WorkItemState.Open && !item.Optional
            orderby item.OpenedAt, candidate.Position
            select new { item.ClaimedById, item.ClaimedBy, Candidate = candidate }).AsNoTracking().ToListAsync(ct);
        return
        [
            .. rows.Select(r => r.ClaimedById is { } person
                ? new Party(PartyKeys.TaskHolder, null, null, person, r.ClaimedBy!)
                : new Party(PartyKeys.TaskHolder, r.Candidate.UnitId, r.Candidate.Role, r.Candidate.PersonId, r.Candidate.Name)).Distinct(),
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
