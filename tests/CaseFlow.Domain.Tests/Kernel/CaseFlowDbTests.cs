using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Tests.Kernel;

/// <summary>Changes are looked for at saves, and nowhere is one lost for that (ADR 25).</summary>
public sealed class CaseFlowDbTests
{
    private static readonly DateTimeOffset Due = new(2018, 9, 9, 0, 0, 0, TimeSpan.Zero);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Row_that_was_changed_and_is_held_afterwards_keeps_its_change(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var id = (await stage.ReportAsync()).HazardId;
        await stage.District.WithDbAsync(async db =>
        {
            var dialect = stage.District.Services.GetRequiredService<IDatabaseDialect>();
            await using var transaction = await dialect.BeginWriteAsync(db, default);
            (await db.Set<Hazard>().SingleAsync(h => h.Id == id)).DueAt = Due;
            (await dialect.HoldAsync<Hazard>(db, id, "1 = 1", default))!.DueAt.ShouldBe(Due);
            await db.SaveChangesAsync();
            await transaction.CommitAsync(default);
            return 0;
        });
        (await DueAsync(stage, id)).ShouldBe(Due);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Save_finds_what_changed_and_raises_its_version_once_and_one_without_a_change_asks_nothing(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var id = (await stage.ReportAsync()).HazardId;
        var versions = await stage.District.WithDbAsync(async db =>
        {
            var hazard = await db.Set<Hazard>().SingleAsync(h => h.Id == id);
            List<int> seen = [hazard.Version];
            foreach (var due in (DateTimeOffset[])[Due, Due, Due.AddDays(1)])
            {
                hazard.DueAt = due;
                await db.SaveIfChangedAsync(default);
                seen.Add(hazard.Version);
            }

            hazard.DueAt = Due;
            await db.SaveChangesAsync();
            return seen.Append(hazard.Version).Select(v => v - seen[0]).ToArray();
        });
        versions.ShouldBe([0, 1, 1, 2, 3]);
        (await DueAsync(stage, id)).ShouldBe(Due);
    }

    private static Task<DateTimeOffset?> DueAsync(CaseStage stage, Guid id) =>
        stage.District.WithDbAsync(db => db.Set<Hazard>().Where(h => h.Id == id).Select(h => h.DueAt).SingleAsync());
}
