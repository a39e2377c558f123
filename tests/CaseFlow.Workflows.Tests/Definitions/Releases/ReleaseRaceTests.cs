using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Tests.Definitions.Releases;

/// <summary>Several people at once.</summary>
public sealed class ReleaseRaceTests
{
    private const int Rounds = 6;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_two_who_decide_at_once_one_does_and_it_is_published_at_most_once(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        for (var round = 1; round <= Rounds; round++)
        {
            var id = await stage.WaitingAsync($"round {round}");
            var answers = await Task.WhenAll(
                Task.Run(async () => (IResult)await stage.SendAsync(new ApproveRelease(id), stage.Second)),
                Task.Run(async () => (IResult)(round % 2 == 0
                    ? await stage.SendAsync(new ApproveRelease(id), stage.Third)
                    : await stage.SendAsync(new RejectRelease(id, "不同意"), stage.Third))));
            answers.Count(a => a.Succeeded).ShouldBe(1);
            answers.Single(a => !a.Succeeded).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.release.ended");
            var events = (await stage.SendAsync(new DefinitionHistory("flow"), stage.Writer)).Value;
            events.Count(e => e.What == DefinitionChange.Published && e.Why.Contains("复查")).ShouldBe(
                (await stage.SendAsync(new ReleasesOf("flow"), stage.Writer)).Value.Count(r => r.State == "Approved"));
        }
    }

    /// <summary>Whoever is first: what is published is what was asked for, and an edit that came first makes the request void.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Edit_during_the_approval_is_never_published_unseen(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        for (var round = 1; round <= Rounds; round++)
        {
            var id = await stage.WaitingAsync($"asked {round}");
            var (approved, saved) = (stage.SendAsync(new ApproveRelease(id), stage.Second), stage.SendAsync(new SaveDefinition(ReleaseStage.Says($"edited {round}"), "test"), stage.Third));
            await Task.WhenAll(approved, saved);
            (await saved).Succeeded.ShouldBeTrue();
            var release = await stage.ReleaseAsync(id);
            release.State.ShouldBe((await approved).Succeeded ? "Approved" : "Void");
            if (await stage.PublishedAsync() is { } version)
            {
                (await stage.SendAsync(new GetDefinition("flow", version), stage.Writer)).Value.Document.ToJsonString().ShouldNotContain("edited");
            }

            // The next round begins from a draft that nobody has asked for.
            (await stage.SendAsync(new ReleaseDesk("flow"), stage.Writer)).Value.Waiting.ShouldBeNull();
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_many_who_ask_at_once_one_request_waits(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        await stage.SaveAsync("one", stage.Writer);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => stage.RequestAsync(i % 2 == 0 ? stage.Writer : stage.Second)));
        answers.Count(a => a.Succeeded).ShouldBe(1);
        answers.Where(a => !a.Succeeded).ShouldAllBe(a => a.Refusals.Single().Code == "workflow.release.waiting");
        (await stage.SendAsync(new ReleasesOf("flow"), stage.Writer)).Value.ShouldHaveSingleItem();
    }
}
