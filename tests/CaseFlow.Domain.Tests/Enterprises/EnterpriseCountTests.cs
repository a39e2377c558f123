using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tests.Inspections;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Tests.Enterprises;

/// <summary>The counts that the database keeps beside enterprises and checks are those of the rows, whatever happens to these.</summary>
public class EnterpriseCountTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Counts_follow_enterprises_that_come_change_and_go(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var kept = stage.Town.Restaurant;
        var file = (await stage.SendAsync(new EnterpriseDetails(kept))).Value;
        var other = (await stage.SendAsync(new RegisterEnterprise(
            "小寨百货", "91350100M000100Y43", "长安中路 1 号", "5211", "百货零售", file.CommunityCode, "郑亚楠", "刘德胜", null, null, Category: "13", Since: new(2018, 9, 1)), "street-officer")).Value.EnterpriseId;
        var before = await CheckAsync(stage);

        (await stage.SendAsync(new MergeEnterprises(kept, other, "同一单位"), "street-officer")).Refusals.ShouldBeEmpty();
        (await CheckAsync(stage)).ShouldBe(before - 1);

        await stage.District.WithDbAsync(db => db.Set<Enterprise>().Where(e => e.Id == kept)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.RiskGrade, "red").SetProperty(e => e.DepartmentUnitId, (Guid?)null).SetProperty(e => e.State, EnterpriseStates.Suspended)));
        (await CheckAsync(stage)).ShouldBe(before - 1);

        await stage.District.WithDbAsync(async db =>
        {
            await db.Set<EnterpriseChange>().Where(c => c.EnterpriseId == other).ExecuteDeleteAsync();
            return await db.Set<Enterprise>().Where(e => e.Id == other).ExecuteDeleteAsync();
        });
        (await CheckAsync(stage)).ShouldBe(before - 1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Counts_follow_checks_that_come_and_go(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2018-10-09T10:30:00+08:00");
        var at = new DateTimeOffset(2018, 10, 9, 10, 0, 0, TimeSpan.FromHours(8));
        await stage.RecordAsync(stage.Check(at));
        var gone = stage.Check(at.AddMinutes(10));
        await stage.RecordAsync(gone);
        await stage.RecordAsync(stage.Check(at.AddMinutes(20), new CheckAnswer("licence", "no")));
        (await ChecksAsync(stage)).ShouldBe(3);

        await stage.District.WithDbAsync(db => db.Set<Inspection>().Where(i => i.Id == gone.Id).ExecuteDeleteAsync());
        (await ChecksAsync(stage)).ShouldBe(2);
        var list = (await stage.SendAsync(new ListInspections(), "street-officer")).Value;
        (list.Page.Total, list.Results.Sum(r => r.Count), list.Streets.Single().Count, list.Inspectors.Single().Count).ShouldBe((2, 2, 2, 2));
    }

    private static Task<int> CheckAsync(CaseStage stage) => stage.District.WithDbAsync(async db =>
    {
        var rows = await db.Set<Enterprise>().ToListAsync();
        var kept = await db.Set<EnterpriseCount>().Where(c => c.Count != 0).ToListAsync();
        kept.Select(c => $"{c.RegionPath} {c.State} {c.Category} {c.RiskGrade} {c.DepartmentUnitId} {c.Count}").Order()
            .ShouldBe(rows.Where(e => e.MergedIntoId == null)
                .GroupBy(e => $"{RegionPaths.At(e.RegionPath, RegionLevel.Street)} {e.State} {e.Category} {e.RiskGrade} {e.DepartmentUnitId ?? Guid.Empty}").Select(g => $"{g.Key} {g.Count()}").Order());
        (await db.Set<EnterprisePlaceCount>().Where(c => c.Count != 0).ToListAsync()).Select(c => $"{c.RegionPath} {c.State} {c.NoDepartment} {c.Count}").Order()
            .ShouldBe(rows.GroupBy(e => $"{e.RegionPath} {e.State} {e.DepartmentUnitId == null}").Select(g => $"{g.Key} {g.Count()}").Order());
        return kept.Sum(c => c.Count);
    });

    private static Task<int> ChecksAsync(CaseStage stage) => stage.District.WithDbAsync(async db =>
    {
        var kept = await db.Set<InspectionCount>().Where(c => c.Count != 0).ToListAsync();
        kept.Select(c => $"{c.RegionPath} {c.StreetCode} {c.StreetName} {c.Result} {c.InspectorId} {c.InspectorName} {c.Count}").Order()
            .ShouldBe((await db.Set<Inspection>().ToListAsync()).GroupBy(i => $"{i.RegionPath} {i.StreetCode} {i.StreetName} {i.Result} {i.InspectorId} {i.InspectorName}").Select(g => $"{g.Key} {g.Count()}").Order());
        return kept.Sum(c => c.Count);
    });
}
