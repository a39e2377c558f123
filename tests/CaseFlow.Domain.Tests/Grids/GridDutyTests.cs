using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Grids;

/// <summary>Who answers for a grid, on any day (R4, R19, R20, R110).</summary>
public sealed class GridDutyTests
{
    private const string Community = SmallDistrict.XiaozhaiCommunity;
    private const string Street = "610113001000";

    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Any_day_says_who_answered_then(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var first = await district.EnrolAsync("赵敏", Roles.StreetLeader, "小寨路街道");
        var second = await district.EnrolAsync("钱进", Roles.StreetLeader, "小寨路街道");
        var duty = (await AssignAsync(district, Community, first, new(2026, 1, 5))).Value;
        await district.Product.SendAsync(new EndDuty(Community, duty, new(2026, 6, 1)));
        await AssignAsync(district, Community, second, new(2026, 6, 1), "街道副主任");

        (await NamesAsync(district, new(2026, 5, 31))).ShouldBe(["赵敏"]);
        (await NamesAsync(district, new(2026, 6, 1))).ShouldBe(["钱进"]);
        (await NamesAsync(district, new(2026, 1, 4))).ShouldBeEmpty();
        var view = (await district.Product.SendAsync(new GridDetails(Community))).Value;
        view.Former.Single().Name.ShouldBe("赵敏");
        view.Duties.Single().Title.ShouldBe("街道副主任");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Community_grid_takes_people_of_its_community_street_and_district(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        foreach (var (name, role, unit) in new[] { ("社区人", Roles.CommunityLead, "长安大学社区"), ("街道人", Roles.StreetOfficer, "小寨路街道"), ("部门人", Roles.DepartmentOfficer, "区应急管理局") })
        {
            (await AssignAsync(district, Community, await district.EnrolAsync(name, role, unit), Today)).Refusals.ShouldBeEmpty();
        }

        var other = await AssignAsync(district, Community, await district.EnrolAsync("外街道人", Roles.StreetOfficer, "曲江街道"), Today);
        other.Refusals.Single().Code.ShouldBe("grid.duty-unfit");
        other.Refusals.Single().Text().ShouldContain("外街道人（曲江街道）");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Street_grid_takes_people_of_departments_and_of_the_street_and_none_of_a_community(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        (await AssignAsync(district, Street, await district.EnrolAsync("部门人", Roles.DepartmentOfficer, "区应急管理局"), Today)).Refusals.ShouldBeEmpty();
        (await AssignAsync(district, Street, await district.EnrolAsync("社区人", Roles.CommunityLead, "长安大学社区"), Today)).Refusals.Single().Code.ShouldBe("grid.duty-unfit");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Duty_is_held_once_and_not_from_tomorrow_on(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var person = await district.EnrolAsync("赵敏", Roles.StreetLeader, "小寨路街道");
        (await AssignAsync(district, Community, person, Today.AddDays(1))).Refusals.Single().Code.ShouldBe("grid.duty-day");
        var duty = (await AssignAsync(district, Community, person, Today)).Value;
        (await AssignAsync(district, Community, person, Today)).Refusals.Single().Code.ShouldBe("grid.duty-held");
        (await district.Product.SendAsync(new EndDuty(Community, duty, Today.AddDays(-1)))).Refusals.Single().Code.ShouldBe("grid.duty-end-day");
        (await district.Product.SendAsync(new EndDuty(Community, duty, Today))).Refusals.ShouldBeEmpty();
        (await district.Product.SendAsync(new EndDuty(Community, duty, Today))).Refusals.Single().Code.ShouldBe("grid.duty-not-found");
    }

    [Fact]
    public async Task What_was_left_empty_is_named_as_the_form_names_it()
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        var refused = await district.Product.SendAsync(new AssignDuty(Community, "", default, default));
        refused.Refusals.Select(r => r.Field).ShouldBe(["kind", "personId", "firstDay"]);
        refused.Refusals.ShouldAllBe(r => !r.Text().Any(char.IsAsciiLetter));
    }

    private static Task<Result<Guid>> AssignAsync(SmallDistrict district, string grid, Guid person, DateOnly day, string? title = null) =>
        district.Product.SendAsync(new AssignDuty(grid, GridDuties.Leader, person, day, title));

    private static async Task<IEnumerable<string>> NamesAsync(SmallDistrict district, DateOnly day) =>
        (await district.Product.SendAsync(new GridDetails(Community, day))).Value.Duties.Select(d => d.Name);
}
