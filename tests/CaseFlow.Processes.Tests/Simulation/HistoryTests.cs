using System.Text.Json;
using CaseFlow.Host.Persistence;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Recordings;

namespace CaseFlow.Processes.Tests.Simulation;

/// <summary>Reliability E3: whatever was shipped stays, loads, and takes its recorded cases the way they went.</summary>
public sealed class HistoryTests
{
    private const string Rewrite = "CASEFLOW_RECORD_HISTORIES";

    public static TheoryData<string> Histories => [.. Directory.EnumerateFiles(Bench.Processes, "*.json", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "histories").Order(StringComparer.Ordinal).Select(f => Path.GetRelativePath(Bench.Processes, f))];

    public static TheoryData<string> Versions => [.. DefinitionFolder.Read(Bench.Processes).Select(d => d.Name)];

    [Fact]
    public void Shipped_versions_are_there_and_unchanged() => ShippedVersions.Check(Bench.Processes).ShouldBeEmpty();

    [Theory, MemberData(nameof(Versions))]
    public async Task Every_version_loads_and_has_no_errors(string file)
    {
        var document = WorkflowDocument.Parse(File.ReadAllText(Path.Combine(Bench.Processes, file)));
        var result = await Bench.Get<Simulator>().RunAsync(
            new SimulationRequest([document, .. Bench.Definitions.Where(d => d.DefinitionId != document.DefinitionId)], new SimulationStart(Yanta.At(Courses.FirstDay, "09:00"))) { Until = Yanta.At(Courses.FirstDay, "09:00") },
            TestContext.Current.CancellationToken);
        result.Findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => f.Text).ShouldBeEmpty();
        result.Status.ShouldNotBe("invalid");
    }

    [Theory, MemberData(nameof(Histories))]
    public async Task History_replays_with_the_same_path_at_the_same_instants(string file)
    {
        var replay = await Bench.ReplayAsync(Bench.Read(Path.Combine(Bench.Processes, file)));
        replay.Difference.ShouldBeNull();
        (replay.SamePath, replay.SameTimes).ShouldBe((true, true));
        replay.Remarks.ShouldBeEmpty();
        replay.Unanswered.ShouldBeEmpty();
    }

    /// <summary>Every version that a case can run on has cases that show it.</summary>
    [Fact]
    public void Every_shipped_version_has_histories()
    {
        var shown = Histories.Select(h => Bench.Read(Path.Combine(Bench.Processes, h.Data)).Versions).SelectMany(v => v).Select(v => $"{v.Key} {v.Value}").ToHashSet();
        Bench.Definitions.Select(d => $"{d.DefinitionId} {d.Version}").Where(v => !shown.Contains(v)).ShouldBeEmpty();
    }

    /// <summary>Another limit in a shipped version would be noticed by its histories.</summary>
    [Fact]
    public async Task History_tells_another_version_apart()
    {
        var recording = Bench.Read(Path.Combine(Bench.Processes, "listed-supervision", "histories", "escalated-to-talk.json"));
        var slower = await Bench.ReplayAsync(recording, Repository.Definition("listed-supervision", 1).WithVariable("circularAfterDays", "6"));
        (slower.SamePath, slower.SameTimes).ShouldBe((true, false));
        slower.Difference!.ShouldContain("wait-circular");
        var without = await Bench.ReplayAsync(recording, Repository.Definition("listed-supervision", 1).WithoutConnection("notice-listed", "overdue"));
        without.SamePath.ShouldBeFalse();
        without.NotIssued.Count.ShouldBe(3);
    }

    /// <summary>Plays the courses in the product and exports them; only when asked for, to add the histories of a new version.</summary>
    [Fact]
    public async Task Courses_are_recorded_when_asked_for()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Rewrite) is "1", $"Set {Rewrite}=1 to record the courses of the newest versions.");
        foreach (var course in Courses.All)
        {
            await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, Courses.FirstDay);
            var supervised = await yanta.ProposeAsync();
            await course.Run(yanta, supervised);
            await yanta.NothingIsLeftRunningAsync(supervised);
            var recorded = await yanta.SendAsync(new RecordCase(supervised.Id));
            recorded.Unfaithful.ShouldBeNull(course.File);
            var folder = Directory.CreateDirectory(Path.Combine(Bench.Processes, recorded.Recording.Definition, "histories"));
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, $"{course.File}-v{recorded.Recording.Versions[recorded.Recording.Definition]}.json"), JsonSerializer.Serialize(recorded.Recording with { Name = course.Name }, SimulationJson.Options) + "\n");
        }
    }
}
