using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Tests.Notices;

public class NoticeDeliveryTests
{
    private const string Secret = "0123456789abcdef";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_gateway_that_is_on_gets_each_notice_and_mail_goes_out_besides(DatabaseProvider database)
    {
        await using var stage = await StageAsync(database);
        await stage.District.SendAsync(new SaveWebhookTarget(null, "企业微信", "https://gateway.example.cn/a", Secret, On: true));
        await stage.District.SendAsync(new SaveWebhookTarget(null, "短信", "https://gateway.example.cn/b", Secret, On: false));
        await stage.SendAsync("listed", "street");

        var rows = await OutboxAsync(stage);
        rows.Select(r => r.Channel).ShouldBe([OutboxChannel.Mail, OutboxChannel.Webhook], ignoreOrder: true);
        var hook = rows.Single(r => r.Channel == OutboxChannel.Webhook);
        var body = JsonNode.Parse(hook.Body)!;
        (body["id"]!.GetValue<Guid>(), body["kind"]!.GetValue<string>(), body["to"]!["name"]!.GetValue<string>()).ShouldBe((hook.Id, "notice", "张伟"));
        body["items"]![0]!["subjectNumber"]!.GetValue<string>().ShouldBe("雁安督〔2018〕7号");
        hook.Body.ShouldNotContain(Secret);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Quiet_hours_hold_messages_but_not_the_inbox_nor_urgent_kinds(DatabaseProvider database)
    {
        await using var stage = await StageAsync(database);
        await RulesAsync(stage, urgent: [NoticeKinds.Late]);
        stage.District.Time.SetUtcNow(TestDistrict.Monday.AddHours(14));
        await stage.SendAsync("listed", "street");
        await stage.District.SendAsync(new SendNotice(NoticeStage.Subject, "late", ["street"], "逾期", "逾期") { Kind = NoticeKinds.Late });
        await stage.District.SendAsync(new SendNotice(NoticeStage.Subject, "due", ["street"], "今天到期", "到期") { Kind = NoticeKinds.Reminder, DueAt = TestDistrict.Monday.AddHours(15) });

        (await stage.CountAsync()).ShouldBe(3);
        var rows = (await OutboxAsync(stage)).ToDictionary(r => r.Subject, r => r.NextAttemptAt);
        rows["挂牌：雁安督〔2018〕7号"].ShouldBe(TestDistrict.Monday.AddHours(22));
        rows["逾期"].ShouldBe(stage.Now);
        rows["今天到期"].ShouldBe(stage.Now);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_digest_lists_each_notice_once_and_none_goes_out_when_there_is_nothing(DatabaseProvider database)
    {
        await using var stage = await StageAsync(database);
        var zhang = (await OfNameAsync(stage, "张伟"));
        (await stage.AsAsync(zhang, new ChooseDelivery(DeliveryMode.Digest, new TimeOnly(17, 0)))).Succeeded.ShouldBeTrue();
        await stage.SendAsync("one", "street");
        await stage.District.SendAsync(new SendNotice(NoticeStage.Subject, "late", ["street"], "已逾期：整改", "请尽快") { Kind = NoticeKinds.Late, DueAt = stage.Now.AddDays(-1) });
        await stage.SendAsync("read", "street");
        var read = await stage.District.WithDbAsync(db => db.Set<Notice>().Where(n => n.Key == "read").Select(n => n.Id).SingleAsync());
        await stage.AsAsync(zhang, new MarkNoticeRead(read));
        (await OutboxAsync(stage)).ShouldBeEmpty();

        await SweepAsync(stage, TestDistrict.Monday.AddHours(8));
        var digest = (await OutboxAsync(stage)).ShouldHaveSingleItem();
        digest.Subject.ShouldContain("2 条");
        digest.Body.IndexOf("已逾期", StringComparison.Ordinal).ShouldBeLessThan(digest.Body.IndexOf("流程通知", StringComparison.Ordinal));
        await SweepAsync(stage, TestDistrict.Monday.AddHours(32));
        (await OutboxAsync(stage)).Count.ShouldBe(1);

        await stage.SendAsync("two", "street");
        await SweepAsync(stage, TestDistrict.Monday.AddHours(56));
        (await OutboxAsync(stage)).Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_reminder_whose_day_ends_before_the_digest_goes_out_at_once(DatabaseProvider database)
    {
        await using var stage = await StageAsync(database);
        await stage.AsAsync(await OfNameAsync(stage, "张伟"), new ChooseDelivery(DeliveryMode.Digest, new TimeOnly(8, 0)));
        await stage.District.SendAsync(new SendNotice(NoticeStage.Subject, "due", ["street"], "今天到期", "到期") { Kind = NoticeKinds.Reminder, DueAt = TestDistrict.Monday.AddHours(15) });
        (await OutboxAsync(stage)).ShouldHaveSingleItem().NextAttemptAt.ShouldBe(stage.Now);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Notices_in_the_application_alone_are_for_districts_that_allow_it(DatabaseProvider database)
    {
        await using var stage = await StageAsync(database);
        var zhang = await OfNameAsync(stage, "张伟");
        (await stage.AsAsync(zhang, new ChooseDelivery(DeliveryMode.InApp))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("delivery.in-app-not-allowed");
        await RulesAsync(stage, inAppOnly: true);
        (await stage.AsAsync(zhang, new ChooseDelivery(DeliveryMode.InApp))).Succeeded.ShouldBeTrue();
        await stage.SendAsync("listed", "street");
        (await stage.CountAsync()).ShouldBe(1);
        (await OutboxAsync(stage)).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Rules_hold_from_their_day_on_and_no_day_has_two(DatabaseProvider database)
    {
        await using var stage = await StageAsync(database);
        await RulesAsync(stage);
        var command = new ChangeDeliveryRules(stage.District.Time.Today(), null, null, false, new TimeOnly(9, 0), [], false);
        (await stage.District.SendAsync(command)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("delivery-rules.day-taken");
        (await stage.District.SendAsync(command with { FirstDay = command.FirstDay.AddDays(-1) })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("delivery-rules.first-day");
        (await stage.District.SendAsync(command with { FirstDay = command.FirstDay.AddDays(1), QuietFrom = new TimeOnly(22, 0) })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("delivery-rules.quiet");
        (await stage.District.SendAsync(command with { FirstDay = command.FirstDay.AddDays(1), Urgent = ["all"] })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("notice.unknown-kind");
        (await stage.District.SendAsync(new ReadDeliveryRules())).Value.QuietTo.ShouldBe(new TimeOnly(7, 0));
        (await stage.District.SendAsync(new ReadDeliveryRules(new DateOnly(2020, 1, 1)))).Value.QuietTo.ShouldBeNull();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_substitute_is_told_in_the_name_of_who_is_away_and_that_one_finds_it_afterwards(DatabaseProvider database)
    {
        await using var stage = await StageAsync(database);
        var zhang = await OfNameAsync(stage, "张伟");
        var street = await stage.District.WithDbAsync(db => db.Set<Post>().Where(p => p.PersonId == zhang).Select(p => p.UnitId).SingleAsync());
        var li = await stage.PersonAsync("李娜", street, Roles.StreetLeader, mail: "li@example.cn");
        await stage.AddAsync(new Leave { Id = Guid.NewGuid(), PersonId = zhang, SubstituteId = li, From = stage.Now.AddDays(-1), To = stage.Now.AddDays(1) });
        (await stage.SendAsync("listed", "street")).Value.Recipients.ShouldBe(["李娜"]);

        (await stage.NoticesOfAsync(li)).Notices.Items.ShouldHaveSingleItem().Title.ShouldBe("代张伟：挂牌：雁安督〔2018〕7号");
        (await stage.NoticesOfAsync(zhang)).Notices.Items.ShouldHaveSingleItem().Title.ShouldBe("挂牌：雁安督〔2018〕7号");
        (await OutboxAsync(stage)).ShouldHaveSingleItem().To.ShouldBe("li@example.cn");
        stage.Around.Told.ShouldHaveSingleItem().Args[1].ShouldBe("李娜（代张伟）");
        (await stage.SendAsync("listed", "street")).Value.Recipients.ShouldBe(["李娜"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Where_the_substitute_is_away_too_the_district_office_is_told(DatabaseProvider database)
    {
        await using var stage = await StageAsync(database);
        var zhang = await OfNameAsync(stage, "张伟");
        var street = await stage.District.WithDbAsync(db => db.Set<Post>().Where(p => p.PersonId == zhang).Select(p => p.UnitId).SingleAsync());
        var li = await stage.PersonAsync("李娜", street, Roles.StreetLeader);
        var zhao = await stage.PersonAsync("赵强", await stage.UnitAsync("区安委办"), Roles.DistrictOffice);
        await stage.AddAsync(new Leave { Id = Guid.NewGuid(), PersonId = zhang, SubstituteId = li, From = stage.Now.AddDays(-1), To = stage.Now.AddDays(1) });
        await stage.AddAsync(new Leave { Id = Guid.NewGuid(), PersonId = li, SubstituteId = zhang, From = stage.Now.AddDays(-1), To = stage.Now.AddDays(1) });
        (await stage.SendAsync("listed", "street")).Value.Recipients.ShouldBeEmpty();
        (await stage.NoticesOfAsync(zhao)).Notices.Items.ShouldHaveSingleItem().Title.ShouldStartWith("无人接收");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_secret_stands_neither_in_what_is_shown_nor_in_the_audit(DatabaseProvider database)
    {
        await using var stage = await StageAsync(database);
        var made = await stage.District.SendAsync(new SaveWebhookTarget(null, "企业微信", "https://gateway.example.cn/a", Secret, On: true), key: "once");
        (await stage.District.SendAsync(new SaveWebhookTarget(made.Value, "企业微信", "https://gateway.example.cn/c", "", On: true))).Succeeded.ShouldBeTrue();
        (await stage.District.WithDbAsync(db => db.Set<WebhookTarget>().SingleAsync())).Secret.ShouldBe(Secret);
        var audit = await stage.District.WithDbAsync(db => db.Set<Domain.Audit.AuditEntry>().Select(a => a.Changes).ToListAsync());
        audit.ShouldAllBe(c => !c.Contains(Secret));
        audit.ShouldContain(c => c.Contains("gateway.example.cn/c"));
        (await stage.AsAsync(Guid.NewGuid(), new ListWebhookTargets())).Refusals.ShouldHaveSingleItem().Code.ShouldBe("access.role");
    }

    [Theory]
    [InlineData("ftp://gateway.example.cn", "webhook.url")]
    [InlineData("https://user:pass@gateway.example.cn", "webhook.url")]
    [InlineData("http://gateway.example.cn", "webhook.https")]
    [InlineData("https://localhost/x", "webhook.internal")]
    [InlineData("https://169.254.169.254/latest", "webhook.internal")]
    [InlineData("https://[::1]/", "webhook.internal")]
    [InlineData("https://2130706433/", "webhook.internal")]
    public async Task An_address_that_leads_inside_or_is_not_closed_is_refused(string url, string code)
    {
        await using var stage = await NoticeStage.StartAsync(DatabaseProvider.Sqlite);
        (await stage.District.SendAsync(new SaveWebhookTarget(null, "网关", url, Secret, On: true))).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_office_sees_the_deliveries_of_its_region_and_who_cannot_be_reached(DatabaseProvider database)
    {
        await using var stage = await StageAsync(database);
        await stage.PersonAsync("无邮箱", await stage.UnitAsync("另一街道"), Roles.StreetOfficer);
        await stage.SendAsync("listed", "street");
        var here = Officer("610100/610113/");
        var elsewhere = Officer("610100/610104/");
        (await stage.District.SendAsync(new ListDeliveries(Search: "张"), here)).Value.Page.Items.ShouldHaveSingleItem().StateName.ShouldBe("待发送");
        (await stage.District.SendAsync(new ListDeliveries(), elsewhere)).Value.Page.Total.ShouldBe(0);
        var unreachable = (await stage.District.SendAsync(new UnreachablePersons(), here)).Value.Page.Items.ShouldHaveSingleItem();
        unreachable.Name.ShouldBe("无邮箱");
        (await stage.District.SendAsync(new CorrectContact(unreachable.Id, "x@example.cn", null), elsewhere)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("person.unknown");
        (await stage.District.SendAsync(new CorrectContact(unreachable.Id, "x@example.cn", null), here)).Succeeded.ShouldBeTrue();
        (await stage.District.SendAsync(new UnreachablePersons(), here)).Value.Page.Total.ShouldBe(0);
    }

    private static Actor Officer(string path) => new(Guid.NewGuid(), "赵强", Guid.NewGuid(), "区安委办", path, new HashSet<string> { Roles.DistrictOffice });

    private static async Task<NoticeStage> StageAsync(DatabaseProvider database)
    {
        var stage = await NoticeStage.StartAsync(database);
        var street = await stage.UnitAsync("小寨路街道");
        await stage.PersonAsync("张伟", street, Roles.StreetOfficer, mail: "zhang@example.cn");
        stage.Around.Parties["street"] = [new("street", street, Roles.StreetOfficer, null, "小寨路街道")];
        return stage;
    }

    private static Task<Guid> OfNameAsync(NoticeStage stage, string name) =>
        stage.District.WithDbAsync(db => db.Set<Person>().Where(p => p.Name == name).Select(p => p.Id).SingleAsync());

    private static async Task RulesAsync(NoticeStage stage, IReadOnlyList<string>? urgent = null, bool inAppOnly = false) =>
        (await stage.District.SendAsync(new ChangeDeliveryRules(
            stage.District.Time.Today(), new TimeOnly(22, 0), new TimeOnly(7, 0), false, new TimeOnly(8, 30), urgent ?? [], inAppOnly))).Succeeded.ShouldBeTrue();

    private static Task<List<OutboxMessage>> OutboxAsync(NoticeStage stage) => stage.District.WithDbAsync(db => db.Set<OutboxMessage>().ToListAsync());

    private static async Task SweepAsync(NoticeStage stage, DateTimeOffset at)
    {
        stage.District.Time.SetUtcNow(at);
        await stage.District.Services.GetRequiredService<DueSweep>().RunAsync(at);
    }
}
