using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Security;
using CaseFlow.Host.Security.Accounts;
using CaseFlow.Host.Security.Sessions;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Security;

public sealed class LockCountTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Failures_at_the_same_time_all_count(DatabaseProvider database)
    {
        await using var district = await TestDistrict.StartAsync(
            database, configure: s => s.AddSingleton(p => new SecurityClock(p.GetRequiredService<TimeProvider>())));
        var id = (await district.SendAsync(new OpenAccount("zhang", "Kx7-river-stone", "张伟", "district-office", "区安委办"))).Value;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => district.SendAsync(new CountFailedSignIn(id, null, "10.0.0.1"))));
        (await AccountAsync(district, id)).Failures.ShouldBe(4);
        (await district.WithDbAsync(db => db.Set<AddressFailures>().SingleAsync())).Failures.ShouldBe(4);

        await district.SendAsync(new CountFailedSignIn(id, null, "10.0.0.2"));
        var locked = await AccountAsync(district, id);
        locked.LockedUntil.ShouldBe(district.Time.GetUtcNow().AddMinutes(15));
        (await district.SendAsync(new StartSession(id, locked.PersonId, "10.0.0.3"))).Refusals.Single().Code.ShouldBe("sign-in.failed");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Tries_while_locked_do_not_lock_longer(DatabaseProvider database)
    {
        await using var district = await TestDistrict.StartAsync(
            database, configure: s => s.AddSingleton(p => new SecurityClock(p.GetRequiredService<TimeProvider>())));
        var id = (await district.SendAsync(new OpenAccount("zhang", "Kx7-river-stone", "张伟", "district-office", "区安委办"))).Value;
        for (var i = 0; i < 8; i++)
        {
            await district.SendAsync(new CountFailedSignIn(id, null, "10.0.0.1"));
            district.Time.Advance(TimeSpan.FromMinutes(1));
        }

        district.Time.Advance(TimeSpan.FromMinutes(11));
        (await district.SendAsync(new StartSession(id, (await AccountAsync(district, id)).PersonId, "10.0.0.3"))).Succeeded.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task People_cannot_begin_or_count_sessions_themselves(DatabaseProvider database)
    {
        await using var district = await TestDistrict.StartAsync(database);
        var person = new Actor(Guid.NewGuid(), "张伟", Guid.NewGuid(), "区安委办", null, new HashSet<string> { "system-administrator" });

        (await district.SendAsync(new StartSession(Guid.NewGuid(), Guid.NewGuid(), "x"), person)).Refusals.Single().Code.ShouldBe("access.process-only");
    }

    private static Task<Account> AccountAsync(TestDistrict district, Guid id) => district.WithDbAsync(db => db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == id));
}
