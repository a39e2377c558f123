using CaseFlow.Domain.Kernel;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Benchmarks;

/// <summary>What the database holds: bytes with indexes, rows by table.</summary>
internal sealed record Footprint(long Bytes, IReadOnlyDictionary<string, long> Tables)
{
    public long Rows => Tables.Values.Sum();

    /// <param name="compact">Gives free pages back first, so that bytes are those of rows.</param>
    public static Task<Footprint> OfAsync(TestDistrict district, bool compact = true) => district.WithDbAsync(async db =>
    {
        var postgres = db.Database.ProviderName!.EndsWith("PostgreSQL", StringComparison.Ordinal);
        if (!compact)
        {
            // Rows only.
        }
        else if (postgres)
        {
            await db.Database.ExecuteSqlRawAsync("vacuum full analyze");
        }
        else
        {
            await db.Database.ExecuteSqlRawAsync("vacuum");
        }

        var tables = new Dictionary<string, long>();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct())
        {
            tables[table] = await NumberAsync(db, $"select count(*) as \"Value\" from {table}");
        }

        var bytes = postgres
            ? await NumberAsync(db, "select pg_database_size(current_database()) as \"Value\"")
            : await NumberAsync(db, "select page_count * page_size as \"Value\" from pragma_page_count(), pragma_page_size()");
        return new Footprint(bytes, tables);
    });

    private static async Task<long> NumberAsync(CaseFlowDb db, string sql) => (await db.Database.SqlQueryRaw<long>(sql).ToListAsync())[0];
}
