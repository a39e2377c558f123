using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

public sealed class EscalationTests
{
    /// <summary>R101, practice §2.8: 督办函 at once, 通报 and 约谈 after five working days each, at nine in the morning.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Overdue_case_is_escalated_once_step_by_step(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        await yanta.PassAsync("2018-12-14", "23:59:59");
        (await supervised.DocumentsAsync()).ShouldBe(["listing-notice"]);
        await yanta.PassAsync("2018-12-15", "00:00");
        (await supervised.DocumentsAsync()).ShouldBe(["listing-notice", "supervision-letter"]);

        foreach (var told in new[] { "企业刘总", "商务局周涛", "副区长孙伟", "主任赵敏", "安委办李强", "街道陈军" })
        {
            (await yanta.NoticesAsync(told, supervised)).ShouldContain("整改逾期，发出督办函", told);
        }

        await yanta.PassAsync("2018-12-21", "08:59:59");
        (await supervised.DocumentsAsync()).ShouldNotContain("bulletin");
        await yanta.PassAsync("2018-12-21", "09:00");
        (await supervised.DocumentsAsync()).ShouldContain("bulletin");

        await yanta.PassAsync("2018-12-28", "08:59:59");
        (await supervised.TaskTitlesAsync()).ShouldNotContain("约谈");
        await yanta.PassAsync("2018-12-28", "09:00");
        (await supervised.TaskAsync("约谈")).LastDay.ShouldBe(new DateOnly(2019, 1, 7));
        await supervised.DoAsync("主任赵敏", "约谈", "Held", new()
        {
            ["heldOn"] = "2018-12-28", ["attendees"] = "刘总", ["minutes"] = "限期完成", ["requirements"] = "一周内报告",
        });

        await yanta.PassAsync("2019-03-01", "09:00");
        (await supervised.DocumentsAsync()).ShouldBe(["listing-notice", "supervision-letter", "bulletin", "talk-notice"]);
        await supervised.RequestAcceptanceAsync();
        await supervised.PassReviewAsync();
        (await supervised.ViewAsync()).Case.State.ShouldBe(Milestones.Delisted);
        await supervised.AnnounceAsync("公告摘牌");
        await yanta.NothingIsLeftRunningAsync(supervised);
    }

    /// <summary>Whatever of the escalation still waits ends with the acceptance.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Acceptance_ends_the_escalation_wherever_it_stands(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        await yanta.PassAsync("2018-12-17", "09:00");
        await supervised.RequestAcceptanceAsync();
        await supervised.PassReviewAsync();
        await yanta.PassAsync("2019-03-01", "09:00");
        (await supervised.DocumentsAsync()).ShouldBe(["listing-notice", "supervision-letter", "review-opinion", "delisting-notice"]);
        (await supervised.TaskTitlesAsync()).ShouldNotContain("约谈");
    }

    /// <summary>The days between the steps are variables of the definition.</summary>
    [Fact]
    public async Task Days_between_the_steps_are_the_definitions_own()
    {
        var edited = Repository.Definition("listed-supervision").WithVariable("circularAfterDays", "2").WithVariable("escalationTime", "14:00");
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2018-11-09", edited);
        var supervised = await yanta.ProposeAsync();
        await supervised.ListAsync(35);
        await yanta.PassAsync("2018-12-18", "13:59:59");
        (await supervised.DocumentsAsync()).ShouldNotContain("bulletin");
        await yanta.PassAsync("2018-12-18", "14:00");
        (await supervised.DocumentsAsync()).ShouldContain("bulletin");
    }
}
