using System.Text.Json;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Recordings;

namespace CaseFlow.Processes.Tests.Simulation;

/// <summary>Cases of the product, recorded and done again in memory.</summary>
public sealed class RecordingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The simulator's dates are the product's: path, instants, due dates, reminders and documents of a real case.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Recorded_case_takes_the_same_path_with_the_same_dates_in_memory(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, Courses.FirstDay);
        var supervised = await yanta.ProposeAsync();
        await Courses.All.Single(c => c.File == "escalated-to-talk").Run(yanta, supervised);
        var recorded = await yanta.SendAsync(new RecordCase(supervised.Id));
        recorded.Unfaithful.ShouldBeNull();
        var replay = await Bench.ReplayAsync(recorded.Recording);
        (replay.SamePath, replay.SameTimes, replay.Difference).ShouldBe((true, true, null));

        var simulated = await SimulateAsync(recorded.Recording);
        var deadlines = await yanta.SendAsync(new DeadlinesOf(supervised.Id));
        simulated.Deadlines.Select(d => (d.Key, d.DueAt, d.Provisional)).ShouldBe(
            deadlines.Where(d => !d.Key.StartsWith("task:", StringComparison.Ordinal)).Select(d => (d.Key, d.DueAt, d.Provisional)));
        simulated.Tasks.Where(t => t.DueAt is not null).Select(t => (t.Title, t.DueAt!.Value)).ShouldBe(
            deadlines.Where(d => d.Key.StartsWith("task:", StringComparison.Ordinal)).Select(d => (d.Name, d.DueAt)), ignoreOrder: true);
        simulated.Documents.Select(d => d.Template).ShouldBe(await supervised.DocumentsAsync());
        simulated.Reminders.Where(r => r.Deadline == "rectification").Select(r => r.At).ShouldBe(await yanta.RemindersAsync("企业刘总", supervised));
    }

    /// <summary>Without personal data by default: none of the names and texts of the case is in the file.</summary>
    [Fact]
    public async Task Recording_hides_names_and_texts_unless_they_are_asked_for()
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, Courses.FirstDay);
        var supervised = await yanta.ProposeAsync();
        await Courses.All[0].Run(yanta, supervised);
        var masked = JsonSerializer.Serialize((await yanta.SendAsync(new RecordCase(supervised.Id))).Recording, SimulationJson.Options);
        foreach (var secret in new[] { "刘总", "赵敏", "周涛", "长安百货", "清除堵塞", "通道畅通", "疏散通道", supervised.Id.ToString(), yanta.Person("企业刘总").ToString() })
        {
            masked.ShouldNotContain(secret);
        }

        var whole = JsonSerializer.Serialize((await yanta.SendAsync(new RecordCase(supervised.Id, WithPersonalData: true))).Recording, SimulationJson.Options);
        whole.ShouldContain("刘总");
        whole.ShouldContain("清除堵塞");
    }

    [Fact]
    public async Task Case_that_is_not_there_or_not_for_the_asker_is_refused()
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, Courses.FirstDay);
        (await yanta.District.SendAsync(new RecordCase(Guid.NewGuid()))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("recording.unknown");
        (await yanta.District.SendAsync(new RecordCase(Guid.NewGuid()), await yanta.ActorAsync("企业刘总"))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        (await yanta.District.SendAsync(new ReplayClosedCases("listed-supervision"), await yanta.ActorAsync("企业刘总"))).Succeeded.ShouldBeFalse();
    }

    /// <summary>Closed cases of the database against a stricter draft: who would have been late, what would have gone out.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Closed_cases_tell_what_a_draft_would_have_changed(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, Courses.FirstDay);
        var closed = await yanta.ProposeAsync();
        await Courses.All[0].Run(yanta, closed);
        var running = await yanta.ProposeAsync();
        await running.ListAsync(35);

        var same = await yanta.SendAsync(new ReplayClosedCases("deadline-remediation"));
        (same.Closed, same.NotKept).ShouldBe((1, 0));
        (same.Cases[0].SamePath, same.Cases[0].SameTimes).ShouldBe((true, true), same.Cases[0].Difference);

        var strict = Repository.Definition("deadline-remediation").WithVariable("siteReviewDays", "2").WithVariable("planDays", "1");
        var replayed = (await yanta.SendAsync(new ReplayClosedCases("deadline-remediation", Document: strict.ToJsonString()))).Cases.ShouldHaveSingleItem();
        replayed.SamePath.ShouldBeTrue(replayed.Difference);
        replayed.Late.ShouldBe(["现场验收（到期 2018-12-12）"]);
        (await yanta.SendAsync(new ReplayClosedCases("deadline-remediation", Since: Yanta.At("2019-06-01", "00:00")))).Closed.ShouldBe(0);
        (await yanta.District.SendAsync(new ReplayClosedCases("deadline-remediation", Version: 7))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("recording.against-unknown");
    }

    /// <summary>A draft that is none is refused, not thrown.</summary>
    [Theory]
    [InlineData("{")]
    [InlineData("{\"definitionId\":\"other\",\"root\":{}}")]
    public async Task Draft_that_is_not_of_the_definition_is_refused(string draft)
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, Courses.FirstDay);
        (await yanta.District.SendAsync(new ReplayClosedCases("listed-supervision", Document: draft))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("recording.against-unknown");
    }

    /// <summary>Reliability E8: a simulation through the product leaves every row as it was.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Simulation_leaves_every_table_as_it_was(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, Courses.FirstDay);
        var supervised = await yanta.ProposeAsync();
        await Courses.All[1].Run(yanta, supervised);
        var before = await Checksums.OfAsync(yanta.District);

        var result = await yanta.SendAsync(new SimulateDraft(Repository.Definition("listed-supervision").ToJsonString(), new SimulationStart(Yanta.At("2026-01-20", "09:00"))));
        result.Documents.Count.ShouldBeGreaterThan(1);
        await yanta.SendAsync(new RecordCase(supervised.Id));
        await yanta.SendAsync(new ReplayClosedCases("listed-supervision"));

        (await Checksums.OfAsync(yanta.District)).ShouldBe(before);
        before.Count.ShouldBeGreaterThan(30);
        before.ShouldContain(t => t.StartsWith("work_items ", StringComparison.Ordinal));
    }

    private static Task<SimulationResult> SimulateAsync(Recording recording) => Bench.Get<Simulator>().RunAsync(
        new SimulationRequest([.. recording.Versions.Keys.OrderBy(k => k == recording.Definition ? 0 : 1).Select(k => Bench.Definitions.Single(d => d.DefinitionId == k && d.Version == recording.Versions[k]))],
            new SimulationStart(recording.Start.At, recording.Start.Input, recording.Start.Event, recording.Start.Payload))
        {
            Answers = [.. recording.Answers.Select(a => new ScriptedAnswer(a.Task, a.Outcome) { Occurrence = a.Occurrence, At = a.At, Data = a.Data, Result = a.Result })],
        },
        Ct);
}
