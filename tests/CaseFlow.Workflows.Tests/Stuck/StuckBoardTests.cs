using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Checking;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Stuck;
using CaseFlow.Workflows.Tests.Migration;
using CaseFlow.Workflows.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using static CaseFlow.Workflows.Tests.Draft;
using static CaseFlow.Workflows.Tests.Migration.PlanStage;

namespace CaseFlow.Workflows.Tests.Stuck;

public sealed class StuckBoardTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Incident_tells_its_cause_and_counts_how_often_it_was_tried(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        await ImportAsync(district, new Draft("bad").Add(Event("start")).Add(Make("Fault", "break", ("name", "Break it"), ("message", Literal("broken")))).Line("after").Connect("start -> break", "break -> after").Flow());
        (await district.SendAsync(new PublishForTest("start", Case(7)))).Value.ShouldBe(1);
        var first = (await district.SendAsync(new StuckIncidents(), Office)).Value;
        first.Definitions.ShouldHaveSingleItem().Count.ShouldBe(1);
        var incident = first.Page.Items.ShouldHaveSingleItem();
        (incident.Step, incident.Tries, incident.Stops, incident.Outcomes.Select(o => o.Key).ShouldHaveSingleItem()).ShouldBe(("Break it", 1, true, "Done"));
        (await district.SendAsync(new RetryIncident(incident.Id), Office)).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        (await district.SendAsync(new RetryIncident(incident.Id), Author)).Succeeded.ShouldBeTrue();
        var again = (await district.SendAsync(new StuckIncidents(DefinitionId: "bad"), Office)).Value.Page.Items.ShouldHaveSingleItem();
        again.Tries.ShouldBe(2);
        (await district.SendAsync(new SkipIncident(again.Id, "Done", "known"), Author)).Succeeded.ShouldBeTrue();
        (await district.SendAsync(new StuckIncidents(), Office)).Value.Page.Total.ShouldBe(0);
    }

    /// <summary>What only a program understands is kept apart, for those who keep the processes.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Cause_of_a_failed_script_is_plain_and_its_message_is_for_administrators(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        await ImportAsync(district, new Draft("bad").Add(Event("start")).Add(Write("say", Script("nothing.here.at.all"))).Connect("start -> say").Flow());
        (await district.SendAsync(new PublishForTest("start", Case(7)))).Value.ShouldBe(1);
        var seen = (await district.SendAsync(new StuckIncidents(), Office)).Value.Page.Items.ShouldHaveSingleItem();
        seen.Cause.ShouldBe(TextCatalog.Get("incident-cause.workflow.expression-failed"));
        seen.Detail.ShouldBeNull();
        (await district.SendAsync(new StuckIncidents(), Author)).Value.Page.Items.ShouldHaveSingleItem().Detail!.ShouldContain("nothing");
    }

    [Fact]
    public void Unknown_code_reads_as_words_and_is_kept_as_a_detail()
    {
        var args = JsonSerializer.Serialize(new[] { "System.NullReferenceException: at X" });
        IncidentWords.Cause("no.such-code", args).ShouldBe(TextCatalog.Get("incident-cause.other"));
        IncidentWords.Detail("no.such-code", args)!.ShouldContain("NullReference");
        IncidentWords.Cause("workflow.unexpected", args).ShouldNotContain("Exception");
        IncidentWords.Detail("workflow.too-many-steps", "[\"5\"]").ShouldBeNull();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Check_finds_what_stands_still_in_words_and_is_remembered(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        (await district.SendAsync(new LastStuckCheck(), Office)).Value.Check.ShouldBeNull();
        var well = (await district.SendAsync(new CheckForStuck(), Office)).Value;
        (well.Findings.Count, well.Unfinished, well.At).ShouldBe((0, Few, district.Time.GetUtcNow()));
        await district.WithDbAsync(db => db.Set<BookmarkRow>().Where(b => b.CorrelationId == Case(1).ToString()).ExecuteDeleteAsync());
        var found = (await district.SendAsync(new CheckForStuck(), Office)).Value.Findings.ShouldHaveSingleItem();
        (found.Kind, found.InstanceId is null).ShouldBe((Invariants.WaitPointNotStored, false));
        found.Text.ShouldNotContain("Event");
        found.Remedy.ShouldNotBeEmpty();
        (await district.SendAsync(new LastStuckCheck(), Author)).Value.Check!.Findings.ShouldHaveSingleItem().Kind.ShouldBe(found.Kind);
    }

    /// <summary>Every finding has words without ids for the board, or words of its own that hold none.</summary>
    [Fact]
    public void Every_finding_reads_without_identifiers()
    {
        object?[] args = [Guid.NewGuid(), "step", "2026"];
        foreach (var kind in Invariants.All.Where(k => TextCatalog.Get($"workflow.check.{k}").Contains("{0}", StringComparison.Ordinal)))
        {
            var named = StuckWords.Of(new Violation(kind, null, null, null, args));
            named.Contains($"{args[0]}", StringComparison.Ordinal).ShouldBe(NamesWhatPeopleKnow(kind), kind);
        }
    }

    // Their first parameter is a name or a number, no id.
    private static bool NamesWhatPeopleKnow(string kind) => kind is Invariants.VersionGone or Invariants.TaskOfNobody or Invariants.DeadlineOfNobody or Invariants.IncidentsMiscounted
        or Invariants.JournalGap or Invariants.PublishedTwice or Invariants.TriggerOfUnpublished or Invariants.StartNotScheduled or Invariants.EventNotTaken;

    private static System.Text.Json.Nodes.JsonObject Event(string name) =>
        Make("Event", name, ("eventName", Literal(name)), ("customProperties", new System.Text.Json.Nodes.JsonObject { ["canStartWorkflow"] = true }));
}
