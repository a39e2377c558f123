using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Persistence;

/// <summary>Gapless numbers: the row is locked until the transaction ends and taken back with it.</summary>
internal sealed class Counter
{
    public required string Name { get; init; }
    public required int Value { get; init; }

    public static async Task<int> NextAsync(CaseFlowDb db, string name, CancellationToken ct)
    {
        var next = await db.Database.SqlQuery<int>(
            $"INSERT INTO counters (name, value) VALUES ({name}, 1) ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value AS \"Value\"").ToListAsync(ct);
        return next[0];
    }

    internal sealed class Model : IModelContribution
    {
        public void Configure(ModelBuilder model)
        {
            var counter = model.Entity<Counter>();
            counter.ToTable("counters");
            counter.HasKey(x => x.Name);
        }
    }
}
