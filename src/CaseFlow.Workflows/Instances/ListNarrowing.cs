using System.Linq.Expressions;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Instances;

/// <summary>An instant of an instance compared with a given one.</summary>
public sealed record InstantFilter(InstantColumn Column, InstantOperator Operator, DateTimeOffset Timestamp);

public enum InstantColumn
{
    CreatedAt,
    UpdatedAt,
    FinishedAt,
}

public enum InstantOperator
{
    Is,
    IsNot,
    LessThan,
    GreaterThan,
    LessThanOrEqual,
    GreaterThanOrEqual,
}

internal static class ListNarrowing
{
    public static IQueryable<WorkflowInstance> Of(IQueryable<WorkflowInstance> found, IQueryable<DefinitionVersion> versions, ListInstances request)
    {
        if (request.Ids.Count > 0)
        {
            found = found.Where(i => request.Ids.Contains(i.Id));
        }

        if (request.DefinitionIds.Count > 0)
        {
            // The index begins with the status, so every status is named where none is asked for.
            IReadOnlyList<InstanceStatus> any = request.Statuses.Count == 0 ? [InstanceStatus.Running, InstanceStatus.Finished] : request.Statuses;
            found = found.Where(i => any.Contains(i.Status) && request.DefinitionIds.Contains(i.DefinitionId));
        }
        else if (request.Statuses.Count > 0)
        {
            found = found.Where(i => request.Statuses.Contains(i.Status));
        }

        if (request.SubStatuses.Count > 0)
        {
            found = found.Where(i => request.SubStatuses.Contains(i.SubStatus));
        }

        found = request.VersionId is { } version ? found.Where(i => versions.Any(v => v.VersionId == version && v.DefinitionId == i.DefinitionId && v.Version == i.DefinitionVersion)) : found;
        found = request.Version is { } number ? found.Where(i => i.DefinitionVersion == number) : found;
        found = request.CorrelationId is { } correlation ? found.Where(i => i.CorrelationId == correlation) : found;
        found = request.Name is { } name ? found.Where(i => i.Name == name) : found;
        found = request.HasIncidents is { } has ? found.Where(i => i.OpenIncidents > 0 == has) : found;
        return request.Instants.Aggregate(Searched(found, request.Search?.Trim()), (f, i) => f.Where(Compared(i)));
    }

    private static IQueryable<WorkflowInstance> Searched(IQueryable<WorkflowInstance> found, string? search)
    {
        if (string.IsNullOrEmpty(search))
        {
            return found;
        }

        if (Guid.TryParse(search, out var id))
        {
            var correlation = id.ToString();
            return found.Where(i => i.Id == id || i.CorrelationId == correlation);
        }

        var pattern = $"%{search.ToLowerInvariant().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
#pragma warning disable CA1304, CA1311 // Becomes the database's lower().
        return found.Where(i => EF.Functions.Like((i.Name ?? "").ToLower(), pattern, @"\") || EF.Functions.Like((i.CorrelationId ?? "").ToLower(), pattern, @"\")
            || EF.Functions.Like(i.DefinitionId.ToLower(), pattern, @"\"));
#pragma warning restore CA1304, CA1311
    }

    private static Expression<Func<WorkflowInstance, bool>> Compared(InstantFilter filter)
    {
        var instance = Expression.Parameter(typeof(WorkflowInstance), "i");
        var column = Expression.Convert(Expression.Property(instance, filter.Column.ToString()), typeof(DateTimeOffset?));

        // Closed over, so that the instant becomes a parameter of the query.
        Expression<Func<DateTimeOffset?>> given = () => filter.Timestamp.ToUniversalTime();
        var compared = filter.Operator switch
        {
            InstantOperator.Is => Expression.Equal(column, given.Body),
            InstantOperator.IsNot => Expression.NotEqual(column, given.Body),
            InstantOperator.LessThan => Expression.LessThan(column, given.Body),
            InstantOperator.GreaterThan => Expression.GreaterThan(column, given.Body),
            InstantOperator.LessThanOrEqual => Expression.LessThanOrEqual(column, given.Body),
            _ => Expression.GreaterThanOrEqual(column, given.Body),
        };
        return Expression.Lambda<Func<WorkflowInstance, bool>>(compared, instance);
    }
}
