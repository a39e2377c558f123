using System.Net;
using System.Net.Sockets;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Host.Mail;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Host.Tests.Mail;

/// <summary>Mail against a real SMTP server (reliability A7, A8).</summary>
public sealed class OutboxDispatcherTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Mail_arrives_whole_and_in_Chinese(DatabaseProvider database)
    {
        await using var smtp = new SmtpListener();
        await using var district = await StartAsync(database, smtp.Port);
        var row = await PutAsync(district, "zhang@example.cn");
        (await RunAsync(district)).ShouldBe(1);

        var mail = smtp.Mails.ShouldHaveSingleItem().Mail;
        (mail.Subject, mail.TextBody?.Trim()).ShouldBe(("期限提醒：整改期限", "雁安督〔2026〕3号 还剩 3 个工作日"));
        mail.To.Mailboxes.Single().ShouldBe(new MimeKit.MailboxAddress("张伟", "zhang@example.cn"));
        mail.From.Mailboxes.Single().Name.ShouldBe("雁塔区安委办");
        mail.MessageId.ShouldBe($"{row:N}@example.gov.cn");
        var sent = await ReadAsync(district, row);
        (sent.State, sent.Attempts, sent.SentAt).ShouldBe((OutboxState.Sent, 1, TestDistrict.Monday));
        (await RunAsync(district)).ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_poison_mail_waits_longer_each_time_is_given_up_and_holds_up_no_other(DatabaseProvider database)
    {
        await using var smtp = new SmtpListener { Refuses = to => to.StartsWith("nobody", StringComparison.Ordinal) };
        await using var district = await StartAsync(database, smtp.Port);
        var poison = await PutAsync(district, "nobody@example.cn");
        var broken = await PutAsync(district, "no address at all");
        for (var i = 0; i < 30; i++)
        {
            await PutAsync(district, $"p{i}@example.cn");
        }

        (await RunAsync(district)).ShouldBe(30);
        smtp.Mails.Select(m => m.To).ShouldBeUnique();
        List<double> waits = [];
        while (await ReadAsync(district, poison) is { State: OutboxState.Waiting } waiting)
        {
            waits.Add((waiting.NextAttemptAt - district.Time.GetUtcNow()).TotalMinutes);
            district.Time.SetUtcNow(waiting.NextAttemptAt);
            await RunAsync(district);
        }

        waits.ShouldBe([1, 3, 9]);
        var dead = await ReadAsync(district, poison);
        (dead.State, dead.Attempts).ShouldBe((OutboxState.Dead, 4));
        dead.LastError.ShouldNotBeNull().ShouldContain("no such user");
        (await ReadAsync(district, broken)).State.ShouldBe(OutboxState.Dead);
        smtp.Mails.Count.ShouldBe(30);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_mail_whose_answer_was_lost_is_sent_again_under_the_same_id(DatabaseProvider database)
    {
        await using var smtp = new SmtpListener { HangsUpAfter = _ => true };
        await using var district = await StartAsync(database, smtp.Port);
        await PutAsync(district, "zhang@example.cn");
        (await RunAsync(district)).ShouldBe(0);
        smtp.HangsUpAfter = _ => false;
        district.Time.Advance(TimeSpan.FromMinutes(1));
        (await RunAsync(district)).ShouldBe(1);
        smtp.Mails.Count.ShouldBe(2);
        smtp.Mails.Select(m => m.Mail.MessageId).Distinct().ShouldHaveSingleItem();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_host_that_dies_between_sending_and_noting_it_leaves_no_gap(DatabaseProvider database)
    {
        await using var smtp = new SmtpListener();
        var dies = new DiesOnce("outbox.sent");
        await using var district = await StartAsync(database, smtp.Port, dies);
        var row = await PutAsync(district, "zhang@example.cn");
        dies.Armed = true;
        await Should.ThrowAsync<DeadHostException>(() => RunAsync(district));
        (await RunAsync(district)).ShouldBe(0);
        district.Time.Advance(TimeSpan.FromMinutes(30));
        (await RunAsync(district)).ShouldBe(1);
        smtp.Mails.Count.ShouldBe(2);
        (await ReadAsync(district, row)).State.ShouldBe(OutboxState.Sent);
    }

    [Fact]
    public async Task A_server_that_is_away_costs_an_attempt_and_nothing_is_lost()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await using var district = await StartAsync(DatabaseProvider.Sqlite, port);
        var row = await PutAsync(district, "zhang@example.cn");
        (await RunAsync(district)).ShouldBe(0);
        (await ReadAsync(district, row)).State.ShouldBe(OutboxState.Waiting);
    }

    [Fact]
    public async Task Nothing_is_sent_while_mail_is_off()
    {
        await using var district = await TestDistrict.StartAsync(DatabaseProvider.Sqlite);
        var row = await PutAsync(district, "zhang@example.cn");
        (await RunAsync(district)).ShouldBe(0);
        (await ReadAsync(district, row)).Attempts.ShouldBe(0);
        district.Services.GetRequiredService<IMailSwitch>().IsOn.ShouldBeFalse();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_dispatchers_at_once_send_each_mail_once(DatabaseProvider database)
    {
        await using var smtp = new SmtpListener();
        await using var district = await StartAsync(database, smtp.Port);
        for (var i = 0; i < 40; i++)
        {
            await PutAsync(district, $"p{i}@example.cn");
        }

        var sent = await Task.WhenAll(RunAsync(district), RunAsync(district));
        sent.Sum().ShouldBe(40);
        smtp.Mails.Select(m => m.To).ShouldBeUnique();
    }

    private static Task<TestDistrict> StartAsync(DatabaseProvider database, int port, IFailpoint? failpoint = null) => TestDistrict.StartAsync(
        database,
        configure: services =>
        {
            if (failpoint is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(failpoint));
            }
        },
        settings: new()
        {
            ["Mail:Enabled"] = "true",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{port}",
            ["Mail:UseTls"] = "false",
            ["Mail:From"] = "雁塔区安委办 <aqb@example.gov.cn>",
            ["Mail:Attempts"] = "4",
            ["Mail:TimeoutSeconds"] = "10",
        });

    private static Task<int> RunAsync(TestDistrict district) => district.Services.GetRequiredService<OutboxDispatcher>().RunAsync(CancellationToken.None);

    private static Task<Guid> PutAsync(TestDistrict district, string to) => district.WithDbAsync(async db =>
    {
        var message = new OutboxMessage
        {
            Id = Guid.NewGuid(),
            To = to,
            ToName = "张伟",
            Subject = "期限提醒：整改期限",
            Body = "雁安督〔2026〕3号 还剩 3 个工作日",
            At = district.Time.GetUtcNow(),
            NextAttemptAt = district.Time.GetUtcNow(),
        };
        db.Add(message);
        await db.SaveChangesAsync();
        return message.Id;
    });

    private static Task<OutboxMessage> ReadAsync(TestDistrict district, Guid id) =>
        district.WithDbAsync(db => db.Set<OutboxMessage>().SingleAsync(m => m.Id == id));

    /// <summary>Ends the work there as a kill would: nothing after it runs.</summary>
    private sealed class DiesOnce(string place) : IFailpoint
    {
        public bool Armed { get; set; }

        public void Hit(string name)
        {
            if (Armed && name == place)
            {
                Armed = false;
                throw new DeadHostException();
            }
        }
    }

    private sealed class DeadHostException : Exception;
}
