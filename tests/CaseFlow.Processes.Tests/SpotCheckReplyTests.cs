using CaseFlow.Domain.Agenda;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.SpotChecks;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>A street that was sent the result of a spot check is reminded of its answer until it answers (R95, R98).</summary>
public sealed class SpotCheckReplyTests
{
    private static readonly DateOnly Last = new(2018, 10, 19);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Street_that_does_not_answer_is_reminded_and_told_late_with_its_leader_and_the_office(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-10-08");
        var check = await SentAsync(yanta);
        (await OwedAsync("街道陈军")).ShouldBe([Last]);
        (await OwedAsync("街道赵副主任")).ShouldBe([Last]);
        await yanta.PassAsync("2018-10-16", "09:00");
        (await TitlesAsync("街道陈军")).Count.ShouldBe(2);
        (await TitlesAsync("街道赵副主任")).Count.ShouldBe(1);
        await yanta.PassAsync("2018-10-19", "09:00");
        (await TitlesAsync("街道陈军")).Count.ShouldBe(3);
        (await TitlesAsync("街道赵副主任")).Count.ShouldBe(2);
        (await TitlesAsync("安委办李强")).ShouldBeEmpty();

        await yanta.PassAsync("2018-10-20", "09:00");
        foreach (var who in (string[])["街道陈军", "街道赵副主任", "安委办李强"])
        {
            (await TitlesAsync(who))[0].ShouldBe("抽查结果逾期未回复", who);
        }

        await yanta.SendAsync(new ReplyToSpotCheck(check, "已补齐"), "街道陈军");
        (await yanta.SendAsync(new SpotCheckDetails(check), "安委办李强")).State.ShouldBe(SpotCheckStates.Replied);
        (await yanta.SendAsync(new ProcessesOf(check))).ShouldAllBe(p => p.Ended);

        async Task<IReadOnlyList<string>> TitlesAsync(string who) => [.. (await NoticesAsync(yanta, check, who)).Select(n => n.Title)];

        async Task<IReadOnlyList<DateOnly>> OwedAsync(string who) =>
            [.. (await yanta.SendAsync(new MyAgenda(new(2018, 10, 1), new(2018, 10, 31)), who)).Items.Where(i => i.SubjectId == check).Select(i => i.LastDay)];
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Answer_ends_the_limit_and_nobody_is_reminded_any_more(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-10-08");
        var check = await SentAsync(yanta);
        await yanta.SendAsync(new ReplyToSpotCheck(check, "已补齐"), "街道陈军");
        (await yanta.SendAsync(new ProcessesOf(check))).ShouldHaveSingleItem().Ended.ShouldBeTrue();
        await yanta.PassAsync("2018-10-22", "09:00");
        (await NoticesAsync(yanta, check, "街道陈军")).Count.ShouldBe(1);
        (await NoticesAsync(yanta, check, "安委办李强")).ShouldHaveSingleItem().Title.ShouldContain("回复");
    }

    [Fact]
    public async Task History_is_recorded_when_asked_for()
    {
        KeptHistory.Wanted();
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2018-10-08");
        var check = await SentAsync(yanta);
        await yanta.PassAsync("2018-10-22", "09:00");
        await KeptHistory.WriteAsync(yanta, check, "spot-check-reply", "late", "街道逾期未回复抽查结果");
    }

    private static async Task<IReadOnlyList<NoticeItem>> NoticesAsync(Yanta yanta, Guid check, string who) =>
        [.. (await yanta.SendAsync(new MyNotices(new PageRequest(1, 50)), who)).Notices.Items.Where(n => n.SubjectId == check)];

    private static async Task<Guid> SentAsync(Yanta yanta)
    {
        await DisposedHazard.PeopleAsync(yanta);
        var check = await yanta.SendAsync(new PlanSpotCheck(SpotCheckKinds.Monthly, "610113001000", new(2018, 10, 8), new(2018, 9, 1), new(2018, 9, 30), "孙科员"), "安委办李强");
        var version = (await yanta.SendAsync(new SpotCheckDetails(check), "安委办李强")).Version;
        await yanta.SendAsync(new RecordFindings(check, version, [.. SpotCheckPoints.All.Select(p => new FindingLine(p, true, null))], "符合要求"), "安委办李强");
        await yanta.SendAsync(new SendSpotCheck(check, "继续保持", Last), "安委办李强");
        return check;
    }
}
