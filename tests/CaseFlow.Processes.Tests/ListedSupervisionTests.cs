using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

public sealed class ListedSupervisionTests
{
    /// <summary>A whole case: listing, plan, extension in time, failed and passed review, delisting (C40, C43).</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Case_goes_from_report_to_delisting(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        (await supervised.ViewAsync()).Case.State.ShouldBe(Milestones.Proposed);
        (await supervised.TaskTitlesAsync()).ShouldBe(["审定挂牌"]);

        await supervised.ListAsync(days: 35);
        var listed = (await supervised.ViewAsync()).Case;
        (listed.State, listed.LastDay).ShouldBe((Milestones.Listed, new DateOnly(2018, 12, 14)));
        listed.Number.ShouldBe("雁安督〔2018〕1号");
        (await supervised.DocumentsAsync()).ShouldBe(["listing-notice"]);
        (await supervised.TaskTitlesAsync()).ShouldBe(["公告挂牌", "报送治理方案", "申请延期"], ignoreOrder: true);

        await supervised.AnnounceAsync("公告挂牌");
        await supervised.PlanAsync();
        (await supervised.ViewAsync()).Case.State.ShouldBe(Milestones.Rectifying);
        await supervised.ReportProgressAsync();

        await yanta.PassAsync("2018-11-16", "10:00");
        await supervised.RequestExtensionAsync("2019-01-31");
        await supervised.GrantExtensionAsync("2019-01-31");

        await yanta.PassAsync("2018-12-03", "14:30");
        await supervised.RequestAcceptanceAsync();
        (await supervised.ViewAsync()).Case.State.ShouldBe(Milestones.AcceptanceRequested);
        await yanta.PassAsync("2018-12-05", "10:00");
        await supervised.FailReviewAsync();
        (await supervised.ViewAsync()).Case.State.ShouldBe(Milestones.Rectifying);
        await yanta.PassAsync("2018-12-10", "10:00");
        await supervised.RequestAcceptanceAsync();
        await yanta.PassAsync("2018-12-13", "16:00");
        await supervised.PassReviewAsync();

        var delisted = await supervised.ViewAsync();
        (delisted.Case.State, delisted.Case.Closed, delisted.Case.Overdue).ShouldBe((Milestones.Delisted, true, false));
        (await supervised.DocumentsAsync()).ShouldBe(["listing-notice", "rectification-order", "review-opinion", "delisting-notice"]);
        (await supervised.TaskTitlesAsync()).ShouldBe(["公告摘牌"]);
        await supervised.AnnounceAsync("公告摘牌");
        (await supervised.TasksAsync()).ShouldBeEmpty();
        await yanta.NothingIsLeftRunningAsync(supervised);
    }

    /// <summary>R88: the listing body may decline; the case closes and nothing goes on.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Declined_proposal_closes_the_case(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.DoAsync("主任赵敏", "审定挂牌", "Declined", new() { ["reason"] = "可当场整改" });
        var declined = (await supervised.ViewAsync()).Case;
        (declined.State, declined.Closed).ShouldBe((Milestones.Declined, true));
        (await supervised.TasksAsync()).ShouldBeEmpty();
        await yanta.NothingIsLeftRunningAsync(supervised);
    }

    /// <summary>C36: a listing without one of the four parties or without a limit is refused and names what is missing.</summary>
    [Theory]
    [InlineData("governingUnitId")]
    [InlineData("supervisingUnitId")]
    [InlineData("responsiblePersonId")]
    [InlineData("leaderPersonId")]
    [InlineData("limitNumber")]
    public async Task Incomplete_listing_is_refused_and_names_what_is_missing(string missing)
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        var listing = supervised.Listing();
        listing.Remove(missing);
        var refused = await supervised.TryAsync("主任赵敏", "审定挂牌", "Listed", listing);
        refused.Refusals.Select(r => r.Field).ShouldBe([missing]);
        (await supervised.ViewAsync()).Case.State.ShouldBe(Milestones.Proposed);
        await supervised.ListAsync();
    }

    /// <summary>Practice §2.5: no limit beyond the definition's longest.</summary>
    [Fact]
    public async Task Limit_beyond_the_definitions_longest_is_refused()
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        (await supervised.TryAsync("主任赵敏", "审定挂牌", "Listed", supervised.Listing(366, roll: "None"))).Succeeded.ShouldBeFalse();
        (await supervised.TryAsync("主任赵敏", "审定挂牌", "Listed", supervised.Listing(365, roll: "None"))).Succeeded.ShouldBeTrue();
    }

    /// <summary>Acceptance may be asked for only after progress was reported.</summary>
    [Fact]
    public async Task Acceptance_before_any_progress_is_refused()
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.ListAsync();
        await supervised.PlanAsync();
        (await supervised.TryAsync("企业刘总", "申请验收", "Requested", new() { ["summary"] = "已整改" })).Succeeded.ShouldBeFalse();
        await supervised.ReportProgressAsync();
        await supervised.RequestAcceptanceAsync();
    }
}
