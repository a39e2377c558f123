using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Persistence;

/// <summary>Reads one row by its id as it is now, whatever the context remembers of it from before.</summary>
internal static class HeldRow
{
    /// <param name="condition">SQL after <c>id = … AND</c>, a constant of the dialect and its callers.</param>
    public static async Task<T?> ReadAsync<T>(CaseFlowDb db, Guid id, string condition, CancellationToken ct)
        where T : class
    {
        if (db.Set<T>().Local.FindEntry(id) is { } known)
        {
            known.DetectChanges();
            if (known.State != EntityState.Unchanged)
            {
                return known.State == EntityState.Deleted ? null : known.Entity;
            }

            known.State = EntityState.Detached;
        }

        var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
        var sql = $"SELECT * FROM {table} WHERE id = {{0}} AND {condition}";
        var rows = await db.Set<T>().FromSqlRaw(sql, id).ToListAsync(ct);
        return rows.Count == 0 ? null : rows[0];
    }
}
