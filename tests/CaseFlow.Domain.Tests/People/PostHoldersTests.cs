using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Tests.People;

public sealed class PostHoldersTests
{
    private static readonly DateOnly Tomorrow = new(2026, 11, 24);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Whoever_holds_the_post_at_that_instant_is_named(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var before = district.Now.AddSeconds(-1);
        var first = await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道");
        district.Product.Time.Advance(TimeSpan.FromDays(10));
        var change = district.Now;
        await district.Product.SendAsync(new EndPost(first, Roles.StreetOfficer, district.Unit("小寨路街道")));
        await district.EnrolAsync("李秀英", Roles.StreetOfficer, "小寨路街道");

        (await NamesAsync(district, before)).ShouldBeEmpty();
        (await NamesAsync(district, change.AddSeconds(-1))).ShouldBe(["王建国"]);
        (await NamesAsync(district, change)).ShouldBe(["李秀英"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Substitute_stands_in_from_the_first_to_the_last_day_of_leave(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var holder = await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道");
        var substitute = await district.EnrolAsync("李秀英", Roles.StreetLeader, "小寨路街道");
        var leave = await district.Product.SendAsync(new RecordLeave(holder, substitute, Tomorrow, Tomorrow), await district.ActorAsync(holder));
        leave.Succeeded.ShouldBeTrue();

        (await NamesAsync(district, Tomorrow.StartOfDay().AddSeconds(-1))).ShouldBe(["王建国"]);
        var during = await HoldersAsync(district, Tomorrow.StartOfDay());
        during.Select(h => (h.Name, h.StandsInFor)).ShouldBe([("李秀英", "王建国")]);
        (await NamesAsync(district, Tomorrow.EndOfDay().AddSeconds(-1))).ShouldBe(["李秀英"]);
        (await NamesAsync(district, Tomorrow.EndOfDay())).ShouldBe(["王建国"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Region_means_exactly_that_region_and_not_those_below(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await district.EnrolAsync("王建国", Roles.GridOfficer, "长安大学社区");

        (await district.WithHoldersAsync(h => h.InRegionAsync($"{SmallDistrict.Xiaozhai}{SmallDistrict.XiaozhaiCommunity}/", Roles.GridOfficer, district.Now, default)))
            .Single().Name.ShouldBe("王建国");
        (await district.WithHoldersAsync(h => h.InRegionAsync(SmallDistrict.Xiaozhai, Roles.GridOfficer, district.Now, default))).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Directory_answers_who_is_in_charge_and_which_office_governs_a_region(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var person = await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道");
        await using var scope = district.Product.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<IPeopleDirectory>();

        (await people.UnitOfRegionAsync("610113001000", default))!.Name.ShouldBe("小寨路街道");
        (await people.UnitOfRegionAsync("610113000000", default))!.Name.ShouldBe("区安委办");
        (await people.FindPersonAsync(person, default))!.Roles.ShouldBe([Roles.StreetOfficer]);
        (await people.HoldersAsync(null, Roles.StreetOfficer, default)).Single().Id.ShouldBe(person);
        (await people.HoldersAsync(district.Unit("曲江街道"), null, default)).ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<PostHolder>> HoldersAsync(SmallDistrict district, DateTimeOffset at) =>
        district.WithHoldersAsync(h => h.InUnitAsync(district.Unit("小寨路街道"), Roles.StreetOfficer, at, default));

    private static async Task<IEnumerable<string>> NamesAsync(SmallDistrict district, DateTimeOffset at) => (await HoldersAsync(district, at)).Select(h => h.Name);
}
