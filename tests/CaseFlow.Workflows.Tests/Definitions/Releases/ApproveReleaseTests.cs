using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Tests.Definitions.Releases;

/// <summary>A second person decides, once, on the content that was asked for (reliability F14).</summary>
public sealed class ApproveReleaseTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Second_person_approves_and_the_version_is_published_with_the_comment_and_both_names(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        var id = await stage.WaitingAsync();
        var outcome = (await stage.SendAsync(new ApproveRelease(id), stage.Second)).Value;
        (outcome.State, outcome.Version).ShouldBe(("Approved", 1));
        (await stage.PublishedAsync()).ShouldBe(1);
        var release = await stage.ReleaseAsync(id);
        (release.State, release.DecidedBy, release.Reason).ShouldBe(("Approved", "卫明远", null));
        var published = (await stage.SendAsync(new DefinitionHistory("flow"), stage.Writer)).Value[0];
        (published.What, published.By).ShouldBe((DefinitionChange.Published, "卫明远"));
        published.Why.ShouldContain("复查期限改为十五日");
        published.Why.ShouldContain("何小红");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Neither_the_requester_nor_the_last_writer_nor_the_system_may_decide(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        await stage.SaveAsync("one", stage.Writer);
        var id = (await stage.RequestAsync(stage.Second)).Value.ReleaseId;
        await RefusedAsync(stage.Second, "workflow.release.same-person");
        await RefusedAsync(stage.Writer, "workflow.release.own-draft");
        await RefusedAsync(Actor.System, "workflow.release.same-person");
        (await stage.PublishedAsync()).ShouldBeNull();
        (await stage.SendAsync(new ApproveRelease(id), stage.Third)).Succeeded.ShouldBeTrue();
        (await stage.PublishedAsync()).ShouldBe(1);

        async Task RefusedAsync(Actor who, string code)
        {
            (await stage.SendAsync(new ApproveRelease(id), who)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
            (await stage.SendAsync(new RejectRelease(id, "不同意"), who)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
        }
    }

    /// <summary>Else a writer would lose the authorship by somebody's opening and saving the draft in the designer.</summary>
    [Fact]
    public async Task Saving_the_same_content_again_makes_no_writer_of_somebody_else()
    {
        await using var stage = await ReleaseStage.StartAsync(DatabaseProvider.Sqlite);
        await stage.SaveAsync("one", stage.Writer);
        await stage.SaveAsync("one", stage.Second);
        var id = (await stage.RequestAsync(stage.Second)).Value.ReleaseId;
        (await stage.SendAsync(new ApproveRelease(id), stage.Writer)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.release.own-draft");
        (await stage.SendAsync(new ReleaseDesk("flow"), stage.Writer)).Value.Barred.ShouldNotBeNull();
        (await stage.SendAsync(new ReleaseDesk("flow"), stage.Third)).Value.Barred.ShouldBeNull();
    }

    [Fact]
    public async Task Request_of_somebody_who_is_no_process_administrator_any_more_publishes_nothing()
    {
        await using var stage = await ReleaseStage.StartAsync(DatabaseProvider.Sqlite);
        var id = await stage.WaitingAsync();
        await stage.DismissAsync(stage.Writer);
        (await stage.SendAsync(new ApproveRelease(id), stage.Second)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.release.requester-left");
        (await stage.SendAsync(new RejectRelease(id, "提请人已离岗"), stage.Second)).Succeeded.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Draft_that_is_changed_after_the_request_makes_it_void_and_says_by_whom(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        var id = await stage.WaitingAsync();
        await stage.SaveAsync("one", stage.Third);
        (await stage.ReleaseAsync(id)).State.ShouldBe("Waiting", "the same content was saved");
        await stage.SaveAsync("two", stage.Third);
        var release = await stage.ReleaseAsync(id);
        (release.State, release.DecidedBy).ShouldBe(("Void", "庄文静"));
        var refused = (await stage.SendAsync(new ApproveRelease(id), stage.Second)).Refusals.ShouldHaveSingleItem();
        (refused.Code, refused.Kind).ShouldBe(("workflow.release.ended", RefusalKind.Conflict));
        refused.Text().ShouldContain("庄文静");
        (await stage.PublishedAsync()).ShouldBeNull();
        (await stage.RequestAsync(stage.Writer)).Succeeded.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Request_is_void_when_its_draft_is_deleted_left_behind_or_published_by_the_operator(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        var deleted = await stage.WaitingAsync();
        await stage.SendAsync(new DeleteDefinitionVersion("flow", 1, "test"), stage.Third);
        (await stage.ReleaseAsync(deleted)).State.ShouldBe("Void");
        var operated = await stage.WaitingAsync();
        (await stage.District.SendAsync(new ImportDefinitions([new("v1.json", ReleaseStage.Says("one"))], "test"))).Value.ShouldHaveSingleItem().Changed.ShouldBeTrue();
        (await stage.ReleaseAsync(operated)).State.ShouldBe("Void");
        var left = await stage.WaitingAsync("two");
        await stage.SendAsync(new RevertDefinition("flow", 1, "test"), stage.Third);
        (await stage.ReleaseAsync(left)).State.ShouldBe("Void");
        (await stage.PublishedAsync()).ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_fails_at_the_approval_publishes_nothing_and_leaves_the_request_waiting(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        var id = await stage.WaitingAsync();
        stage.Gate.Refuses = "场景未通过";
        (await stage.SendAsync(new ApproveRelease(id), stage.Second)).Refusals.ShouldHaveSingleItem().Text().ShouldContain("场景未通过");
        (await stage.ReleaseAsync(id)).State.ShouldBe("Waiting");
        (await stage.PublishedAsync()).ShouldBeNull();
        (await stage.NoticesOfAsync(stage.Writer)).ShouldBeEmpty();
        stage.Gate.Refuses = null;
        (await stage.SendAsync(new ApproveRelease(id), stage.Second)).Succeeded.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Rejected_and_withdrawn_requests_end_and_the_draft_may_be_asked_for_again(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        var rejected = await stage.WaitingAsync();
        (await stage.SendAsync(new RejectRelease(rejected, ""), stage.Second)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("reason");
        (await stage.SendAsync(new RejectRelease(rejected, "依据不足"), stage.Second)).Succeeded.ShouldBeTrue();
        var release = await stage.ReleaseAsync(rejected);
        (release.State, release.DecidedBy, release.Reason).ShouldBe(("Rejected", "卫明远", "依据不足"));
        (await stage.SendAsync(new ApproveRelease(rejected), stage.Third)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.release.ended");

        var withdrawn = (await stage.RequestAsync(stage.Writer)).Value.ReleaseId;
        (await stage.SendAsync(new WithdrawRelease(withdrawn), stage.Second)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.release.not-requester");
        (await stage.SendAsync(new WithdrawRelease(withdrawn), stage.Writer)).Succeeded.ShouldBeTrue();
        (await stage.ReleaseAsync(withdrawn)).State.ShouldBe("Withdrawn");
        (await stage.RequestAsync(stage.Writer)).Succeeded.ShouldBeTrue();
        (await stage.PublishedAsync()).ShouldBeNull();
        (await stage.SendAsync(new ApproveRelease(Guid.NewGuid()), stage.Second)).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.NotFound);
    }
}
