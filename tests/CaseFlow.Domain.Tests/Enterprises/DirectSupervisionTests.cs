using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Enterprises;

/// <summary>A department supervises an enterprise itself (R13, R14; acceptance C49).</summary>
public sealed class DirectSupervisionTests
{
    private const string Community = SmallDistrict.XiaozhaiCommunity;

    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly RegisterEnterprise Plant = new(
        "某化工厂", "91350100M000100Y43", "长安中路 1 号", "2614", "有机化学原料制造", Community, "郑亚楠", "刘德胜", null, null, Category: "03", Since: new(2018, 3, 1));

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C49_It_is_in_the_list_and_has_its_file_but_not_in_table_2_while_it_lasts(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var id = (await district.Product.SendAsync(Plant)).Value.EnterpriseId;
        await StartAsync(district, id, new(2018, 10, 15));
        (await district.Product.SendAsync(new EndDirectSupervision(id, new(2019, 4, 1), "风险降低"))).Refusals.ShouldBeEmpty();

        (await TableAsync(district, new(2018, 10, 14))).ShouldBe((1, 0));
        (await TableAsync(district, new(2018, 10, 15))).ShouldBe((0, 1));
        (await TableAsync(district, new(2019, 3, 31))).ShouldBe((0, 1));
        (await TableAsync(district, new(2019, 4, 1))).ShouldBe((1, 0));
        (await district.Product.SendAsync(new ListEnterprises())).Value.Page.Total.ShouldBe(1);
        var file = (await district.Product.SendAsync(new EnterpriseDetails(id))).Value;
        file.Direct.Single().Until.ShouldBe(new DateOnly(2019, 4, 1));
        file.GridCode.ShouldBe(Community);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Department_sees_it_while_it_supervises_it_and_no_longer(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var id = (await district.Product.SendAsync(Plant)).Value.EnterpriseId;
        var officer = await district.ActorAsync(await district.EnrolAsync("钱进", Roles.DepartmentOfficer, "区应急管理局"));
        (await SeesAsync(district, id, officer!)).ShouldBeFalse();
        await StartAsync(district, id, Today.AddDays(-1));

        (await SeesAsync(district, id, officer!)).ShouldBeTrue();
        (await district.Product.SendAsync(new EnterpriseDetails(id))).Value.GridCode.ShouldBeNull();
        await district.Product.SendAsync(new EndDirectSupervision(id, Today, "风险降低"));
        (await SeesAsync(district, id, officer!)).ShouldBeFalse();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task It_begins_once_and_ends_after_it_began(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var id = (await district.Product.SendAsync(Plant)).Value.EnterpriseId;
        (await district.Product.SendAsync(new EndDirectSupervision(id, Today, "结束"))).Refusals.Single().Code.ShouldBe("direct.none");
        (await district.Product.SendAsync(Start(district, id, Today.AddDays(1)))).Refusals.Single().Code.ShouldBe("direct.first-day");
        await StartAsync(district, id, Today);
        (await district.Product.SendAsync(Start(district, id, Today))).Refusals.Single().Code.ShouldBe("direct.already");
        (await district.Product.SendAsync(new EndDirectSupervision(id, Today, "结束"))).Refusals.Single().Code.ShouldBe("direct.end-day");
    }

    [Fact]
    public async Task Ground_decision_and_department_are_asked_for_by_name()
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        var id = (await district.Product.SendAsync(Plant)).Value.EnterpriseId;
        var refused = await district.Product.SendAsync(new SuperviseDirectly(id, default, "nearby", "", default));
        refused.Refusals.Select(r => r.Field).ShouldBe(["departmentUnitId", "ground", "decision", "firstDay"]);
        refused.Refusals.ShouldAllBe(r => !r.Text().Any(char.IsAsciiLetter));
    }

    private static SuperviseDirectly Start(SmallDistrict district, Guid id, DateOnly day) => new(id, district.Unit("区应急管理局"), "high-risk", "雁安办〔2018〕9号", day);

    private static async Task StartAsync(SmallDistrict district, Guid id, DateOnly day) => (await district.Product.SendAsync(Start(district, id, day))).Refusals.ShouldBeEmpty();

    private static async Task<(int Total, int Direct)> TableAsync(SmallDistrict district, DateOnly day)
    {
        var table = (await district.Product.SendAsync(new CountCategories(Community, day))).Value;
        return (table.Total, table.Direct);
    }

    private static async Task<bool> SeesAsync(SmallDistrict district, Guid id, Actor who) => (await district.Product.SendAsync(new EnterpriseDetails(id), who)).Succeeded;
}
