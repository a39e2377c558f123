using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Tests.Definitions.Releases;

/// <summary>Somebody asks that a draft be published.</summary>
public sealed class RequestReleaseTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Request_waits_and_publishes_nothing(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        var id = await stage.WaitingAsync();
        var release = await stage.ReleaseAsync(id);
        (release.State, release.Version, release.RequestedBy, release.Comment, release.DecidedAt).ShouldBe(("Waiting", 1, "何小红", "复查期限改为十五日", null));
        (await stage.PublishedAsync()).ShouldBeNull();
        (await stage.SendAsync(new ReleasesOf("flow"), stage.Second)).Value.ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task There_is_one_request_at_a_time_and_the_second_is_told_who_was_first(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        await stage.WaitingAsync();
        var again = (await stage.RequestAsync(stage.Second)).Refusals.ShouldHaveSingleItem();
        (again.Code, again.Kind).ShouldBe(("workflow.release.waiting", RefusalKind.Conflict));
        again.Text().ShouldContain("何小红");
    }

    [Fact]
    public async Task The_same_key_asks_once_and_answers_the_same()
    {
        await using var stage = await ReleaseStage.StartAsync(DatabaseProvider.Sqlite);
        await stage.SaveAsync("one", stage.Writer);
        var first = await stage.SendAsync(new RequestRelease("flow", null, "说明"), stage.Writer, "k1");
        var again = await stage.SendAsync(new RequestRelease("flow", null, "说明"), stage.Writer, "k1");
        again.Value.ReleaseId.ShouldBe(first.Value.ReleaseId);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Draft_that_somebody_changed_meanwhile_is_not_asked_for_unseen(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        var seen = await stage.SaveAsync("one", stage.Writer);
        await stage.SaveAsync("two", stage.Third);
        var refused = await stage.SendAsync(new RequestRelease("flow", new DefinitionBase(seen.Version, seen.Revision), "说明"), stage.Writer);
        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.definition.changed-meanwhile");
        refused.Refusals[0].Text().ShouldContain("庄文静");
    }

    [Fact]
    public async Task Request_without_a_comment_or_for_what_is_not_there_is_refused_by_field_and_name()
    {
        await using var stage = await ReleaseStage.StartAsync(DatabaseProvider.Sqlite);
        (await stage.RequestAsync(stage.Writer, "nowhere")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.definition.unknown");
        await stage.SaveAsync("one", stage.Writer);
        (await stage.RequestAsync(stage.Writer, comment: "")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("comment");
        (await stage.RequestAsync(stage.Writer, comment: new string('长', 501))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("comment");
    }

    [Fact]
    public async Task Published_version_leaves_nothing_to_release()
    {
        await using var stage = await ReleaseStage.StartAsync(DatabaseProvider.Sqlite);
        (await stage.SendAsync(new ApproveRelease(await stage.WaitingAsync()), stage.Second)).Succeeded.ShouldBeTrue();
        (await stage.RequestAsync(stage.Writer)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.release.nothing");
        (await stage.SendAsync(new ReleaseDesk("flow"), stage.Writer)).Value.IsPublished.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Errors_and_gates_refuse_the_request_and_leave_nothing_behind(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        await stage.SendAsync(new SaveDefinition(ReleaseStage.Faulty(), "test"), stage.Writer);
        var refused = (await stage.RequestAsync(stage.Writer)).Refusals.ShouldHaveSingleItem();
        (refused.Code, refused.Field).ShouldBe(("workflow.rule.unknown-activity", "activities.m"));
        await stage.SaveAsync("one", stage.Writer);
        stage.Gate.Refuses = "场景未通过";
        (await stage.RequestAsync(stage.Writer)).Refusals.ShouldHaveSingleItem().Text().ShouldBe("场景未通过 flow 1");
        (await stage.SendAsync(new ReleasesOf("flow"), stage.Second)).Value.ShouldBeEmpty();
        (await stage.NoticesOfAsync(stage.Second)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Desk_shows_errors_first_then_gates_and_what_differs_in_words()
    {
        await using var stage = await ReleaseStage.StartAsync(DatabaseProvider.Sqlite);
        await stage.SendAsync(new ApproveRelease(await stage.WaitingAsync()), stage.Second);
        await stage.SaveAsync("two", stage.Writer);
        stage.Gate.Refuses = "场景未通过";
        var desk = (await stage.SendAsync(new ReleaseDesk("flow"), stage.Second)).Value;
        (desk.Version, desk.PublishedVersion, desk.MayGo, desk.SecondPerson).ShouldBe((2, 1, false, true));
        desk.Gates.ShouldBe(["场景未通过 flow 2"]);
        desk.Differences.ShouldContain(d => d.Contains("one") && d.Contains("two"));
        await stage.SendAsync(new SaveDefinition(ReleaseStage.Faulty(), "test"), stage.Writer);
        var faulty = (await stage.SendAsync(new ReleaseDesk("flow"), stage.Second)).Value;
        faulty.Findings[0].Severity.ShouldBe(FindingSeverity.Error);
        faulty.MayGo.ShouldBeFalse();
    }

    [Fact]
    public async Task Only_process_administrators_ask_and_decide()
    {
        await using var stage = await ReleaseStage.StartAsync(DatabaseProvider.Sqlite);
        var officer = await stage.AppointAsync("孙科员", Roles.DistrictOffice);
        var id = await stage.WaitingAsync();
        IResult[] answers =
        [
            await stage.RequestAsync(officer), await stage.SendAsync(new ApproveRelease(id), officer), await stage.SendAsync(new RejectRelease(id, "不同意"), officer),
            await stage.SendAsync(new WithdrawRelease(id), officer),
        ];
        answers.ShouldAllBe(a => a.Refusals.Single().Code == "access.role");
        (await stage.ReleaseAsync(id)).State.ShouldBe("Waiting");
        (await stage.SendAsync(new ReleaseDesk("flow"), officer)).Value.Barred!.ShouldContain("流程管理员", Case.Insensitive, "the office may look and is told whose it is");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Where_one_person_is_enough_the_request_publishes_at_once_with_its_comment(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider, secondPerson: false);
        await stage.SaveAsync("one", stage.Writer);
        var outcome = (await stage.RequestAsync(stage.Writer)).Value;
        (outcome.State, outcome.Version).ShouldBe(("Approved", 1));
        (await stage.PublishedAsync()).ShouldBe(1);
        var published = (await stage.SendAsync(new DefinitionHistory("flow"), stage.Writer)).Value[0];
        (published.What, published.By, published.Why).ShouldBe((DefinitionChange.Published, "何小红", "复查期限改为十五日"));
        (await stage.ReleaseAsync(outcome.ReleaseId)).DecidedBy.ShouldBe("何小红");
        await stage.SaveAsync("two", stage.Writer);
        stage.Gate.Refuses = "场景未通过";
        (await stage.RequestAsync(stage.Writer)).Succeeded.ShouldBeFalse();
        (await stage.PublishedAsync()).ShouldBe(1);
    }
}
