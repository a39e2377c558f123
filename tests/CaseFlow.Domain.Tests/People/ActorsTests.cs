using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.People;

public sealed class ActorsTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Street_officer_oversees_the_street_and_a_department_no_region(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var officer = await district.ActorAsync(await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道"));
        var department = await district.ActorAsync(await district.EnrolAsync("李秀英", Roles.DepartmentOfficer, "区应急管理局"));

        officer!.RegionPath.ShouldBe(SmallDistrict.Xiaozhai);
        officer.UnitName.ShouldBe("小寨路街道");
        department!.RegionPath.ShouldBeNull();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Right_ends_with_the_post_at_once(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var person = await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道");
        await district.Product.SendAsync(new EndPost(person, Roles.StreetOfficer, district.Unit("小寨路街道")));

        (await district.ActorAsync(person)).ShouldBeNull();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Roles_of_another_unit_do_not_mix_in(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var person = await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道");
        district.Product.Time.Advance(TimeSpan.FromDays(1));
        await district.Product.SendAsync(new AppointToPost(person, Roles.DistrictOffice, district.Unit("区安委办")));

        var actor = await district.ActorAsync(person);
        actor!.Roles.ShouldBe([Roles.StreetOfficer]);
        actor.RegionPath.ShouldBe(SmallDistrict.Xiaozhai);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Administrator_of_the_system_sees_no_region_of_their_unit(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var actor = await district.ActorAsync(await district.EnrolAsync("王建国", Roles.SystemAdministrator, "区安委办"));

        actor!.RegionPath.ShouldBeNull();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Substitute_has_the_roles_stood_in_for_but_no_administrators(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var holder = await district.EnrolAsync("王建国", Roles.ListingBody, "区安委办");
        var auditor = await district.EnrolAsync("赵敏", Roles.AuditAdministrator, "区安委办");
        var substitute = await district.EnrolAsync("李秀英", Roles.DistrictOffice, "区安委办");
        DateOnly today = new(2026, 11, 23);
        foreach (var absent in new[] { holder, auditor })
        {
            (await district.Product.SendAsync(new RecordLeave(absent, substitute, today, today))).Succeeded.ShouldBeTrue();
        }

        (await district.ActorAsync(substitute))!.Roles.Order().ShouldBe([Roles.DistrictOffice, Roles.ListingBody]);
        district.Product.Time.Advance(TimeSpan.FromDays(1));
        (await district.ActorAsync(substitute))!.Roles.ShouldBe([Roles.DistrictOffice]);
    }
}
