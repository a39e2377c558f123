using CaseFlow.Domain.Coverage;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Grids;

/// <summary>Divided communities and cluster grids (R10, R11); what is given up can still be asked.</summary>
public sealed class GridDivisionTests
{
    private const string Community = SmallDistrict.XiaozhaiCommunity;
    private const string Street = "610113001000";

    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateOnly Day = new(2026, 11, 2);

    private static readonly RegisterEnterprise Market = new(
        "小寨百货", "91350100M000100Y43", "长安中路 1 号", "5211", "百货零售", Community, "郑亚楠", "刘德胜", "13812345678", null, Category: "13", Since: new(2026, 3, 1));

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Divided_community_has_its_parts_from_the_day_on_and_one_grid_before(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        (await SplitAsync(district)).ShouldBe([$"{Community}-01", $"{Community}-02"]);

        (await CodesAsync(district, Day)).ShouldBe([$"{Community}-01", $"{Community}-02"]);
        (await CodesAsync(district, Day.AddDays(-1))).ShouldBe([Community]);
        (await district.Product.SendAsync(new GridDetails(Community))).Value.Until.ShouldBe(Day);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Enterprises_of_a_divided_community_are_a_gap_until_each_is_placed(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var id = (await district.Product.SendAsync(Market)).Value.EnterpriseId;
        await SplitAsync(district);

        var gap = (await CheckAsync(district)).Page.Items.Single();
        (gap.Name, gap.Closer, gap.EnterpriseId).ShouldBe(("小寨百货", "小寨路街道", id));
        (await district.Product.SendAsync(new PlaceInGrid([id], $"{Community}-02", Today))).Refusals.ShouldBeEmpty();

        (await CheckAsync(district)).Page.Total.ShouldBe(0);
        (await LinesAsync(district)).Select(l => (l.Code, l.Enterprises)).ShouldBe([($"{Community}-01", 0), ($"{Community}-02", 1)]);
        (await district.Product.SendAsync(new EnterpriseDetails(id))).Value.GridCode.ShouldBe($"{Community}-02");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Community_whose_last_part_but_one_ends_is_one_grid_again(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var id = (await district.Product.SendAsync(Market)).Value.EnterpriseId;
        await SplitAsync(district);
        await district.Product.SendAsync(new PlaceInGrid([id], $"{Community}-01", Day));
        (await district.Product.SendAsync(new EndGrid($"{Community}-01", Today, "合并"))).Refusals.ShouldBeEmpty();

        (await CodesAsync(district, Today)).ShouldBe([Community]);
        (await CodesAsync(district, Today.AddDays(-1))).ShouldBe([$"{Community}-01", $"{Community}-02"]);
        (await district.Product.SendAsync(new EnterpriseDetails(id))).Value.GridCode.ShouldBe(Community);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Cluster_grid_takes_enterprises_of_its_street_only(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var own = (await district.Product.SendAsync(Market)).Value.EnterpriseId;
        var elsewhere = (await district.Product.SendAsync(Market with
        {
            Name = "曲江酒店", Address = "曲江路2号", CreditCode = "91610113DEMA00001F", CommunityCode = SmallDistrict.QujiangCommunity,
        })).Value.EnterpriseId;
        var code = (await district.Product.SendAsync(new DrawClusterGrid(Street, "小寨商圈", Day, "商贸聚集区"))).Value;
        code.ShouldBe($"{Street}-01");

        (await district.Product.SendAsync(new PlaceInGrid([own, elsewhere], code, Today))).Refusals.Single().Code.ShouldBe("grid-place.elsewhere");
        (await district.Product.SendAsync(new PlaceInGrid([own], code, Today))).Value.ShouldBe(1);
        (await district.Product.SendAsync(new PlaceInGrid([own], Community, Today))).Refusals.Single().Code.ShouldBe("grid-place.first-day");
    }

    [Fact]
    public async Task What_stands_with_its_region_is_neither_given_up_nor_divided_twice()
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        (await CodeAsync(district, new EndGrid(Community, Day, "停用"))).ShouldBe("grid.block-stays");
        (await CodeAsync(district, new SplitGrid(Street, ["东", "西"], Day, "划分"))).ShouldBe("grid.not-divisible");
        (await CodeAsync(district, new SplitGrid(Community, ["东", "东"], Day, "划分"))).ShouldBe("grid.parts");
        (await CodeAsync(district, new SplitGrid(Community, ["东", "西"], Today.AddDays(1), "划分"))).ShouldBe("grid.end-day");
        await SplitAsync(district);
        (await CodeAsync(district, new SplitGrid(Community, ["东", "西"], Today, "再划分"))).ShouldBe("grid.unknown");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Plan_of_officers_needs_its_ground_and_the_version_that_was_read(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        (await district.Product.SendAsync(new CorrectGrid(Community, 0, "长大社区", 2, null))).Refusals.Single().Field.ShouldBe("planGround");
        (await district.Product.SendAsync(new CorrectGrid(Community, 0, "长大社区", 2, "企业多"))).Refusals.ShouldBeEmpty();
        (await district.Product.SendAsync(new CorrectGrid(Community, 0, "别的名称", 3, "企业多"))).Refusals.Single().Code.ShouldBe("conflict.changed");
        (await district.Product.SendAsync(new GridDetails(Community))).Value.PlannedOfficers.ShouldBe(2);
    }

    private static async Task<IReadOnlyList<string>> SplitAsync(SmallDistrict district) =>
        (await district.Product.SendAsync(new SplitGrid(Community, ["东区", "西区"], Day, "单位多"))).Value;

    private static async Task<CoverageReport> CheckAsync(SmallDistrict district) =>
        (await district.Product.SendAsync(new CheckCoverage(Street, Today, CoverageGaps.NoGrid))).Value;

    private static async Task<IEnumerable<GridLine>> LinesAsync(SmallDistrict district) =>
        (await district.Product.SendAsync(new ListGrids(Community, Today))).Value.Page.Items;

    private static async Task<IEnumerable<string>> CodesAsync(SmallDistrict district, DateOnly day) =>
        (await district.Product.SendAsync(new ListGrids(Community, day))).Value.Page.Items.Select(g => g.Code);

    private static async Task<string> CodeAsync<T>(SmallDistrict district, ICommand<T> command) => (await district.Product.SendAsync(command)).Refusals.Single().Code;
}
