using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CaseFlow.Domain.Notices;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Webhooks;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Host.Tests.Webhooks;

/// <summary>Messages to gateways that take them, hang, redirect, fail or lie inside the network (reliability A7, A8).</summary>
public sealed class WebhookDispatcherTests
{
    private const string Secret = "0123456789abcdef0123";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_message_arrives_signed_and_under_its_own_id(DatabaseProvider database)
    {
        await using var gateway = new WebhookReceiver();
        await using var district = await StartAsync(database, [gateway]);
        var target = await TargetAsync(district, gateway.Url);
        var id = await PutAsync(district, target, "{\"title\":\"期限提醒\"}");
        (await RunAsync(district)).ShouldBe(1);

        var call = gateway.Calls.ShouldHaveSingleItem();
        (call.Id, call.Body).ShouldBe((id.ToString(), "{\"title\":\"期限提醒\"}"));
        call.Timestamp.ShouldBe($"{TestDistrict.Monday.ToUnixTimeSeconds()}");
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{call.Timestamp}.{call.Body}"));
        call.Signature.ShouldBe($"sha256={Convert.ToHexStringLower(hash)}");
        var sent = await ReadAsync(district, id);
        (sent.State, sent.Attempts, sent.SentAt).ShouldBe((OutboxState.Sent, 1, TestDistrict.Monday));
        (await RunAsync(district)).ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_gateway_that_hangs_costs_one_time_limit_and_holds_up_no_other(DatabaseProvider database)
    {
        await using var hanging = new WebhookReceiver { Answers = _ => null };
        await using var quick = new WebhookReceiver();
        await using var district = await StartAsync(database, [hanging, quick], ("Webhooks:TimeoutSeconds", "1"));
        var (slow, fast) = (await TargetAsync(district, hanging.Url, "慢"), await TargetAsync(district, quick.Url, "快"));
        for (var i = 0; i < 30; i++)
        {
            await PutAsync(district, slow);
        }

        await PutAsync(district, fast);
        var watch = Stopwatch.StartNew();
        (await RunAsync(district)).ShouldBe(1);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(8));
        (quick.Calls.Count, hanging.Calls.Count).ShouldBe((1, 1));
        var waiting = await district.WithDbAsync(db => db.Set<OutboxMessage>().Where(m => m.TargetId == slow).ToListAsync());
        waiting.ShouldAllBe(m => m.State == OutboxState.Waiting && m.Attempts == 1 && m.LastError!.Contains("1 秒"));
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_is_not_followed()
    {
        await using var inside = new WebhookReceiver();
        await using var gateway = new WebhookReceiver { Answers = _ => $"307 Temporary Redirect\r\nLocation: {inside.Url}" };
        await using var district = await StartAsync(DatabaseProvider.Sqlite, [gateway, inside]);
        var id = await PutAsync(district, await TargetAsync(district, gateway.Url));
        (await RunAsync(district)).ShouldBe(0);
        inside.Calls.ShouldBeEmpty();
        (await ReadAsync(district, id)).LastError.ShouldNotBeNull().ShouldContain("307");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_gateway_that_fails_for_an_hour_gets_each_message_afterwards_under_the_same_id(DatabaseProvider database)
    {
        await using var gateway = new WebhookReceiver();
        await using var district = await StartAsync(database, [gateway]);
        var over = TestDistrict.Monday.AddHours(1);
        gateway.Answers = _ => district.Time.GetUtcNow() < over ? "500 Internal Server Error" : "200 OK";
        var id = await PutAsync(district, await TargetAsync(district, gateway.Url));
        List<double> waits = [];
        await RunAsync(district);
        while (await ReadAsync(district, id) is { State: OutboxState.Waiting } waiting)
        {
            waits.Add((waiting.NextAttemptAt - district.Time.GetUtcNow()).TotalMinutes);
            district.Time.SetUtcNow(waiting.NextAttemptAt);
            await RunAsync(district);
        }

        (await ReadAsync(district, id)).State.ShouldBe(OutboxState.Sent);
        for (var i = 0; i < waits.Count; i++)
        {
            waits[i].ShouldBeInRange(0.8 * Math.Pow(2, i), 1.2 * Math.Pow(2, i));
        }

        gateway.Calls.Count.ShouldBe(waits.Count + 1);
        gateway.Calls.Select(c => c.Id).Distinct().ShouldHaveSingleItem();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_fails_too_often_is_given_up_and_goes_out_when_somebody_says_so(DatabaseProvider database)
    {
        await using var gateway = new WebhookReceiver { Answers = _ => "503 Service Unavailable" };
        await using var district = await StartAsync(database, [gateway], ("Webhooks:Attempts", "2"));
        var target = await TargetAsync(district, gateway.Url);
        var id = await PutAsync(district, target);
        await RunAsync(district);
        district.Time.Advance(TimeSpan.FromHours(1));
        await RunAsync(district);
        (await ReadAsync(district, id)).State.ShouldBe(OutboxState.Dead);
        (await district.SendAsync(new ListDeliveries(State: DeliveryStates.Dead))).Value.Page.Items.ShouldHaveSingleItem().Error.ShouldNotBeNull().ShouldContain("503");

        gateway.Answers = _ => "204 No Content";
        (await district.SendAsync(new RetryDelivery(id))).Succeeded.ShouldBeTrue();
        (await RunAsync(district)).ShouldBe(1);
        (await ReadAsync(district, id)).State.ShouldBe(OutboxState.Sent);
        (await district.SendAsync(new RetryDelivery(id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("delivery.not-dead");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.100.200")]
    [InlineData("::1")]
    [InlineData("::ffff:192.168.0.1")]
    [InlineData("fd00:ec2::254")]
    public async Task A_name_that_resolves_into_the_network_is_refused_when_it_connects(string address)
    {
        await using var gateway = new WebhookReceiver();
        await using var district = await StartAsync(DatabaseProvider.Sqlite, [], resolve: _ => [IPAddress.Parse("93.184.215.14"), IPAddress.Parse(address)]);
        var id = await PutAsync(district, await TargetAsync(district, $"https://gateway.example.cn:{gateway.Port}/hook"));
        (await RunAsync(district)).ShouldBe(0);
        gateway.Calls.ShouldBeEmpty();
        (await ReadAsync(district, id)).LastError.ShouldNotBeNull().ShouldContain("内网地址");
    }

    [Fact]
    public async Task A_host_that_the_operator_lists_may_lie_inside_the_network()
    {
        await using var gateway = new WebhookReceiver();
        await using var district = await StartAsync(
            DatabaseProvider.Sqlite, [], ("Webhooks:AllowedHosts:1", $"gateway.inside:{gateway.Port}"), resolve: _ => [IPAddress.Loopback]);
        await PutAsync(district, await TargetAsync(district, $"http://gateway.inside:{gateway.Port}/hook"));
        (await RunAsync(district)).ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_hosts_at_once_send_each_message_once(DatabaseProvider database)
    {
        await using var gateway = new WebhookReceiver();
        await using var district = await StartAsync(database, [gateway]);
        var target = await TargetAsync(district, gateway.Url);
        for (var i = 0; i < 120; i++)
        {
            await PutAsync(district, target);
        }

        using var other = ActivatorUtilities.CreateInstance<WebhookDispatcher>(district.Services);
        var sent = await Task.WhenAll(RunAsync(district), other.RunAsync(CancellationToken.None));
        sent.Sum().ShouldBe(120);
        gateway.Calls.Select(c => c.Id).ShouldBeUnique();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_gateway_turned_off_gives_up_what_waits_and_is_sent_nothing(DatabaseProvider database)
    {
        await using var gateway = new WebhookReceiver();
        await using var district = await StartAsync(database, [gateway]);
        var target = await TargetAsync(district, gateway.Url);
        var id = await PutAsync(district, target);
        (await district.SendAsync(new SaveWebhookTarget(target, "网关", gateway.Url, null, On: false))).Succeeded.ShouldBeTrue();
        (await RunAsync(district)).ShouldBe(0);
        (await ReadAsync(district, id)).State.ShouldBe(OutboxState.Dead);
        (await district.SendAsync(new RetryDelivery(id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("webhook.off");
        gateway.Calls.ShouldBeEmpty();
    }

    private static Task<TestDistrict> StartAsync(
        DatabaseProvider database, WebhookReceiver[] gateways, (string Key, string Value)? setting = null, Func<string, IPAddress[]>? resolve = null)
    {
        Dictionary<string, string?> settings = gateways.Select((g, i) => (g, i)).ToDictionary(x => $"Webhooks:AllowedHosts:{x.i + 5}", x => (string?)$"127.0.0.1:{x.g.Port}");
        if (setting is { } given)
        {
            settings[given.Key] = given.Value;
        }

        return TestDistrict.StartAsync(
            database,
            configure: services =>
            {
                if (resolve is not null)
                {
                    services.Replace(ServiceDescriptor.Singleton<ResolveHost>((host, _) => Task.FromResult(resolve(host))));
                }
            },
            settings: settings);
    }

    private static Task<int> RunAsync(TestDistrict district) => district.Services.GetRequiredService<WebhookDispatcher>().RunAsync(CancellationToken.None);

    private static async Task<Guid> TargetAsync(TestDistrict district, string url, string name = "网关")
    {
        var made = await district.SendAsync(new SaveWebhookTarget(null, name, url, Secret, On: true));
        made.Refusals.ShouldBeEmpty();
        return made.Value;
    }

    private static Task<Guid> PutAsync(TestDistrict district, Guid target, string body = "{}") => district.WithDbAsync(async db =>
    {
        var now = district.Time.GetUtcNow();
        var message = new OutboxMessage
        {
            Id = Guid.NewGuid(), Channel = OutboxChannel.Webhook, TargetId = target, To = "", ToName = "张伟", Subject = "期限提醒", Body = body, At = now, NextAttemptAt = now,
        };
        db.Add(message);
        await db.SaveChangesAsync();
        return message.Id;
    });

    private static Task<OutboxMessage> ReadAsync(TestDistrict district, Guid id) => district.WithDbAsync(db => db.Set<OutboxMessage>().SingleAsync(m => m.Id == id));
}
