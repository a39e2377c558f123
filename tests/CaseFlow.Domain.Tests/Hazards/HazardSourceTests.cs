using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Tests.Hazards;

/// <summary>What an inspection reports: once for each answer, and what was put right at once (C32, C33).</summary>
public class HazardSourceTests
{
    private const string Source = "inspection:0193:hose-length";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Same_source_reported_twice_is_one_hazard_and_needs_no_photo(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var form = await stage.HazardFormAsync() with { PhotoIds = [], Source = Source };
        var first = (await stage.SendAsync(form, "street-officer")).Value;
        (await stage.SendAsync(form, "street-officer")).Value.HazardId.ShouldBe(first.HazardId);
        (await stage.District.WithDbAsync(db => db.Set<Hazard>().CountAsync())).ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C32_handled_on_the_spot_counts_as_found_and_as_rectified(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2018-10-09T10:20:00+08:00");
        var at = new DateTimeOffset(2018, 10, 9, 10, 20, 0, TimeSpan.FromHours(8));
        var form = await stage.HazardFormAsync() with { PhotoIds = [], Source = Source, HandledOnSpot = new HandledOnSpot(at, "截短胶管") };
        var id = (await stage.SendAsync(form, "street-officer")).Value.HazardId;
        var view = (await stage.SendAsync(new HazardDetails(id), "district-officer")).Value;
        (view.State, view.StateName, view.MayPropose).ShouldBe((HazardStates.ClosedOnSpot, "现场处置", false));
        (await stage.SendAsync(new HazardWay(id), "district-officer")).Value.Measure.ShouldBe("截短胶管");
        foreach (var (from, to) in new[] { (new DateOnly(2018, 10, 1), new DateOnly(2018, 10, 31)), (new DateOnly(2018, 10, 1), new DateOnly(2018, 12, 31)) })
        {
            (await stage.SendAsync(new CountHazards(from, to), "district-officer")).Value.ShouldBe(new HazardTotals(1, 1, 1, 1, 0));
        }

        (await stage.SendAsync(new CountHazards(new(2018, 11, 1), new(2018, 11, 30)), "district-officer")).Value.Found.ShouldBe(0);
    }

    [Fact]
    public async Task On_the_spot_needs_a_measure_and_cannot_be_later_than_now()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var form = await stage.HazardFormAsync() with { HandledOnSpot = new HandledOnSpot(stage.Now.AddMinutes(1), " ") };
        (await stage.SendAsync(form, "street-officer")).Refusals.Select(r => r.Code).ShouldBe(["hazard.measure-missing", "hazard.handled-later"]);
    }

    [Fact]
    public async Task Reports_reworded_are_alike_and_other_things_at_the_same_place_are_not()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        await stage.ReportAsync();
        (await stage.SendAsync(new SimilarHazards(stage.Town.Restaurant, "厨房燃气软管超过两米，且没有熔断阀"), "street-officer")).Value.Count.ShouldBe(1);
        (await stage.SendAsync(new SimilarHazards(stage.Town.Restaurant, "厨房灭火器过期失效"), "street-officer")).Value.ShouldBeEmpty();
        (await stage.SendAsync(new SimilarHazards(stage.Town.Restaurant, "厨房燃气软管超过两米且无熔断阀"), "other-street-officer")).Value.ShouldBeEmpty();
    }
}
