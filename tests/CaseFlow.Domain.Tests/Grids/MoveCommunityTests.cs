using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Tests.Grids;

/// <summary>A community belongs to another street from a day on; earlier days still show the old tree.</summary>
public sealed class MoveCommunityTests
{
    private const string XiaozhaiStreet = "610113001000";
    private const string QujiangStreet = "610113008000";

    private static readonly DateOnly Day = new(2026, 11, 2);

    private static readonly MoveCommunity Move = new(SmallDistrict.XiaozhaiCommunity, QujiangStreet, Day, "区划调整");

    private static readonly RegisterEnterprise Market = new(
        "小寨百货", "91350100M000100Y43", "长安中路 1 号", "5211", "百货零售", SmallDistrict.XiaozhaiCommunity, "郑亚楠", "刘德胜", "13812345678", null,
        Category: "13", Since: new(2026, 3, 1));

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Tree_of_an_earlier_day_is_the_old_one(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        (await district.Product.SendAsync(Move)).Refusals.ShouldBeEmpty();

        (await CommunitiesAsync(district, QujiangStreet, Day)).ShouldBe([SmallDistrict.XiaozhaiCommunity, SmallDistrict.QujiangCommunity], ignoreOrder: true);
        (await CommunitiesAsync(district, QujiangStreet, Day.AddDays(-1))).ShouldBe([SmallDistrict.QujiangCommunity]);
        (await CommunitiesAsync(district, XiaozhaiStreet, Day.AddDays(-1))).ShouldBe([SmallDistrict.XiaozhaiCommunity]);
        (await CommunitiesAsync(district, XiaozhaiStreet, Day)).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Grid_office_and_enterprises_go_with_it(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var id = (await district.Product.SendAsync(Market)).Value.EnterpriseId;
        var before = await district.ActorAsync(await district.EnrolAsync("赵敏", Roles.StreetOfficer, "小寨路街道"));
        var after = await district.ActorAsync(await district.EnrolAsync("钱进", Roles.StreetOfficer, "曲江街道"));
        await district.Product.SendAsync(Move);

        var grid = (await district.Product.SendAsync(new GridDetails(SmallDistrict.XiaozhaiCommunity))).Value;
        grid.Place.ShouldBe("西安市雁塔区曲江街道长安大学社区");
        (await district.Product.SendAsync(new GridDetails(SmallDistrict.XiaozhaiCommunity, Day.AddDays(-1)))).Value.Place.ShouldBe("西安市雁塔区小寨路街道长安大学社区");
        (await district.Product.SendAsync(new EnterpriseDetails(id), after)).Succeeded.ShouldBeTrue();
        (await district.Product.SendAsync(new EnterpriseDetails(id), before)).Succeeded.ShouldBeFalse();
        await using var scope = district.Product.Services.CreateAsyncScope();
        var office = await scope.ServiceProvider.GetRequiredService<IPeopleDirectory>().UnitOfRegionAsync(SmallDistrict.XiaozhaiCommunity, default);
        office!.RegionPath.ShouldBe($"{SmallDistrict.Qujiang}{SmallDistrict.XiaozhaiCommunity}/");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Table_2_counts_each_day_where_the_community_lay(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await district.Product.SendAsync(Market);
        await district.Product.SendAsync(Move);

        (await TotalAsync(district, XiaozhaiStreet, Day.AddDays(-1))).ShouldBe(1);
        (await TotalAsync(district, XiaozhaiStreet, Day)).ShouldBe(0);
        (await TotalAsync(district, QujiangStreet, Day)).ShouldBe(1);
        (await TotalAsync(district, QujiangStreet, Day.AddDays(-1))).ShouldBe(0);
        (await TotalAsync(district, "610113000000", Day)).ShouldBe(1);
    }

    [Theory]
    [InlineData(SmallDistrict.XiaozhaiCommunity, "610113001000", "2026-11-02", "region.there-already")]
    [InlineData("610113001000", "610113008000", "2026-11-02", "region.unknown")] // a street
    [InlineData(SmallDistrict.XiaozhaiCommunity, "610113000000", "2026-11-02", "region.unknown")] // to a district
    [InlineData(SmallDistrict.XiaozhaiCommunity, "610113008000", "2026-11-24", "region.move-day")] // tomorrow
    [InlineData(SmallDistrict.XiaozhaiCommunity, "610113008000", "2018-01-01", "region.move-day")] // as early as it came
    [InlineData(SmallDistrict.XiaozhaiCommunity, "610112001000", "2026-11-02", "region.other-district")]
    public async Task Move_that_cannot_be_is_refused(string community, string street, string day, string code)
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        await district.Product.SendAsync(new ImportRegions([new("610112000000", "未央区"), new("610112001000", "某街道")]));
        var answer = await district.Product.SendAsync(new MoveCommunity(community, street, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), "调整"));
        answer.Refusals.Single().Code.ShouldBe(code);
    }

    private static async Task<IEnumerable<string>> CommunitiesAsync(SmallDistrict district, string street, DateOnly day) =>
        (await district.Product.SendAsync(new RegionTree(street, Day: day))).Value.Single().Children.Select(c => c.Code);

    private static async Task<int> TotalAsync(SmallDistrict district, string region, DateOnly day) =>
        (await district.Product.SendAsync(new CountCategories(region, day))).Value.Total;
}
