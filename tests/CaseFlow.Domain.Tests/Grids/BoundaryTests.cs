using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Grids;

/// <summary>Grids follow the administrative boundary unless one of their own is drawn, with the reason (R8).</summary>
public sealed class BoundaryTests
{
    private const string Grid = SmallDistrict.XiaozhaiCommunity;
    private const string Street = "610113001000";

    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Grid_follows_its_region_until_it_gets_a_boundary_of_its_own_and_afterwards_again(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await ImportAsync(district, Feature(Grid, Square(0, 0, 4, 4)), Feature(Street, Square(0, 0, 10, 10)));
        var own = await ViewAsync(district);
        (own.OwnBoundary, own.BoundaryReason).ShouldBe((false, "统计局"));

        (await DrawAsync(district, Square(1, 1, 5, 5), Today.AddDays(-5))).Refusals.ShouldBeEmpty();
        own = await ViewAsync(district);
        (own.OwnBoundary, own.BoundaryReason).ShouldBe((true, "道路改线"));
        (await ViewAsync(district, Today.AddDays(-6))).OwnBoundary.ShouldBeFalse();

        (await DrawAsync(district, null, Today)).Refusals.ShouldBeEmpty();
        (await ViewAsync(district)).OwnBoundary.ShouldBeFalse();
        (await ViewAsync(district, Today.AddDays(-1))).OwnBoundary.ShouldBeTrue();
    }

    [Fact]
    public async Task Polygon_that_crosses_itself_is_refused_and_says_where()
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        var answer = await DrawAsync(district, """{"type":"Polygon","coordinates":[[[108.90,34.20],[108.94,34.24],[108.94,34.20],[108.90,34.24],[108.90,34.20]]]}""");
        answer.Refusals.Single().Code.ShouldBe("boundary.crosses-itself");
        answer.Refusals.Single().Text().ShouldContain("108.92");
    }

    [Theory]
    [InlineData("不是图形", "boundary.not-geojson")]
    [InlineData("{}", "boundary.not-geojson")]
    [InlineData("", "boundary.no-polygon")]
    [InlineData("""{"type":"Point","coordinates":[108.9,34.2]}""", "boundary.no-polygon")]
    [InlineData("""{"type":"Polygon","coordinates":[[[34.20,108.90],[34.24,108.90],[34.24,108.94],[34.20,108.90]]]}""", "boundary.outside-china")] // north before east
    public async Task What_is_no_polygon_in_degrees_east_and_north_is_refused(string geometry, string code)
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        (await DrawAsync(district, geometry)).Refusals.Single().Code.ShouldBe(code);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Boundary_beyond_the_region_above_is_refused_but_not_one_beyond_its_own_region(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await ImportAsync(district, Feature(Grid, Square(0, 0, 4, 4)), Feature(Street, Square(0, 0, 10, 10)));

        var outside = await DrawAsync(district, Square(8, 8, 12, 12));
        outside.Refusals.Single().Code.ShouldBe("boundary.outside-region");
        outside.Refusals.Single().Text().ShouldContain("小寨路街道");
        (await DrawAsync(district, Square(3, 3, 8, 8))).Refusals.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Overlap_with_a_neighbour_is_told(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await district.Product.SendAsync(new ImportRegions([new("610113001003", "省体育场社区")]));
        await ImportAsync(district, Feature("610113001003", Square(4, 0, 8, 4)));

        (await DrawAsync(district, Square(2, 0, 6, 4))).Value.Overlaps.ShouldBe(["省体育场社区"]);
        (await DrawAsync(district, Square(0, 0, 4, 4), Today, "改回")).Refusals.Single().Code.ShouldBe("boundary.first-day");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Import_takes_all_boundaries_or_none_and_names_the_region_at_fault(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var answer = await SendAsync(district, Feature(Grid, Square(0, 0, 4, 4)), Feature("999999000000", Square(0, 0, 1, 1)));
        answer.Refusals.Single().Text().ShouldContain("999999000000");
        (await ViewAsync(district)).Geometry.ShouldBeNull();
        (await district.Product.SendAsync(new ImportBoundaries("{}", Today, "统计局"))).Refusals.Single().Code.ShouldBe("boundary.no-features");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Street_draws_in_its_own_communities_only(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var own = await district.ActorAsync(await district.EnrolAsync("赵敏", Roles.StreetOfficer, "小寨路街道"));
        var other = await district.ActorAsync(await district.EnrolAsync("钱进", Roles.StreetOfficer, "曲江街道"));
        var draw = new DrawBoundary(Grid, Square(0, 0, 4, 4), Today, "实际管理范围");

        (await district.Product.SendAsync(draw, other)).Refusals.Single().Code.ShouldBe("grid.not-yours");
        (await district.Product.SendAsync(draw with { GridCode = Street }, own)).Refusals.Single().Code.ShouldBe("grid.not-yours");
        (await district.Product.SendAsync(draw, own)).Succeeded.ShouldBeTrue();
    }

    /// <summary>In hundredths of a degree from a corner in the district.</summary>
    internal static string Square(int west, int south, int east, int north)
    {
        var corners = new[] { (west, south), (east, south), (east, north), (west, north), (west, south) };
        return $$"""{"type":"Polygon","coordinates":[[{{string.Join(',', corners.Select(c => FormattableString.Invariant($"[{108.90 + (c.Item1 / 100.0)},{34.20 + (c.Item2 / 100.0)}]")))}}]]}""";
    }

    internal static string Feature(string code, string geometry) => $$"""{"type":"Feature","properties":{"code":"{{code}}"},"geometry":{{geometry}}}""";

    internal static async Task ImportAsync(SmallDistrict district, params string[] features) => (await SendAsync(district, features)).Refusals.ShouldBeEmpty();

    private static Task<Result<int>> SendAsync(SmallDistrict district, params string[] features) => district.Product.SendAsync(
        new ImportBoundaries($$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""", new(2020, 1, 1), "统计局"));

    private static Task<Result<BoundaryDrawn>> DrawAsync(SmallDistrict district, string? geometry, DateOnly? day = null, string reason = "道路改线") =>
        district.Product.SendAsync(new DrawBoundary(Grid, geometry, day ?? Today, reason));

    private static async Task<GridView> ViewAsync(SmallDistrict district, DateOnly? day = null) => (await district.Product.SendAsync(new GridDetails(Grid, day))).Value;
}
