using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.People;

public sealed class AppointToPostTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Three_administrators_are_three_people(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var person = await district.EnrolAsync("王建国", Roles.SystemAdministrator, "区安委办");

        foreach (var other in new[] { Roles.SecurityAdministrator, Roles.AuditAdministrator })
        {
            (await CodeAsync(district, person, other, "区安委办")).ShouldBe("post.administrators-apart");
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Unknown_role_unfit_role_and_repeated_post_are_refused(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var person = await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道");

        (await CodeAsync(district, person, "mayor", "小寨路街道")).ShouldBe("post.role-unknown");
        (await CodeAsync(district, person, Roles.Enterprise, "小寨路街道")).ShouldBe("post.role-unfit");
        (await CodeAsync(district, person, Roles.StreetOfficer, "小寨路街道")).ShouldBe("post.held-already");
        (await CodeAsync(district, Guid.NewGuid(), Roles.StreetOfficer, "小寨路街道")).ShouldBe("person.unknown");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Only_the_system_administrator_appoints(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var person = await district.EnrolAsync("王建国", Roles.StreetLeader, "小寨路街道");

        var refused = await district.Product.SendAsync(
            new AppointToPost(person, Roles.DistrictOffice, district.Unit("区安委办")), await district.ActorAsync(person));
        refused.Refusals.Single().Code.ShouldBe("access.role");
    }

    private static async Task<string> CodeAsync(SmallDistrict district, Guid person, string role, string unit) =>
        (await district.Product.SendAsync(new AppointToPost(person, role, district.Unit(unit)))).Refusals.Single().Code;
}
