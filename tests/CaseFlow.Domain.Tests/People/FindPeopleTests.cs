using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.People;

public sealed class FindPeopleTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Unit_is_found_by_its_alias_and_by_kind(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);

        (await district.Product.SendAsync(new FindUnits(null, "安监局"))).Value.Single().Name.ShouldBe("区应急管理局");
        (await district.Product.SendAsync(new FindUnits([UnitKind.Street]))).Value.Select(u => u.Name).ShouldBe(["小寨路街道", "曲江街道"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Units_registered_twice_stay_one(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var again = await district.Product.SendAsync(new RegisterUnits([new(UnitKind.Street, "小寨路街道", "610113001000")]));

        again.Value.ShouldBe([district.Unit("小寨路街道")]);
        (await district.Product.SendAsync(new FindUnits([UnitKind.Street]))).Value.Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Picker_shows_people_in_office_and_not_those_who_left(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var left = await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道");
        await district.EnrolAsync("王建军", Roles.StreetLeader, "小寨路街道");
        await district.EnrolAsync("王秀英", Roles.StreetLeader, "曲江街道");
        await district.Product.SendAsync(new EndPost(left, Roles.StreetOfficer, district.Unit("小寨路街道")));

        (await district.Product.SendAsync(new FindPersons("王"))).Value.Select(p => p.Name).Order().ShouldBe(["王建军", "王秀英"]);
        (await district.Product.SendAsync(new FindPersons("建"))).Value.Single().Posts.ShouldBe("街道分管领导");
        (await district.Product.SendAsync(new FindPersons(UnitId: district.Unit("曲江街道")))).Value.Single().Name.ShouldBe("王秀英");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Enterprise_sees_the_people_of_no_other_unit(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道");
        var enterprise = new Actor(Guid.NewGuid(), "刘德胜", Guid.NewGuid(), "某商场", null, new HashSet<string> { Roles.Enterprise });

        (await district.Product.SendAsync(new FindPersons("王"), enterprise)).Value.ShouldBeEmpty();
        (await district.Product.SendAsync(new FindPersons(UnitId: district.Unit("小寨路街道")), enterprise)).Value.ShouldBeEmpty();
        (await district.Product.SendAsync(new PeopleOfUnit(district.Unit("小寨路街道")), enterprise)).Refusals.Single().Code.ShouldBe("unit.unknown");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Phones_of_a_unit_are_masked(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道", "13812345678");

        (await district.Product.SendAsync(new PeopleOfUnit(district.Unit("小寨路街道")))).Value.Single().Phone.ShouldBe("138****5678");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("12345", "*****")]
    [InlineData("029-88881234", "029****1234")]
    public void Phone_mask_keeps_three_and_four(string? phone, string? shown) => PhoneMask.Of(phone).ShouldBe(shown);
}
