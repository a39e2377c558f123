using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Domain.Timeline;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Tests.Enterprises;

/// <summary>One enterprise, one file (R99), and its corrections (R100).</summary>
public sealed class EnterpriseFileTests
{
    private static readonly RegisterEnterprise Market = new(
        "西安市雁塔区小寨百货有限公司", "91350100M000100Y43", "雁塔区长安中路1号", "5211", "百货零售", SmallDistrict.XiaozhaiCommunity, "郑亚楠", "刘德胜", "13812345678", null, Category: "13");

    [Theory]
    [InlineData("小寨百货（有限公司）", "别处")] // brackets, no place in front
    [InlineData("小 寨 百 货", "别处")]
    [InlineData("另一家", "西安市雁塔区长安中路 １ 号")] // full width, the same place
    public async Task Second_file_of_nearly_the_same_name_or_address_is_asked_about_first(string name, string address)
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        await district.Product.SendAsync(Market);
        var second = Market with { Name = name, Address = address, CreditCode = "91610113DEMA00001F" };

        var refused = (await district.Product.SendAsync(second)).Refusals.Single();
        (refused.Code, refused.Kind, refused.Text().Contains(Market.Name, StringComparison.Ordinal)).ShouldBe(("enterprise.alike", RefusalKind.Conflict, true));
        (await district.Product.SendAsync(new FindAlike(name, address))).Value.Single().Name.ShouldBe(Market.Name);
        (await district.Product.SendAsync(second with { Distinct = true })).Succeeded.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task File_alike_in_another_street_is_told_of_without_its_name(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await district.Product.SendAsync(Market);
        var other = await district.ActorAsync(await district.EnrolAsync("赵敏", Roles.StreetOfficer, "曲江街道"));

        var refused = (await district.Product.SendAsync(Market with { CreditCode = "91610113DEMA00001F", CommunityCode = SmallDistrict.QujiangCommunity }, other)).Refusals.Single();
        (refused.Code, refused.Text().Contains("小寨", StringComparison.Ordinal)).ShouldBe(("enterprise.alike", false));
        (await district.Product.SendAsync(new FindAlike(Market.Name, Market.Address), other)).Value.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Correction_keeps_the_phone_moves_the_department_and_is_told(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var bureau = district.Unit("区应急管理局");
        var officer = await district.ActorAsync(await district.EnrolAsync("李秀英", Roles.DepartmentOfficer, "区应急管理局"));
        var id = (await district.Product.SendAsync(Market)).Value.EnterpriseId;
        (await district.Product.SendAsync(new EnterpriseDetails(id), officer)).Succeeded.ShouldBeFalse();

        await CorrectAsync(district, Correction(id) with { DepartmentUnitId = bureau, Category = "14", RiskGrade = "yellow" });
        var file = (await district.Product.SendAsync(new EnterpriseDetails(id), officer)).Value;
        (file.Phone, file.DepartmentName, file.Category, file.RiskGrade, file.Changes.Single().CategoryName).ShouldBe(("138****5678", "区应急管理局", "14", "yellow", "集贸市场"));

        await CorrectAsync(district, Correction(id) with { Version = file.Version, DepartmentUnitId = null });
        (await district.Product.SendAsync(new EnterpriseDetails(id), officer)).Succeeded.ShouldBeFalse();
        var story = (await district.Product.SendAsync(new JointTimeline([id, Guid.NewGuid()]))).Value;
        story.Items.Select(i => i.Item.Kind).ShouldBe(["timeline.enterprise-corrected", "timeline.enterprise-corrected", "timeline.enterprise-added"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Correction_of_a_file_that_changed_meanwhile_is_refused(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var id = (await district.Product.SendAsync(Market)).Value.EnterpriseId;
        await CorrectAsync(district, Correction(id) with { RiskGrade = "blue" });

        (await district.Product.SendAsync(Correction(id))).Refusals.Single().Code.ShouldBe("conflict.changed");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Everything_about_an_enterprise_is_in_one_audit_chain(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var id = (await district.Product.SendAsync(Market)).Value.EnterpriseId;
        await CorrectAsync(district, Correction(id));

        var commands = await district.Product.WithDbAsync(db => db.Set<AuditEntry>().Where(e => e.Chain == id).OrderBy(e => e.Sequence).Select(e => e.Command).ToListAsync());
        commands.ShouldBe([nameof(RegisterEnterprise), nameof(CorrectEnterprise)]);
    }

    [Fact]
    public async Task Supervision_does_not_begin_tomorrow()
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        (await district.Product.SendAsync(Market with { Since = new(2026, 11, 24) })).Refusals.Single().Code.ShouldBe("enterprise.since-future");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task List_is_narrowed_by_each_filter_and_counts_the_others(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await district.Product.SendAsync(Market with { RiskGrade = "red", DepartmentUnitId = district.Unit("区应急管理局") });
        await district.Product.SendAsync(Market with { Name = "曲江酒店", Address = "曲江路2号", CreditCode = "91610113DEMA00001F", CommunityCode = SmallDistrict.QujiangCommunity, Category = "16" });

        foreach (var narrowed in (ListEnterprises[])[
            new("小寨百货"), new(StreetCode: "610113001000"), new(Category: "13"), new(RiskGrade: "red"), new(DepartmentUnitId: district.Unit("区应急管理局"))])
        {
            (await district.Product.SendAsync(narrowed)).Value.Page.Items.Single().Name.ShouldBe(Market.Name);
        }

        (await district.Product.SendAsync(new ListEnterprises(Sort: "grade"))).Value.Page.Items[0].Name.ShouldBe(Market.Name, "the most dangerous first, those not graded last");
        var all = (await district.Product.SendAsync(new ListEnterprises(Category: "13"))).Value;
        (all.Page.Total, all.Categories.Sum(c => c.Count), all.Streets.Single().Name).ShouldBe((1, 2, "小寨路街道"));
        (await district.Product.SendAsync(new ListEnterprises(State: EnterpriseStates.Closed))).Value.Page.Total.ShouldBe(0);
        (await district.Product.SendAsync(new ListEnterprises(StreetCode: "x"))).Refusals.Single().Code.ShouldBe("region.code");
    }

    [Fact]
    public async Task Industries_are_found_by_code_and_by_name()
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        (await district.Product.SendAsync(new FindIndustries("5211"))).Value.ShouldContain(new Industry("5211", "百货零售"));
        (await district.Product.SendAsync(new FindIndustries("正餐"))).Value.ShouldContain(new Industry("6210", "正餐服务"));
        (await district.Product.SendAsync(new FindIndustries("没有这个行业"))).Value.ShouldBeEmpty();
    }

    private static CorrectEnterprise Correction(Guid id) =>
        new(id, 0, Market.Name, Market.Address, "郑亚楠", "刘德胜", null, "13", null, null, "核对营业执照");

    private static async Task CorrectAsync(SmallDistrict district, CorrectEnterprise correction) =>
        (await district.Product.SendAsync(correction)).Refusals.ShouldBeEmpty();
}
