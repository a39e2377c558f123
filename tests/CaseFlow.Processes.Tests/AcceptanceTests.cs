using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

public sealed class AcceptanceTests
{
    /// <summary>C43: asked 2018-12-03, so the site review is due 12-13; passed then, the announcement is due 12-20.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Passed_review_delists_and_the_announcement_is_due_in_five_working_days(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        await yanta.PassAsync("2018-12-03", "14:30");
        await supervised.RequestAcceptanceAsync();
        var review = await supervised.TaskAsync("现场验收");
        (review.LastDay, review.DueAt).ShouldBe((new DateOnly(2018, 12, 13), Yanta.At("2018-12-14", "00:00")));

        await yanta.PassAsync("2018-12-13", "16:00");
        await supervised.PassReviewAsync();
        (await supervised.ViewAsync()).Case.State.ShouldBe(Milestones.Delisted);
        var announcement = await supervised.TaskAsync("公告摘牌");
        (announcement.LastDay, announcement.DueAt).ShouldBe((new DateOnly(2018, 12, 20), Yanta.At("2018-12-21", "00:00")));
        await yanta.PassAsync("2019-01-01", "00:00");
        (await supervised.ViewAsync()).Case.Overdue.ShouldBeFalse();
    }

    /// <summary>C43: failed, it stays listed with the same last day, a new order is issued and the failure is recorded.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Failed_review_keeps_the_last_day_and_issues_an_order(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        await yanta.PassAsync("2018-12-03", "14:30");
        await supervised.RequestAcceptanceAsync();
        await yanta.PassAsync("2018-12-13", "16:00");
        await supervised.FailReviewAsync();

        var failed = await supervised.ViewAsync();
        (failed.Case.State, failed.Case.Closed, failed.Case.LastDay).ShouldBe((Milestones.Rectifying, false, new DateOnly(2018, 12, 14)));
        (await supervised.DocumentsAsync()).ShouldBe(["listing-notice", "rectification-order"]);
        failed.Records.ShouldContain(r => r.Kind == "site-review-failed");
        (await supervised.TaskTitlesAsync()).ShouldContain("申请验收");
        await yanta.PassAsync("2018-12-15", "00:00");
        (await supervised.ViewAsync()).Case.Overdue.ShouldBeTrue();
    }

    /// <summary>C43: the unit is a variable; with working days the same review is due 12-17.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Site_review_counts_in_the_unit_the_definition_says(DatabaseProvider database)
    {
        var edited = Repository.Definition("deadline-remediation").WithVariable("siteReviewUnit", "WorkingDays");
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09", edited);
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        await yanta.PassAsync("2018-12-03", "14:30");
        await supervised.RequestAcceptanceAsync();
        (await supervised.TaskAsync("现场验收")).LastDay.ShouldBe(new DateOnly(2018, 12, 17));
    }

    /// <summary>Two people of the supervising unit finish the same review at once: one does it, the other is told.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_people_finishing_the_same_task_leave_one_result(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        await supervised.RequestAcceptanceAsync();
        var review = new System.Text.Json.Nodes.JsonObject
        {
            ["reviewedOn"] = "2018-11-09", ["participants"] = "区商务局", ["findings"] = "通道畅通",
        };
        var seen = await supervised.TaskAsync("现场验收");
        var both = await Task.WhenAll(
            supervised.TryAsync("商务局周涛", seen, "Passed", review.DeepClone().AsObject()),
            supervised.TryAsync("商务局吴静", seen, "Passed", review.DeepClone().AsObject()));
        both.Count(r => r.Succeeded).ShouldBe(1);
        both.Single(r => !r.Succeeded).Refusals.Single().Kind.ShouldBe(RefusalKind.Conflict);
        var view = await supervised.ViewAsync();
        view.Records.Count(r => r.Kind == "site-review-passed").ShouldBe(1);
        (await supervised.DocumentsAsync()).Count(d => d == "delisting-notice").ShouldBe(1);
    }
}
