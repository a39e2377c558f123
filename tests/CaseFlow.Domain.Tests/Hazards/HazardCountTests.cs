using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Tests.Hazards;

/// <summary>The counts that the database keeps beside the hazards are those of the hazards, whatever happens to these.</summary>
public class HazardCountTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Counts_follow_hazards_that_come_change_and_go(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        foreach (var grade in (string[])["general", "general", "major"])
        {
            await stage.SendAsync(await stage.HazardFormAsync() with { Grade = grade }, "street-officer");
        }

        (await CheckAsync(stage)).ShouldBe(3);
        await stage.District.WithDbAsync(async db =>
        {
            var hazards = await db.Set<Hazard>().OrderBy(h => h.Number).ToListAsync();
            hazards[0].Close(stage.District.Time.GetUtcNow());
            hazards[1].Measure = "已清理";
            db.Remove(hazards[2]);
            return await db.SaveChangesAsync();
        });
        (await CheckAsync(stage)).ShouldBe(2);
        await stage.District.WithDbAsync(db => db.Set<Hazard>().ExecuteUpdateAsync(s => s.SetProperty(h => h.Grade, "major").SetProperty(h => h.HolderUnitId, Guid.NewGuid())));
        (await CheckAsync(stage)).ShouldBe(2);
    }

    private static Task<int> CheckAsync(CaseStage stage) => stage.District.WithDbAsync(async db =>
    {
        var kept = await db.Set<HazardCount>().Where(c => c.Count != 0).ToListAsync();
        var rows = await db.Set<Hazard>().ToListAsync();
        kept.Select(c => $"{c.RegionPath} {c.StreetCode} {c.State} {c.Grade} {c.DepartmentUnitId} {c.Station} {c.HolderUnitId} {c.Count}").Order()
            .ShouldBe(rows.GroupBy(h => $"{h.RegionPath} {h.StreetCode} {h.State} {h.Grade} {h.DepartmentUnitId ?? Guid.Empty} {h.Station} {h.HolderUnitId ?? Guid.Empty}")
                .Select(g => $"{g.Key} {g.Count()}").Order());
        return kept.Sum(c => c.Count);
    });
}
