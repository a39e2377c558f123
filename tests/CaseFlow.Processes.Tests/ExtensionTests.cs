using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

public sealed class ExtensionTests
{
    /// <summary>C40: asked on the latest day, 20 working days before expiry; decided within 10 working days.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Extension_asked_on_the_latest_day_is_in_time_and_moves_the_last_day(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.ListAsync(35);
        await yanta.PassAsync("2018-11-16", "17:59:59");
        await supervised.RequestExtensionAsync("2019-01-31");
        var decision = await supervised.TaskAsync("审批延期");
        (decision.LastDay, decision.DueAt).ShouldBe((new DateOnly(2018, 11, 30), Yanta.At("2018-12-01", "00:00")));
        (await supervised.TaskTitlesAsync()).ShouldNotContain("申请延期");

        await supervised.GrantExtensionAsync("2019-01-31");
        var extended = await supervised.ViewAsync();
        (extended.Case.LastDay, extended.Case.Extensions).ShouldBe((new DateOnly(2019, 1, 31), 1));
        extended.Limits.Select(l => l.LastDay).ShouldBe([new(2019, 1, 31), new(2018, 12, 14)], ignoreOrder: true);
        (await yanta.NoticeTextsAsync("企业刘总", supervised)).ShouldContain("长安百货：疏散通道被货物堵塞：延期申请已批准，新的到期日为2019年1月31日。");
        (await supervised.TaskTitlesAsync()).ShouldContain("申请延期");

        await yanta.PassAsync("2019-01-31", "23:59:59");
        (await supervised.ViewAsync()).Case.Overdue.ShouldBeFalse();
        await yanta.PassAsync("2019-02-01", "00:00");
        (await supervised.ViewAsync()).Case.Overdue.ShouldBeTrue();
    }

    /// <summary>P5: a day later it is late; the grant then needs a reason of its own.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Extension_asked_too_late_is_granted_only_with_a_reason_of_its_own(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.ListAsync(35);
        await yanta.PassAsync("2018-11-19", "09:00");
        await supervised.RequestExtensionAsync("2019-01-31");
        var bare = await supervised.TryAsync("主任赵敏", "审批延期", "Granted", new() { ["newLastDay"] = "2019-01-31", ["opinion"] = "同意" });
        bare.Refusals.Select(r => r.Field).ShouldBe(["overrideReason"]);
        await supervised.GrantExtensionAsync("2019-01-31", overrideReason: "厂家停产");
        (await supervised.ViewAsync()).Case.LastDay.ShouldBe(new DateOnly(2019, 1, 31));
    }

    /// <summary>A refused extension leaves the last day, and another one may be asked for.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Refused_extension_leaves_the_last_day(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.ListAsync(35);
        await supervised.RequestExtensionAsync("2019-01-31");
        await supervised.RefuseExtensionAsync();
        var refused = (await supervised.ViewAsync()).Case;
        (refused.LastDay, refused.Extensions).ShouldBe((new DateOnly(2018, 12, 14), 0));
        await supervised.RequestExtensionAsync("2018-12-28");
        await supervised.GrantExtensionAsync("2018-12-28");
        (await supervised.ViewAsync()).Case.LastDay.ShouldBe(new DateOnly(2018, 12, 28));
    }

    /// <summary>C42: asked after expiry the case stays overdue since 2018-12-15; a deadline of supervision may be set.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Extension_after_expiry_leaves_the_case_overdue(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        await yanta.PassAsync("2018-12-17", "10:00");
        await supervised.RequestExtensionAsync("2019-01-31");
        await supervised.GrantExtensionAsync("2019-01-31");

        var late = await supervised.ViewAsync();
        (late.Case.Overdue, late.Case.OverdueSince).ShouldBe((true, Yanta.At("2018-12-15", "00:00")));
        late.Limits.ShouldContain(l => l.Kind == "supervision" && l.LastDay == new DateOnly(2019, 1, 31));
        late.Limits.ShouldContain(l => l.Kind == "listing" && l.LastDay == new DateOnly(2018, 12, 14));

        await yanta.PassAsync("2019-02-01", "00:00");
        (await supervised.ViewAsync()).Case.OverdueSince.ShouldBe(Yanta.At("2018-12-15", "00:00"));
        (await supervised.DocumentsAsync()).Count(d => d == "supervision-letter").ShouldBe(1);
        (await yanta.NoticesAsync("主任赵敏", supervised)).ShouldContain("督办期限再次逾期");
    }

    /// <summary>Decided after the deadline passed: what was asked before expiry does not undo the overdue mark either (C42).</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Grant_after_expiry_of_a_request_before_it_leaves_the_case_overdue(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        await yanta.PassAsync("2018-12-13", "10:00");
        await supervised.RequestExtensionAsync("2019-01-31");
        await yanta.PassAsync("2018-12-17", "10:00");
        await supervised.GrantExtensionAsync("2019-01-31", overrideReason: "厂家停产");
        var late = await supervised.ViewAsync();
        (late.Case.Overdue, late.Case.OverdueSince).ShouldBe((true, Yanta.At("2018-12-15", "00:00")));
        late.Limits.ShouldContain(l => l.Kind == "supervision" && l.LastDay == new DateOnly(2019, 1, 31));
    }
}
