using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Host.Pages.Layout;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Pages.Layout;

public sealed class UnreadWatchTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Bells_are_told_of_a_changed_count_once_and_only_their_own(DatabaseProvider database)
    {
        await using var district = await TestDistrict.StartAsync(database);
        var watch = district.Services.GetRequiredService<UnreadWatch>();
        var me = await EnrolAsync(district, "张伟", Roles.StreetOfficer);
        var other = await EnrolAsync(district, "李娜", Roles.StreetLeader);
        List<int> mine = [];
        List<int> others = [];
        using var bell = watch.Watch(me, 0, mine.Add);
        using var another = watch.Watch(other, 0, others.Add);
        await TellAsync(district, "one");
        await watch.LookOnceAsync(CancellationToken.None);
        await watch.LookOnceAsync(CancellationToken.None);
        mine.ShouldBe([1]);
        others.ShouldBeEmpty();

        bell.Dispose();
        await TellAsync(district, "two");
        await watch.LookOnceAsync(CancellationToken.None);
        mine.ShouldBe([1]);
    }

    private static Task TellAsync(TestDistrict district, string key) =>
        district.SendAsync(new SendNotice(Guid.NewGuid(), key, [$"role:{Roles.StreetOfficer}"], "提醒", "内容"));

    private static async Task<Guid> EnrolAsync(TestDistrict district, string name, string role)
    {
        await district.SendAsync(new ImportRegions([new("610100000000", "西安市"), new("610113000000", "雁塔区"), new("610113001000", "小寨路街道")]), key: "regions");
        var unit = (await district.SendAsync(new RegisterUnits([new(UnitKind.Street, $"{name}所在街道", "610113001000")]))).Value[0];
        var person = (await district.SendAsync(new RegisterPerson(name, null, null))).Value;
        (await district.SendAsync(new AppointToPost(person, role, unit))).Succeeded.ShouldBeTrue();
        return person;
    }
}
