using System.Reflection;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Instances;

/// <summary>
/// Instances that the actor may see: all but those about something outside their scope, which are as what does not exist
/// (reliability F2). One that is about nothing scoped belongs to whoever keeps the processes.
/// </summary>
internal sealed class VisibleInstances(CaseFlowDb db, RequestContext context)
{
    private static readonly MethodInfo WithoutMethod = typeof(VisibleInstances).GetMethod(nameof(WithoutAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    public async Task<IQueryable<WorkflowInstance>> AllAsync(CancellationToken ct)
    {
        var instances = db.Set<WorkflowInstance>().AsNoTracking();
        if (context.InProcess || context.Who.IsSystem)
        {
            return instances;
        }

        foreach (var type in db.Model.GetEntityTypes().Select(t => t.ClrType).Where(typeof(IScoped).IsAssignableFrom))
        {
            instances = await (Task<IQueryable<WorkflowInstance>>)WithoutMethod.MakeGenericMethod(type).Invoke(this, [instances, ct])!;
        }

        return instances;
    }

    public async Task<WorkflowInstance?> FindAsync(Guid id, CancellationToken ct) =>
        await (await AllAsync(ct)).FirstOrDefaultAsync(i => i.Id == id, ct);

    public async Task<bool> HasAsync(Guid id, CancellationToken ct) => await (await AllAsync(ct)).AnyAsync(i => i.Id == id, ct);

    /// <summary>True when everything under that correlation is out of sight.</summary>
    public async Task<bool> HidesAsync(string correlation, CancellationToken ct) =>
        !await (await AllAsync(ct)).AnyAsync(i => i.CorrelationId == correlation, ct) && await db.Set<WorkflowInstance>().AnyAsync(i => i.CorrelationId == correlation, ct);

    private async Task<IQueryable<WorkflowInstance>> WithoutAsync<T>(IQueryable<WorkflowInstance> instances, CancellationToken ct)
        where T : class, IScoped
    {
        var (path, unit) = (context.Who.RegionPath ?? "-", context.Who.UnitId);
        var outside = db.Set<T>().IgnoreQueryFilters().Where(e => !e.RegionPath.StartsWith(path));
        if (!await outside.AnyAsync(ct))
        {
            return instances;
        }

#pragma warning disable CA1304, CA1311 // Becomes the database's lower(); a correlation is written in small letters.
        var hidden = outside.Where(e => !db.Set<UnitAccess>().Any(a => a.SubjectId == e.Id && a.UnitId == unit)).Select(e => e.Id.ToString().ToLower());
#pragma warning restore CA1304, CA1311
        return instances.Where(i => i.CorrelationId == null || !hidden.Contains(i.CorrelationId));
    }
}
