using CaseFlow.Domain.Experts;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Processes.Tests;

/// <summary>An engaged expert is reminded of the opinion until it is given, and the unit that engaged is told when it is late (R45).</summary>
public sealed class ExpertOpinionTests
{
    private const string Office = "安委办李强";

    private static readonly DateOnly Last = new(2018, 10, 19);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Expert_without_an_opinion_is_reminded_and_told_late_with_the_unit_that_engaged(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-10-08");
        var (engagement, expert) = await EngagedAsync(yanta);
        await yanta.PassAsync("2018-10-16", "09:00");
        (await ToldAsync(yanta, engagement, expert)).Count.ShouldBe(2);
        (await ToldAsync(yanta, engagement, await yanta.ActorAsync(Office))).ShouldBeEmpty();
        await yanta.PassAsync("2018-10-20", "09:00");
        (await ToldAsync(yanta, engagement, expert))[0].ShouldBe("专家意见逾期未出具");
        (await ToldAsync(yanta, engagement, await yanta.ActorAsync(Office))).ShouldBe(["专家意见逾期未出具", "期限提醒：出具意见（今天到期）"], ignoreOrder: true);
        (await yanta.SendAsync(new ProcessesOf(engagement))).ShouldHaveSingleItem().Ended.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Opinion_refusal_and_cancellation_end_the_limit(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-10-08");
        foreach (var end in (string[])[EngagementStates.Given, EngagementStates.Declined, EngagementStates.Cancelled])
        {
            var (engagement, expert) = await EngagedAsync(yanta);
            var done = end switch
            {
                EngagementStates.Given => (await yanta.District.SendAsync(new GiveOpinion(engagement, "通道已清理", "同意整改方案", new(2018, 10, 8)), expert)).Succeeded,
                EngagementStates.Declined => (await yanta.District.SendAsync(new DeclineEngagement(engagement, "不在本地"), expert)).Succeeded,
                _ => (await yanta.District.SendAsync(new CancelEngagement(engagement, "已自行整改"), await yanta.ActorAsync(Office))).Succeeded,
            };
            done.ShouldBeTrue(end);
            (await yanta.SendAsync(new ProcessesOf(engagement))).ShouldHaveSingleItem().Ended.ShouldBeTrue(end);
        }
    }

    [Fact]
    public async Task History_is_recorded_when_asked_for()
    {
        KeptHistory.Wanted();
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2018-10-08");
        var (engagement, _) = await EngagedAsync(yanta);
        await yanta.PassAsync("2018-10-22", "09:00");
        await KeptHistory.WriteAsync(yanta, engagement, "expert-opinion", "late", "专家逾期未出具意见");
    }

    private static async Task<(Guid Engagement, Actor Expert)> EngagedAsync(Yanta yanta)
    {
        var n = (await yanta.SendAsync(new ListExperts(), Office)).Page.Total + 1;
        var body = await yanta.SendAsync(new RegisterBody($"安评技术公司{n}", "安全评价机构资质", $"APJ-{n:000}", new(2018, 12, 31)), Office);
        var expert = await yanta.SendAsync(new RegisterExpert(body, $"沈专家{n}", "消防"), Office);
        var engagement = await yanta.SendAsync(new EngageExpert(expert, yanta.EnterpriseId, EngagementPurposes.Assessment, "请评估疏散条件", Last), Office);
        var person = (await yanta.SendAsync(new ExpertDetails(expert), Office)).PersonId;
        await using var scope = yanta.District.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        return (engagement, (await scope.ServiceProvider.GetRequiredService<IActors>().FindAsync(person, default))!);
    }

    private static async Task<IReadOnlyList<string>> ToldAsync(Yanta yanta, Guid engagement, Actor who)
    {
        var told = await yanta.District.SendAsync(new MyNotices(new PageRequest(1, 50)), who);
        return [.. told.Value.Notices.Items.Where(n => n.SubjectId == engagement).Select(n => n.Title)];
    }
}
