using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.ListedSupervision;

public class ExtensionTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Extension_in_time_moves_the_last_day_and_keeps_the_old_one(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var caseId = await stage.ListAsync(30);
        (await AskAsync(stage, caseId, "2018-10-31")).Succeeded.ShouldBeTrue();
        var answer = stage.Processes.Resumed[^1].Input["result"]!;
        (answer["currentLastDay"]!.GetValue<string>(), answer["newLastDay"]!.GetValue<string>(), answer["overdue"]!.GetValue<bool>()).ShouldBe(("2018-10-08", "2018-10-31", false));
        (await GrantAsync(stage, caseId, "2018-10-31")).Succeeded.ShouldBeTrue();
        await stage.SendAsync(new ExtendDeadline(caseId, "rectification", new DateOnly(2018, 10, 31), "批准延期"));

        var view = await stage.LookAsync(caseId);
        (view.Case.LastDay, view.Case.Extensions, view.Case.Overdue).ShouldBe((new DateOnly(2018, 10, 31), 1, false));
        view.Limits.Select(l => (l.LastDay, l.Kind, l.ReplacedAt is null)).ShouldBe(
            [(new DateOnly(2018, 10, 31), "extension", true), (new DateOnly(2018, 10, 8), "listing", false)], ignoreOrder: true);
        var extension = view.Extensions.ShouldHaveSingleItem();
        (extension.State, extension.GrantedLastDay, extension.DecidedBy).ShouldBe(("granted", new DateOnly(2018, 10, 31), "钱主任"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Extension_after_expiry_leaves_the_case_overdue(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var caseId = await stage.ListAsync(30);
        await stage.GoToAsync("2018-10-08T23:59:59+08:00");
        (await stage.LookAsync(caseId)).Case.Overdue.ShouldBeFalse();
        await stage.GoToAsync("2018-10-09T00:00:00+08:00");
        (await stage.LookAsync(caseId)).Case.OverdueSince!.Value.ToUniversalTime().ShouldBe(new DateTimeOffset(2018, 10, 8, 16, 0, 0, TimeSpan.Zero));

        await stage.GoToAsync("2018-10-11T10:00:00+08:00");
        await AskAsync(stage, caseId, "2018-11-30");
        (await GrantAsync(stage, caseId, "2018-11-30")).Succeeded.ShouldBeTrue();
        stage.Processes.Resumed[^1].Input["result"]!["afterExpiry"]!.GetValue<bool>().ShouldBeTrue();
        var view = await stage.LookAsync(caseId);
        (view.Case.LastDay, view.Case.Overdue, view.Case.SupervisionLastDay).ShouldBe((new DateOnly(2018, 10, 8), true, new DateOnly(2018, 11, 30)));
        (await stage.SendAsync(new ListCases(Due: "overdue"))).Value.Page.Total.ShouldBe(1);
    }

    [Theory]
    [InlineData("2018-10-08", "extension.not-later")]
    [InlineData("2018-10-07", "extension.not-later")]
    public async Task Extension_to_no_later_day_is_refused(string day, string code)
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var caseId = await stage.ListAsync(30);
        var refusal = (await AskAsync(stage, caseId, day)).Refusals.ShouldHaveSingleItem();
        (refusal.Field, refusal.Code).ShouldBe(("newLastDay", code));
    }

    [Fact]
    public async Task A_new_last_day_that_is_past_is_refused()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var caseId = await stage.ListAsync(30);
        await stage.GoToAsync("2018-10-20T10:00:00+08:00");
        (await AskAsync(stage, caseId, "2018-10-19")).Refusals[0].Code.ShouldBe("extension.past");
    }

    [Fact]
    public async Task Second_request_waits_for_the_decision_on_the_first()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var caseId = await stage.ListAsync(30);
        await AskAsync(stage, caseId, "2018-10-31");
        (await AskAsync(stage, caseId, "2018-11-30")).Refusals[0].Code.ShouldBe("extension.waiting");
        (await RefuseAsync(stage, caseId)).Succeeded.ShouldBeTrue();
        (await AskAsync(stage, caseId, "2018-11-30")).Succeeded.ShouldBeTrue();
        (await stage.LookAsync(caseId)).Case.LastDay.ShouldBe(new DateOnly(2018, 10, 8));
    }

    [Fact]
    public async Task Late_request_is_granted_only_with_a_reason_of_its_own()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var caseId = await stage.ListAsync(30);
        await AskAsync(stage, caseId, "2018-10-31");
        var late = new JsonObject { ["overrideRequired"] = true };
        (await GrantAsync(stage, caseId, "2018-10-31", late)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("extension.override-missing");
        (await GrantAsync(stage, caseId, "2018-10-31", late, "设备到货延误")).Succeeded.ShouldBeTrue();
        (await stage.LookAsync(caseId)).Extensions[0].OverrideReason.ShouldBe("设备到货延误");
    }

    [Fact]
    public async Task Nothing_is_decided_where_nothing_was_asked()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var caseId = await stage.ListAsync(30);
        (await GrantAsync(stage, caseId, "2018-10-31")).Refusals[0].Code.ShouldBe("extension.none-waiting");
        (await RefuseAsync(stage, caseId)).Refusals[0].Code.ShouldBe("extension.none-waiting");
    }

    private static Task<Result<CaseFlow.Domain.WorkItems.WorkItemCompleted>> AskAsync(CaseStage stage, Guid caseId, string day) =>
        stage.FillInAsync(caseId, "extension-request", new JsonObject { ["newLastDay"] = day, ["reason"] = "设备未到货", ["safeguards"] = "每日巡查" }, "owner");

    private static Task<Result<CaseFlow.Domain.WorkItems.WorkItemCompleted>> GrantAsync(CaseStage stage, Guid caseId, string day, JsonObject? parameters = null, string? overriding = null) =>
        stage.FillInAsync(caseId, "extension-grant", new JsonObject { ["newLastDay"] = day, ["opinion"] = "同意", ["overrideReason"] = overriding }, "listing-body", parameters?.DeepClone().AsObject());

    private static Task<Result<CaseFlow.Domain.WorkItems.WorkItemCompleted>> RefuseAsync(CaseStage stage, Guid caseId) =>
        stage.FillInAsync(caseId, "extension-refusal", new JsonObject { ["reason"] = "理由不充分" }, "listing-body");
}
