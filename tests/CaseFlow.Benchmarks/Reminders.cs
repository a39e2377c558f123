using System.Diagnostics;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks;

/// <summary>
/// So many reminders due at one instant, each to an officer among 200 people in office, with mail and a gateway on: what the sweep takes
/// to turn them into notices and outbox rows. What is sent afterwards is the mail server's and the gateway's to say.
/// </summary>
internal static class Reminders
{
    private const int Holders = 200;

    public static async Task<int> RunAsync(DatabaseProvider database, int count)
    {
        await using var server = await DurableServer.StartAsync(database);
        await using var district = await TestDistrict.StartAsync(database, settings: new()
        {
            ["Mail:Enabled"] = "true", ["Mail:Host"] = "127.0.0.1", ["Mail:From"] = "a@example.gov.cn",
        });
        await EnrolAsync(district);
        await StartAsync(district, count);
        await district.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("analyze"));

        district.Time.Advance(TimeSpan.FromMinutes(31));
        DateTimeOffset? now = district.Time.GetUtcNow();
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var fired = await district.Services.GetRequiredService<DueSweep>().RunAsync(_ => Task.FromResult(now), CancellationToken.None);
        watch.Stop();
        self.Refresh();
        var notices = await NoticesAsync(district);
        var messages = await district.WithDbAsync(db => db.Set<OutboxMessage>().CountAsync());
        Console.WriteLine($"{database}: {fired} reminders due at one instant sent in {watch.Elapsed.TotalSeconds:F1} s, {fired / watch.Elapsed.TotalSeconds:F0} a second, "
            + $"{(self.TotalProcessorTime - cpu).TotalMilliseconds / Math.Max(1, fired):F2} ms of CPU each in this process; {notices} notices, {messages} messages in the outbox");
        return fired == count && notices == count && messages == 2 * count ? 0 : 1;
    }

    private static Task<int> NoticesAsync(TestDistrict district) =>
        district.WithDbAsync(async db => (int)await db.Database.SqlQueryRaw<long>("select count(*) as \"Value\" from notices").SingleAsync());

    /// <summary>A street with an officer for each holder's role; a gateway that is on.</summary>
    private static async Task EnrolAsync(TestDistrict district)
    {
        await district.SendAsync(new ImportRegions([new("610100000000", "西安市"), new("610113000000", "雁塔区"), new("610113001000", "小寨路街道")]));
        var unit = (await district.SendAsync(new RegisterUnits([new(UnitKind.Street, "小寨路街道办事处", "610113001000")]))).Value[0];
        var person = (await district.SendAsync(new RegisterPerson("张伟", "13800000000", "zhang@example.cn"))).Value;
        await district.SendAsync(new AppointToPost(person, Roles.StreetOfficer, unit));
        for (var i = 1; i < Holders; i++)
        {
            var other = (await district.SendAsync(new RegisterPerson($"人员{i}", "13800000000", $"p{i}@example.cn"))).Value;
            await district.SendAsync(new AppointToPost(other, Roles.CommunityLead, unit));
        }

        await district.SendAsync(new SaveWebhookTarget(null, "网关", "https://gateway.example.cn/hook", "0123456789abcdef", On: true));
    }

    private static async Task StartAsync(TestDistrict district, int count)
    {
        var now = district.Time.GetUtcNow();
        var ladder = new ReminderLadder(new TimeOnly(9, 0), [new("half", LadderPoint.Percent, 50, [$"role:{Roles.StreetOfficer}"], "{due} {left}")]);
        for (var i = 0; i < count; i++)
        {
            await district.SendAsync(new StartDeadline(
                Guid.CreateVersion7(now), Guid.Empty, "report", "月报", new Limit(1, LimitUnit.Hours), now, null, ladder));
        }
    }
}
