using System.Diagnostics;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation.Kept;
using CaseFlow.Workflows.Simulation.Scenarios;
using CaseFlow.Workflows.Simulation.Trials;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Processes.Tests.Simulation;

/// <summary>Scenarios in the database: shipped ones and those that administrators write, and what they keep from being published.</summary>
public sealed class KeptScenarioTests
{
    private const string Listed = "listed-supervision";

    private static IReadOnlyList<ScenarioFile> Shipped => ScenarioFolder.Read(Bench.Processes);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Shipped_scenarios_come_in_once_and_follow_their_files(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, Courses.FirstDay);
        (await yanta.SendAsync(new ImportScenarios(Shipped))).Added.ShouldBe(Shipped.Count);
        var again = await yanta.SendAsync(new ImportScenarios(Shipped));
        (again.Added, again.Changed, again.Refused.Count).ShouldBe((0, 0, 0));
        var one = (await yanta.SendAsync(new ListScenarios(Listed)))[0];
        await yanta.SendAsync(new SwitchScenario(one.Id, false, "与新规定不符"));
        var edited = Shipped.Select(f => f with { Content = f.Content.Replace(one.Name, one.Name + "（改）", StringComparison.Ordinal) }).ToList();
        (await yanta.SendAsync(new ImportScenarios(edited))).Changed.ShouldBe(1);
        var after = (await yanta.SendAsync(new ListScenarios(Listed))).Single(s => s.Id == one.Id);
        (after.Name, after.Enabled, after.DisabledReason, after.Shipped).ShouldBe((one.Name + "（改）", false, "与新规定不符", true));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task All_shipped_scenarios_hold_of_the_published_versions_and_keep_their_result(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, Courses.FirstDay);
        await yanta.SendAsync(new ImportScenarios(Shipped));
        foreach (var definition in (string[])[Listed, "deadline-remediation"])
        {
            var ran = await yanta.SendAsync(new RunScenarios(definition));
            ran.Scenarios.Where(s => !s.Passed).Select(s => $"{s.Name}: {s.Differences[0]}").ShouldBeEmpty();
            ran.Passed.ShouldBeGreaterThan(3);
            ran.Scenarios.SelectMany(s => s.Lines).ShouldAllBe(l => l.Holds);
            var published = await yanta.PublishedVersionAsync(definition);
            (await yanta.SendAsync(new ListScenarios(definition))).ShouldAllBe(s => s.Last!.Passed && s.Last.Version == published);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Kept_trial_holds_until_a_draft_moves_one_of_its_dates_and_then_blocks_it_by_name(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, Courses.FirstDay);
        var script = new TrialScript(Yanta.At("2018-11-09", "09:00"), [], Automatic: true);
        var kept = await yanta.SendAsync(new SaveTrialAsScenario(Listed, "按默认办理", script));
        (await yanta.SendAsync(new RunScenarios(Listed, null, [kept.Id]))).Passed.ShouldBe(1);

        var draft = Repository.Definition(Listed).WithVariable("announcementDays", "10").ToJsonString();
        (await GateAsync(yanta, Listed, Repository.Definition(Listed).ToJsonString())).ShouldBeEmpty();
        var refusal = (await GateAsync(yanta, Listed, draft)).ShouldHaveSingleItem();
        (refusal.Code, refusal.Kind).ShouldBe(("scenario.blocks", RefusalKind.Conflict));
        refusal.Text().ShouldContain("按默认办理");
        refusal.Text().ShouldContain("2018年11月19日 周一");
        refusal.Text().ShouldContain("2018年11月26日 周一");

        await yanta.SendAsync(new SwitchScenario(kept.Id, false, "期限已调整"));
        (await GateAsync(yanta, Listed, draft)).ShouldBeEmpty();
        (await GateAsync(yanta, "deadline-remediation", Repository.Definition("deadline-remediation").ToJsonString())).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Shipped_scenario_is_copied_and_the_copy_changed_and_deleted(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, Courses.FirstDay);
        await yanta.SendAsync(new ImportScenarios(Shipped));
        var shipped = (await yanta.SendAsync(new ListScenarios(Listed)))[0];
        var document = (await yanta.SendAsync(new GetScenario(shipped.Id))).Document;
        (await RefusedAsync(yanta, new DeleteScenario(shipped.Id))).ShouldBe("scenario.shipped");
        (await RefusedAsync(yanta, new SaveScenario(Listed, document, shipped.Id))).ShouldBe("scenario.shipped");

        var copy = await yanta.SendAsync(new CopyScenario(shipped.Id));
        copy.Name.ShouldBe($"{shipped.Name}（副本）");
        var own = (await yanta.SendAsync(new GetScenario(copy.Id))).Item;
        await yanta.SendAsync(new SaveScenario(Listed, document, copy.Id, own.Version));
        (await RefusedAsync(yanta, new SaveScenario(Listed, document, copy.Id, own.Version))).ShouldBe("scenario.changed-meanwhile");
        await yanta.SendAsync(new DeleteScenario(copy.Id));
        (await RefusedAsync(yanta, new GetScenario(copy.Id))).ShouldBe("scenario.unknown");
        (await RefusedAsync(yanta, new SwitchScenario(shipped.Id, false))).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("{", "scenario.unreadable", "第 1 行")]
    [InlineData("""{"name":"x","definition":"listed-supervision","start":{"at":"2018-11-09T09:00"},"expect":{},"answer":[]}""", "scenario.unreadable", "answer")]
    [InlineData("""{"name":"x","definition":"listed-supervision","start":{"at":"昨天"},"expect":{}}""", "scenario.unreadable", "$.start.at")]
    [InlineData("""{"name":"x","definition":"listed-supervision","start":{"at":"2018-11-09T09:00"},"answers":[{"task":"decide"}],"expect":{}}""", "scenario.answer-when", "decide")]
    [InlineData("""{"name":"x","definition":"listed-supervision","start":{"at":"2018-11-09T09:00"},"expect":{"path":["decode"]}}""", "scenario.unknown-name", "decode")]
    [InlineData("""{"name":"x","definition":"other","start":{"at":"2018-11-09T09:00"},"expect":{}}""", "scenario.other-definition", "other")]
    [InlineData("""{"name":" ","definition":"listed-supervision","start":{"at":"2018-11-09T09:00"},"expect":{}}""", "scenario.name-length", "name")]
    public async Task Scenario_that_is_wrong_is_refused_with_the_member_it_concerns(string document, string code, string named)
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, Courses.FirstDay);
        var refusal = (await yanta.District.SendAsync(new SaveScenario(Listed, document))).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Field).ShouldBe((code, "document"));
        refusal.Text().ShouldContain(named);
        (await yanta.SendAsync(new ListScenarios(Listed))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Scenario_file_that_cannot_be_read_keeps_none_of_the_others_back()
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, Courses.FirstDay);
        var imported = await yanta.SendAsync(new ImportScenarios([new ScenarioFile("listed-supervision/scenarios/broken.json", "{"), .. Shipped]));
        (imported.Added, imported.Refused.Count).ShouldBe((Shipped.Count, 1));
        imported.Refused[0].ShouldContain("broken.json");
    }

    [Fact]
    public async Task Scenarios_are_for_administrators_alone()
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, Courses.FirstDay);
        (await yanta.District.SendAsync(new ListScenarios(Listed), await yanta.ActorAsync("安委办李强"))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        (await yanta.District.SendAsync(new RunScenarios(Listed), await yanta.ActorAsync("企业刘总"))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    /// <summary>Twenty scenarios of a whole case hold nobody up; the figure is printed, the bound is wide for a busy machine.</summary>
    [Fact]
    public async Task Twenty_scenarios_are_checked_before_publishing_in_about_a_second()
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, Courses.FirstDay);
        var mine = Shipped.Where(f => f.Name.StartsWith(Listed, StringComparison.Ordinal)).ToList();
        var twenty = Enumerable.Range(0, 20).Select(i => mine[i % mine.Count] with { Name = $"{Listed}/scenarios/{i}.json" }).ToList();
        await yanta.SendAsync(new ImportScenarios(twenty));
        var document = Repository.Definition(Listed).ToJsonString();
        await GateAsync(yanta, Listed, document);
        var began = Stopwatch.GetTimestamp();
        (await GateAsync(yanta, Listed, document)).ShouldBeEmpty();
        var took = Stopwatch.GetElapsedTime(began);
        TestContext.Current.TestOutputHelper!.WriteLine($"20 scenarios in {took.TotalMilliseconds:F0} ms");
        took.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static async Task<IReadOnlyList<Refusal>> GateAsync(Yanta yanta, string definition, string document)
    {
        await using var scope = yanta.District.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        List<Refusal> refusals = [];
        foreach (var gate in scope.ServiceProvider.GetServices<IPublicationGate>().Where(g => g.GetType().Name == "ScenarioGate"))
        {
            refusals.AddRange(await gate.CheckAsync(definition, 2, document, TestContext.Current.CancellationToken));
        }

        return refusals;
    }

    private static async Task<string> RefusedAsync<T>(Yanta yanta, MediatR.IRequest<Result<T>> request) => (await yanta.District.SendAsync(request)).Refusals.ShouldHaveSingleItem().Code;
}
