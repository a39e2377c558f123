using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Enterprises;

/// <summary>The five changes of a supervised object and what counts as of a day (R116, R130, R131).</summary>
public sealed class EnterpriseChangeTests
{
    private const string District = "610113000000";
    private const string Xiaozhai = "610113001000";

    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly RegisterEnterprise Market = new(
        "小寨百货", "91350100M000100Y43", "长安中路 1 号", "5211", "百货零售", SmallDistrict.XiaozhaiCommunity, "郑亚楠", "刘德胜", "13812345678", null,
        Category: "13", Since: new(2026, 3, 1));

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Counts_as_of_a_day_follow_the_days_of_the_changes(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var id = await OpenAsync(district);
        await ChangeAsync(district, new(id, EnterpriseChanges.Converted, new(2026, 5, 1), "改做餐饮", "6210", "正餐服务", "17"));
        await ChangeAsync(district, new(id, EnterpriseChanges.Suspended, new(2026, 7, 1), "装修"));
        await ChangeAsync(district, new(id, EnterpriseChanges.Closed, new(2026, 9, 1), "注销"));

        (await CountedAsync(district, new(2026, 2, 28))).ShouldBeEmpty();
        (await CountedAsync(district, new(2026, 3, 1))).ShouldBe(["13"]);
        (await CountedAsync(district, new(2026, 4, 30))).ShouldBe(["13"]);
        (await CountedAsync(district, new(2026, 5, 1))).ShouldBe(["17"]);
        (await CountedAsync(district, new(2026, 8, 31))).ShouldBe(["17"]);
        (await CountedAsync(district, new(2026, 9, 1))).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Only_what_can_follow_its_state_is_recorded(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var id = await OpenAsync(district);

        (await CodeAsync(district, new(id, EnterpriseChanges.Resumed, Today, "复工"))).ShouldBe("enterprise.change-not-now");
        await ChangeAsync(district, new(id, EnterpriseChanges.Suspended, Today, "停产"));
        await ChangeAsync(district, new(id, EnterpriseChanges.Resumed, Today, "复工"));
        await ChangeAsync(district, new(id, EnterpriseChanges.Closed, Today, "关闭"));
        (await CodeAsync(district, new(id, EnterpriseChanges.Resumed, Today, "复工"))).ShouldBe("enterprise.change-not-now");
        (await CodeAsync(district, new(id, "moved", Today, "搬迁"))).ShouldBe("enterprise.change-not-now");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Suspended_enterprise_that_converts_has_not_resumed(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var id = await OpenAsync(district);
        await ChangeAsync(district, new(id, EnterpriseChanges.Suspended, Today, "停产"));
        await ChangeAsync(district, new(id, EnterpriseChanges.Converted, Today, "转产", "6210", "正餐服务", "17"));

        var file = (await district.Product.SendAsync(new EnterpriseDetails(id))).Value;
        (file.State, file.Category, file.Industry).ShouldBe((EnterpriseStates.Suspended, "17", "6210"));
        file.Changes.Select(c => c.Kind).ShouldBe([EnterpriseChanges.Converted, EnterpriseChanges.Suspended, EnterpriseChanges.Added]);
    }

    [Theory]
    [InlineData("2026-02-28")] // before it was opened
    [InlineData("2026-11-24")] // tomorrow
    public async Task Day_lies_between_the_last_change_and_today(string day)
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        var id = await OpenAsync(district);
        (await CodeAsync(district, new(id, EnterpriseChanges.Closed, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), "关闭"))).ShouldBe("enterprise.change-day");
    }

    [Fact]
    public async Task Converting_needs_the_new_industry_and_category()
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        var id = await OpenAsync(district);
        var refused = await district.Product.SendAsync(new ChangeEnterprise(id, EnterpriseChanges.Converted, Today, "转产", "A1", null, "99"));
        refused.Refusals.Select(r => r.Field).ShouldBe(["industry", "industryName", "category"]);
    }

    [Fact]
    public async Task What_was_left_empty_is_named_as_the_form_names_it()
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        var refused = await district.Product.SendAsync(new ChangeEnterprise(await OpenAsync(district), "", default, ""));
        refused.Refusals.Select(r => r.Field).ShouldBe(["kind", "firstDay", "reason"]);
        refused.Refusals.ShouldAllBe(r => !r.Text().Any(char.IsAsciiLetter));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Totals_of_the_parts_add_up_to_the_whole(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await OpenAsync(district);
        await district.Product.SendAsync(Market with { Name = "曲江酒店", Address = "曲江路2号", CreditCode = "91610113DEMA00001F", CommunityCode = SmallDistrict.QujiangCommunity, Category = "16" });

        var table = (await district.Product.SendAsync(new CountCategories(District, Today))).Value;
        (table.Total, table.Counts.Count).ShouldBe((2, 33));
        table.Parts.Select(p => (p.Name, p.Count)).ShouldBe([("小寨路街道", 1), ("曲江街道", 1)]);
        (await district.Product.SendAsync(new CountCategories(Xiaozhai, Today))).Value.Total.ShouldBe(1);
        (await district.Product.SendAsync(new CountCategories("999999000000", Today))).Refusals.Single().Code.ShouldBe("region.unknown");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Street_counts_only_what_it_sees(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await OpenAsync(district);
        var other = await district.ActorAsync(await district.EnrolAsync("赵敏", Roles.StreetOfficer, "曲江街道"));

        (await district.Product.SendAsync(new CountCategories(District, Today), other)).Value.Total.ShouldBe(0);
    }

    private static async Task<Guid> OpenAsync(SmallDistrict district) => (await district.Product.SendAsync(Market)).Value.EnterpriseId;

    private static async Task ChangeAsync(SmallDistrict district, ChangeEnterprise change) =>
        (await district.Product.SendAsync(change)).Refusals.ShouldBeEmpty();

    private static async Task<string> CodeAsync(SmallDistrict district, ChangeEnterprise change) =>
        (await district.Product.SendAsync(change)).Refusals.Single().Code;

    private static async Task<IEnumerable<string>> CountedAsync(SmallDistrict district, DateOnly day) =>
        (await district.Product.SendAsync(new CountCategories(District, day))).Value.Counts.Where(c => c.Count > 0).Select(c => c.Category);
}
