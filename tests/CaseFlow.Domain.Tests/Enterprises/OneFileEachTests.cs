using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.Inspections;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Domain.Timeline;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Tests.Enterprises;

/// <summary>Exactly one file for each enterprise (R99): two that turn out to be one are merged, and one that moves stays one.</summary>
public sealed class OneFileEachTests
{
    private const string District = "610113000000";

    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly RegisterEnterprise Market = new(
        "小寨百货", "91350100M000100Y43", "长安中路 1 号", "5211", "百货零售", SmallDistrict.XiaozhaiCommunity, "郑亚楠", "刘德胜", "13812345678", null,
        Category: "13", Since: new(2026, 3, 1));

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C53_two_files_of_one_restaurant_become_one_with_both_histories(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2018-10-09T10:30:00+08:00");
        var (today, earlier) = (new DateOnly(2018, 10, 9), new DateOnly(2018, 9, 30));
        var kept = stage.Town.Restaurant;
        var file = (await stage.SendAsync(new EnterpriseDetails(kept))).Value;
        var other = (await stage.SendAsync(new RegisterEnterprise(
            file.Name, "91350100M000100Y43", file.Address, "6210", "正餐服务", file.CommunityCode, "郑亚楠", "刘德胜", null, null, Category: "17", Since: new(2018, 9, 1), Distinct: true), "street-officer")).Value.EnterpriseId;
        var first = (await stage.SendAsync(await stage.HazardFormAsync(), "street-officer")).Value.HazardId;
        var second = (await stage.SendAsync(await stage.HazardFormAsync() with { EnterpriseId = other }, "street-officer")).Value.HazardId;
        await stage.RecordAsync(stage.Check(new DateTimeOffset(2018, 10, 9, 10, 0, 0, TimeSpan.FromHours(8))) with { EnterpriseId = other });
        var (before, filed) = (await TotalAsync(today), await TotalAsync(earlier));

        (await stage.SendAsync(new MergeEnterprises(kept, other, "两次巡查各建了一份档案"), "street-officer")).Refusals.ShouldBeEmpty();

        (await TotalAsync(today)).ShouldBe(before - 1);
        (await TotalAsync(earlier)).ShouldBe(filed);
        (await stage.SendAsync(new ListHazards(EnterpriseId: kept), "street-officer")).Value.Page.Items.Select(h => h.Id).ShouldBe([second, first], ignoreOrder: true);
        (await stage.SendAsync(new ListInspections(EnterpriseId: kept), "street-officer")).Value.Page.Total.ShouldBe(1);
        var merged = (await stage.SendAsync(new EnterpriseDetails(kept), "street-officer")).Value.Merged.ShouldHaveSingleItem();
        merged.Id.ShouldBe(other);
        var story = (await stage.SendAsync(new JointTimeline([kept, other]), "street-officer")).Value.Items;
        story.Select(i => i.Item.Kind).ShouldContain("timeline.enterprise-added");
        story.Select(i => i.Item.Kind).ShouldContain("timeline.enterprise-merged-here");
        (await stage.SendAsync(new EnterpriseDetails(other), "street-officer")).Value.MergedInto!.Id.ShouldBe(kept);
        (await stage.SendAsync(new ListEnterprises(file.Name), "street-officer")).Value.Page.Items.Select(e => e.Id).ShouldBe([kept]);
        (await stage.SendAsync(new MergeEnterprises(kept, other, "再来一次"), "street-officer")).Refusals.Single().Code.ShouldBe("enterprise.merged-already");

        async Task<int> TotalAsync(DateOnly day) => (await stage.SendAsync(new CountCategories(District, day))).Value.Total;
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Accounts_of_the_merged_file_work_for_the_one_kept(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var kept = (await district.Product.SendAsync(Market)).Value;
        var other = (await district.Product.SendAsync(Market with { CreditCode = "91610113DEMA00001F", Distinct = true })).Value;
        var units = await district.Product.WithDbAsync(db => db.Set<Enterprise>().ToDictionaryAsync(e => e.Id, e => e.UnitId));
        var owner = (await district.Product.SendAsync(new RegisterPerson("刘德胜", null, "liu@demo.invalid"))).Value;
        await district.Product.SendAsync(new AppointToPost(owner, Roles.Enterprise, units[other.EnterpriseId]));

        (await district.Product.SendAsync(new MergeEnterprises(kept.EnterpriseId, other.EnterpriseId, "同一单位"))).Refusals.ShouldBeEmpty();

        var actor = await district.ActorAsync(owner);
        actor!.UnitId.ShouldBe(units[kept.EnterpriseId]);
        (await district.Product.SendAsync(new EnterpriseDetails(kept.EnterpriseId), actor)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Merge_with_itself_or_into_a_closed_file_is_refused_by_name()
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        var kept = (await district.Product.SendAsync(Market)).Value.EnterpriseId;
        var other = (await district.Product.SendAsync(Market with { CreditCode = "91610113DEMA00001F", Distinct = true })).Value.EnterpriseId;
        (await district.Product.SendAsync(new MergeEnterprises(kept, kept, "误选"))).Refusals.Single().Code.ShouldBe("enterprise.merge-itself");
        (await district.Product.SendAsync(new MergeEnterprises(kept, default, "未选"))).Refusals.Single().Code.ShouldBe("enterprise.merge-which");
        await district.Product.SendAsync(new ChangeEnterprise(kept, EnterpriseChanges.Closed, Today, "关闭"));
        (await district.Product.SendAsync(new MergeEnterprises(kept, other, "同一单位"))).Refusals.Single().Code.ShouldBe("enterprise.merge-closed");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Enterprise_that_moves_counts_in_its_new_street_from_that_day_and_in_the_old_one_before(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var id = (await district.Product.SendAsync(Market)).Value.EnterpriseId;
        var before = await district.ActorAsync(await district.EnrolAsync("赵敏", Roles.StreetOfficer, "小寨路街道"));
        var after = await district.ActorAsync(await district.EnrolAsync("钱进", Roles.StreetOfficer, "曲江街道"));
        (await district.Product.SendAsync(new MoveEnterprise(id, SmallDistrict.XiaozhaiCommunity, "别处", Today, "迁址"))).Refusals.Single().Code.ShouldBe("enterprise.move-there");

        (await district.Product.SendAsync(new MoveEnterprise(id, SmallDistrict.QujiangCommunity, "曲江路2号", new(2026, 11, 2), "租约到期"), before)).Refusals.ShouldBeEmpty();

        (await TotalAsync("610113001000", new(2026, 11, 1)), await TotalAsync("610113008000", new(2026, 11, 1))).ShouldBe((1, 0));
        (await TotalAsync("610113001000", Today), await TotalAsync("610113008000", Today)).ShouldBe((0, 1));
        (await TotalAsync("610113001000", new(2026, 11, 2)), await TotalAsync("610113008000", new(2026, 11, 2))).ShouldBe((0, 1));
        (await district.Product.SendAsync(new EnterpriseDetails(id), after)).Value.Address.ShouldBe("曲江路2号");
        (await district.Product.SendAsync(new EnterpriseDetails(id), before)).Succeeded.ShouldBeFalse();

        async Task<int> TotalAsync(string region, DateOnly day) => (await district.Product.SendAsync(new CountCategories(region, day))).Value.Total;
    }

    [Fact]
    public async Task Whole_phone_number_is_shown_to_who_may_call_and_that_stands_in_the_audit()
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        var id = (await district.Product.SendAsync(Market)).Value.EnterpriseId;
        var street = await district.ActorAsync(await district.EnrolAsync("赵敏", Roles.StreetOfficer, "小寨路街道"));
        (await district.Product.SendAsync(new EnterpriseDetails(id), street)).Value.Phone.ShouldBe("138****5678");

        (await district.Product.SendAsync(new RevealPhone(id), street)).Value.ShouldBe("13812345678");

        var audit = await district.Product.WithDbAsync(db => db.Set<AuditEntry>().Where(e => e.Chain == id && e.ActorName == "赵敏").ToListAsync());
        audit.ShouldHaveSingleItem().Command.ShouldBe(nameof(RevealPhone));
    }
}
