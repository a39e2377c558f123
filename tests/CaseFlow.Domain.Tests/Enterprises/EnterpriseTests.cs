using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Enterprises;

public sealed class EnterpriseTests
{
    private static readonly RegisterEnterprise Market = new(
        "小寨百货（演示）", "91350100M000100Y43", "长安中路 1 号", "5211", "百货零售", SmallDistrict.XiaozhaiCommunity, "郑亚楠", "刘德胜", "13812345678", null, Demo: true);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Enterprise_is_seen_by_its_street_its_department_and_itself_alone(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var own = await district.ActorAsync(await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道"));
        var other = await district.ActorAsync(await district.EnrolAsync("赵敏", Roles.StreetOfficer, "曲江街道"));
        var department = await district.ActorAsync(await district.EnrolAsync("李秀英", Roles.DepartmentOfficer, "区应急管理局"));
        var registered = (await district.Product.SendAsync(Market with { DepartmentUnitId = district.Unit("区应急管理局") }, own)).Value;
        var itself = new Actor(Guid.NewGuid(), "刘德胜", registered.UnitId, "小寨百货", null, new HashSet<string> { Roles.Enterprise });
        var stranger = itself with { UnitId = Guid.NewGuid() };

        foreach (var seer in new[] { own, department, itself })
        {
            (await district.Product.SendAsync(new EnterpriseDetails(registered.EnterpriseId), seer)).Value.Name.ShouldBe(Market.Name);
            (await district.Product.SendAsync(new FindEnterprises(), seer)).Value.Total.ShouldBe(1);
        }

        foreach (var outsider in new[] { other, stranger })
        {
            var hidden = await district.Product.SendAsync(new EnterpriseDetails(registered.EnterpriseId), outsider);
            var missing = await district.Product.SendAsync(new EnterpriseDetails(Guid.NewGuid()), outsider);
            hidden.Refusals.Single().ShouldBeEquivalentTo(missing.Refusals.Single());
            (await district.Product.SendAsync(new FindEnterprises(), outsider)).Value.Total.ShouldBe(0);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task File_shows_place_in_words_and_masks_the_phone(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var id = (await district.Product.SendAsync(Market)).Value.EnterpriseId;
        var file = (await district.Product.SendAsync(new EnterpriseDetails(id))).Value;

        (file.Place, file.Phone, file.Demo).ShouldBe(("雁塔区小寨路街道长安大学社区", "138****5678", true));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task One_file_for_each_enterprise_even_where_it_is_not_seen(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await district.Product.SendAsync(Market);
        var other = await district.ActorAsync(await district.EnrolAsync("赵敏", Roles.StreetOfficer, "曲江街道"));

        var again = await district.Product.SendAsync(Market with { CommunityCode = SmallDistrict.QujiangCommunity }, other);
        again.Refusals.Single().Code.ShouldBe("enterprise.credit-code-taken");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Street_registers_in_its_own_region_only(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var other = await district.ActorAsync(await district.EnrolAsync("赵敏", Roles.StreetOfficer, "曲江街道"));

        (await district.Product.SendAsync(Market, other)).Refusals.Single().Code.ShouldBe("enterprise.outside-region");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Wrong_codes_are_refused_by_name(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);

        (await CodeAsync(district, Market with { CreditCode = "91350100M000100Y44" })).ShouldBe("enterprise.credit-code");
        (await CodeAsync(district, Market with { Industry = "F5211" })).ShouldBe("enterprise.industry");
        (await CodeAsync(district, Market with { CommunityCode = "610113001000" })).ShouldBe("enterprise.community-unknown");
        (await CodeAsync(district, Market with { DepartmentUnitId = Guid.NewGuid() })).ShouldBe("unit.unknown");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task List_is_searched_filtered_by_street_and_paged(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await district.Product.SendAsync(Market);
        await district.Product.SendAsync(Market with { Name = "曲江酒店（演示）", CreditCode = "91610113DEMA00001F", CommunityCode = SmallDistrict.QujiangCommunity, Distinct = true });

        (await NamesAsync(district, new FindEnterprises("百货"))).ShouldBe(["小寨百货（演示）"]);
        (await NamesAsync(district, new FindEnterprises("DEMA"))).ShouldBe(["曲江酒店（演示）"]);
        (await NamesAsync(district, new FindEnterprises(StreetCode: "610113008000"))).ShouldBe(["曲江酒店（演示）"]);
        var page = (await district.Product.SendAsync(new FindEnterprises(Page: new PageRequest(2, 1)))).Value;
        (page.Items.Count, page.Total, page.Items[0].StreetName.Length > 0).ShouldBe((1, 2, true));
    }

    private static async Task<IEnumerable<string>> NamesAsync(SmallDistrict district, FindEnterprises query) =>
        (await district.Product.SendAsync(query)).Value.Items.Select(e => e.Name);

    private static async Task<string> CodeAsync(SmallDistrict district, RegisterEnterprise command) =>
        (await district.Product.SendAsync(command)).Refusals.Single().Code;
}
