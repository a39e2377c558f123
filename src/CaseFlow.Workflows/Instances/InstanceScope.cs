using System.Linq.Expressions;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Instances;

/// <summary>
/// Which correlations the actor may see: those of subjects within their scope (reliability F2). Who keeps the processes also
/// sees what belongs to no subject. The query it becomes part of lifts the filters of rows, since it says the scope itself.
/// </summary>
internal sealed class InstanceScope(CaseFlowDb db, Subjects subjects, RequestContext context)
{
    public IQueryable<T> Of<T>(IQueryable<T> all, Expression<Func<T, string?>> correlation)
        where T : class
    {
        if (context.InProcess || context.Who.IsSystem)
        {
            return all;
        }

        var (path, unit) = (context.Who.RegionPath ?? "-", context.Who.UnitId);
        var access = db.Set<UnitAccess>().Where(a => a.UnitId == unit);
#pragma warning disable CA1310 // Becomes the database's LIKE.
        if (context.Who.Is(Roles.ProcessAdministrator) || context.Who.Is(Roles.DistrictOffice))
        {
            var hidden = Keys(r => !r.RegionPath.StartsWith(path) && !access.Any(a => a.SubjectId == r.Id));
            return all.IgnoreQueryFilters().Where(Not(In(correlation, hidden)));
        }

        return all.IgnoreQueryFilters().Where(In(correlation, Keys(r => r.RegionPath.StartsWith(path) || access.Any(a => a.SubjectId == r.Id))));
#pragma warning restore CA1310
    }

    /// <summary>True when that subject exists out of sight.</summary>
    public async Task<bool> HidesAsync(Guid subject, CancellationToken ct)
    {
        if (context.InProcess || context.Who.IsSystem)
        {
            return false;
        }

        var (path, unit) = (context.Who.RegionPath ?? "-", context.Who.UnitId);
        var access = db.Set<UnitAccess>().Where(a => a.UnitId == unit && a.SubjectId == subject);
#pragma warning disable CA1310 // Becomes the database's LIKE.
        return await Keys(r => r.Id == subject && !r.RegionPath.StartsWith(path) && !access.Any()).IgnoreQueryFilters().AnyAsync(ct);
#pragma warning restore CA1310
    }

    /// <summary>Narrows to subjects whose number, name or place holds the text.</summary>
    public IQueryable<T> Search<T>(IQueryable<T> all, Expression<Func<T, string?>> correlation, string? text)
        where T : class =>
        text?.Trim() is { Length: > 0 } part
            ? all.Where(In(correlation, Keys(r => (r.Number != null && r.Number.Contains(part)) || r.Name.Contains(part) || r.Place.Contains(part))))
            : all;

    private IQueryable<string> Keys(Expression<Func<SubjectRow, bool>> which) =>
        subjects.Rows().Select(rows => rows.Where(which).Select(r => r.Key)).Aggregate((keys, more) => keys.Concat(more));

    private static Expression<Func<T, bool>> In<T>(Expression<Func<T, string?>> correlation, IQueryable<string> keys)
    {
        var contains = Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(string)], keys.Expression, correlation.Body);
        return Expression.Lambda<Func<T, bool>>(contains, correlation.Parameters);
    }

    private static Expression<Func<T, bool>> Not<T>(Expression<Func<T, bool>> condition) =>
        Expression.Lambda<Func<T, bool>>(Expression.Not(condition.Body), condition.Parameters);
}
