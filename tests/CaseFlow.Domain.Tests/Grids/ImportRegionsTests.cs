using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Tests.Grids;

public sealed class ImportRegionsTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Regions_form_a_tree_whatever_the_order_of_their_rows(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var top = (await district.Product.SendAsync(new RegionTree())).Value.Single();

        top.Name.ShouldBe("西安市");
        top.Children.Single().Children.Select(s => s.Name).ShouldBe(["小寨路街道", "曲江街道"]);
        top.Children[0].Children[0].Children.Single().Code.ShouldBe(SmallDistrict.XiaozhaiCommunity);
        (await district.Product.SendAsync(new RegionTree("610113000000", RegionLevel.Street))).Value.Single().Children.ShouldAllBe(s => s.Children.Count == 0);
        (await district.Product.SendAsync(new RegionTree("610199000000"))).Refusals.Single().Code.ShouldBe("region.unknown");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Each_community_and_each_street_gets_one_block_grid(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await using var scope = district.Product.Services.CreateAsyncScope();
        var regions = scope.ServiceProvider.GetRequiredService<IRegionDirectory>();

        var grid = await regions.FindGridAsync(SmallDistrict.XiaozhaiCommunity, default);
        (grid!.Kind, grid.Name, grid.RegionPath).ShouldBe((GridKind.Block, "长安大学社区", $"{SmallDistrict.Xiaozhai}{SmallDistrict.XiaozhaiCommunity}/"));
        (await regions.FindGridAsync("610113001000", default))!.Tier.ShouldBe(GridTier.Street);
        (await regions.FindGridAsync("610113000000", default)).ShouldBeNull();
        (await regions.AlongAsync(grid.RegionPath, default)).Select(r => r.Name).ShouldBe(["西安市", "雁塔区", "小寨路街道", "长安大学社区"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Import_again_renames_and_adds_but_doubles_nothing(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var added = await district.Product.SendAsync(new ImportRegions([new("610113001000", "小寨街道"), new("610113001009", "新社区")]));

        added.Value.ShouldBe(1);
        var streets = (await district.Product.SendAsync(new RegionTree("610113000000"))).Value.Single().Children;
        streets[0].Name.ShouldBe("小寨街道");
        streets[0].Children.Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Bad_code_repeated_code_and_missing_parent_are_refused(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);

        (await CodeAsync(district, new RegionRow("6101", "x"))).ShouldBe("region.code");
        (await CodeAsync(district, new("610113002000", "x"), new("610113002000", "y"))).ShouldBe("region.twice");
        (await CodeAsync(district, new RegionRow("610114001000", "x"))).ShouldBe("region.no-parent");
    }

    private static async Task<string> CodeAsync(SmallDistrict district, params RegionRow[] rows) =>
        (await district.Product.SendAsync(new ImportRegions(rows))).Refusals.Single().Code;
}
