using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.People;

public sealed class RecordLeaveTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Substitute_is_somebody_else_of_the_same_unit_who_is_there(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var holder = await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道");
        var colleague = await district.EnrolAsync("李秀英", Roles.StreetOfficer, "小寨路街道");
        var stranger = await district.EnrolAsync("赵敏", Roles.StreetOfficer, "曲江街道");

        (await CodeAsync(district, holder, holder, holder)).ShouldBe("leave.substitute-self");
        (await CodeAsync(district, holder, stranger, holder)).ShouldBe("leave.substitute-other-unit");
        (await CodeAsync(district, colleague, holder, colleague)).ShouldBeNull();
        (await CodeAsync(district, holder, colleague, holder)).ShouldBe("leave.substitute-away");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Leave_of_others_is_recorded_by_the_leader_of_their_unit_only(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var holder = await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道");
        var colleague = await district.EnrolAsync("李秀英", Roles.StreetOfficer, "小寨路街道");
        var leader = await district.EnrolAsync("周文博", Roles.StreetLeader, "小寨路街道");
        var otherLeader = await district.EnrolAsync("赵敏", Roles.StreetLeader, "曲江街道");

        (await CodeAsync(district, holder, colleague, colleague)).ShouldBe("person.unknown");
        (await CodeAsync(district, holder, colleague, otherLeader)).ShouldBe("person.unknown");
        (await CodeAsync(district, holder, colleague, leader)).ShouldBeNull();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Last_day_does_not_lie_before_the_first(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var holder = await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道");
        var colleague = await district.EnrolAsync("李秀英", Roles.StreetOfficer, "小寨路街道");

        var refused = await district.Product.SendAsync(new RecordLeave(holder, colleague, Day, Day.AddDays(-1)), await district.ActorAsync(holder));
        refused.Refusals.Single().Field.ShouldBe("lastDay");
    }

    private static async Task<string?> CodeAsync(SmallDistrict district, Guid person, Guid substitute, Guid by) =>
        (await district.Product.SendAsync(new RecordLeave(person, substitute, Day, Day), await district.ActorAsync(by))).Refusals.SingleOrDefault()?.Code;
}
