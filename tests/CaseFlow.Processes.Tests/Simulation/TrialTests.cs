using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Scenarios;
using CaseFlow.Workflows.Simulation.Trials;

namespace CaseFlow.Processes.Tests.Simulation;

/// <summary>Dry runs as administrators make them: step by step, late, beside the published version.</summary>
public sealed class TrialTests
{
    private const string Listed = "listed-supervision";

    private static readonly TrialScript Begin = new(Yanta.At("2018-11-09", "09:00"), []);

    private static readonly ScenarioAnswer[] Course =
    [
        new() { Task = $"{Listed}/decide", Occurrence = 1, Outcome = "Listed", At = Yanta.At("2018-11-09", "10:00"), Data = new() { ["limitNumber"] = 35 } },
        new() { Task = $"{Listed}/announce", Occurrence = 1, After = new TimeAfter(1, null, null, null) },
        new() { Task = "deadline-remediation/plan", Occurrence = 1, After = new TimeAfter(2, null, null, null) },
        new() { Task = "deadline-remediation/progress", Occurrence = 1, After = new TimeAfter(3, null, null, null) },
    ];

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Run_ends_at_each_task_that_nobody_answered_and_goes_on_with_the_answer(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, Courses.FirstDay);
        var first = (await yanta.SendAsync(new TryVersion(Listed, Begin))).Result;
        var asked = first.Tasks.ShouldHaveSingleItem();
        (asked.Title, asked.Asked, first.Status, first.Deadlines.Count).ShouldBe(("审定挂牌", true, "waiting", 0));
        asked.Choices.Select(c => (c.Key, c.Label, c.Form)).ShouldBe([("Listed", "审定挂牌", "listing"), ("Declined", "不予挂牌", "decline-listing")]);
        (asked.LastDay, asked.Rule!.Number).ShouldBe((new DateOnly(2018, 11, 16), 5));

        var second = (await yanta.SendAsync(new TryVersion(Listed, Begin with { Answers = Course[..1] }))).Result;
        second.Tasks.Where(t => t.Asked).Select(t => t.Title).ShouldBe(["公告挂牌", "报送治理方案"], ignoreOrder: true);
        second.Deadlines.ShouldHaveSingleItem().LastDay.ShouldBe(new DateOnly(2018, 12, 14));
        second.EndedAt.ShouldBe(Yanta.At("2018-11-09", "10:00"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Answer_that_never_comes_takes_the_overdue_branch(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, Courses.FirstDay);
        var late = Begin with
        {
            Answers = [.. Course, new ScenarioAnswer { Task = "deadline-remediation/acceptance", Occurrence = 1, Never = true }, new ScenarioAnswer { Task = $"{Listed}/talk", Never = true }],
        };
        var trial = await yanta.SendAsync(new TryVersion(Listed, late));
        trial.Result.Documents.Select(d => d.Template).ShouldBe(["listing-notice", "supervision-letter", "bulletin", "talk-notice"]);
        trial.Result.Deadlines.ShouldHaveSingleItem().OverdueAt.ShouldBe(Yanta.At("2018-12-15", "00:00"));
        trial.Result.Tasks.ShouldNotContain(t => t.Asked);
        trial.Drawings.Select(d => d.DefinitionId).ShouldBe([Listed, "deadline-remediation"]);
        var letter = trial.Result.Path.First(s => s.Activity == "decide");
        (letter.Title, letter.Left).ShouldBe(("审定挂牌", "审定挂牌"));
    }

    /// <summary>The same answers by a draft and by the published version; only what the draft moves is another date.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Draft_and_published_version_stand_side_by_side_with_their_due_dates(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, Courses.FirstDay);
        var published = await yanta.PublishedVersionAsync(Listed);
        await yanta.SendAsync(new SaveDefinition(Repository.Definition(Listed).WithVariable("announcementDays", "10").ToJsonString(), "公告期限改为十天"));
        var trial = await yanta.SendAsync(new TryVersion(Listed, Begin with { Answers = Course, Automatic = true, Until = Yanta.At("2018-12-01", "09:00") }, null, published));
        (trial.Result.Version, trial.Other!.Version).ShouldBe((published + 1, published));
        var changed = trial.Dues.Single(d => d.Differs);
        (changed.Title, changed.Before!.DueAt, changed.After!.DueAt).ShouldBe(("公告挂牌", Yanta.At("2018-11-17", "00:00"), Yanta.At("2018-11-24", "00:00")));
        trial.Dues.Count.ShouldBeGreaterThan(3);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Dry_run_and_its_questions_write_nothing(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, Courses.FirstDay);
        await yanta.ProposeAsync();
        var before = await Checksums.OfAsync(yanta.District);
        await yanta.SendAsync(new TrialSetup(Listed));
        await yanta.SendAsync(new TryVersion(Listed, Begin with { Answers = Course, Automatic = true }, null, 1));
        (await Checksums.OfAsync(yanta.District)).ShouldBe(before);
    }

    [Fact]
    public async Task Setup_tells_declared_inputs_or_the_event_it_begins_by()
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, Courses.FirstDay);
        var listed = await yanta.SendAsync(new TrialSetup(Listed));
        var published = await yanta.PublishedVersionAsync(Listed);
        (listed.Event, listed.Version, listed.Published, listed.Inputs.Count).ShouldBe(("HazardProposedForListing", published, published, 0));
        listed.Payload!.ContainsKey("grade").ShouldBeTrue();
        var child = await yanta.SendAsync(new TrialSetup("deadline-remediation"));
        child.Inputs.Select(i => (i.Name, i.Label, i.Type)).ShouldBe([("limit", "治理期限", "Object"), ("startedAt", "起算时刻", "DateTimeOffset")]);
        (child.Event, child.ByClock).ShouldBe((null, false));
    }

    [Fact]
    public async Task Trial_is_for_administrators_and_names_what_is_wrong()
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, Courses.FirstDay);
        (await yanta.District.SendAsync(new TryVersion(Listed, Begin), await yanta.ActorAsync("企业刘总"))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        (await yanta.District.SendAsync(new TryVersion("none", Begin))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.definition.unknown");
        (await yanta.District.SendAsync(new TryVersion(Listed, Begin, 1, 9))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.definition.unknown");
        var twice = new ScenarioAnswer { Task = "decide", Never = true, At = Begin.At };
        (await yanta.District.SendAsync(new TryVersion(Listed, Begin with { Answers = [twice] }))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("trial.answer-when");
    }

    /// <summary>A refused answer is told, and the task is asked for again.</summary>
    [Fact]
    public async Task Refused_answer_is_told_and_asked_for_again()
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, Courses.FirstDay);
        var tooLong = new ScenarioAnswer { Task = "decide", At = Yanta.At("2018-11-09", "10:00"), Data = new() { ["limitNumber"] = 900 } };
        var result = (await yanta.SendAsync(new TryVersion(Listed, Begin with { Answers = [tooLong] }))).Result;
        result.Problems.ShouldHaveSingleItem().Text.ShouldContain("365");
        result.Tasks.ShouldHaveSingleItem().Asked.ShouldBeTrue();
    }
}
