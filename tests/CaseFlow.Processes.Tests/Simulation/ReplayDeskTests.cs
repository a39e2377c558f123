using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Workflows.Replays;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation.Recordings;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Processes.Tests.Simulation;

/// <summary>Closed cases replayed in the background against a draft.</summary>
public sealed class ReplayDeskTests
{
    private const string Remediation = "deadline-remediation";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Closed_cases_tell_which_dates_a_draft_moves_and_who_would_have_been_late(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, Courses.FirstDay);
        var closed = await yanta.ProposeAsync();
        await Courses.All[0].Run(yanta, closed);
        var running = await yanta.ProposeAsync();
        await running.ListAsync(35);
        var strict = Repository.Definition(Remediation).WithVariable("siteReviewDays", "2").WithVariable("planDays", "1");
        await yanta.SendAsync(new SaveDefinition(strict.ToJsonString(), "从严"));

        var run = await RunAsync(yanta, new ReplayOrder(Remediation));
        (run.Cases.Count, run.Closed, run.Sum.Same, run.Sum.Late, run.Sum.OtherPath).ShouldBe((1, 1, 0, 1, 0));
        var row = run.Rows.ShouldHaveSingleItem();
        (row.Case.SubjectId, row.Case.Kind).ShouldBe((closed.Id, "case"));
        row.Outcome!.Unfaithful.ShouldBeNull();
        var plan = row.Outcome.Dues.Single(d => d.Title == "报送治理方案");
        plan.Before!.DueAt!.Value.ShouldBeGreaterThan(plan.After!.DueAt!.Value);
        var shown = JsonSerializer.Serialize(run.Rows);
        foreach (var secret in new[] { "刘总", "赵敏", "周涛", "清除堵塞", "通道畅通" })
        {
            shown.ShouldNotContain(secret);
        }

        (await RunAsync(yanta, new ReplayOrder(Remediation, 1))).Sum.Same.ShouldBe(1);
        (await RunAsync(yanta, new ReplayOrder(Remediation, Since: new DateOnly(2019, 6, 1)))).Rows.ShouldBeEmpty();
        (await RunAsync(yanta, new ReplayOrder(Remediation, Until: new DateOnly(2018, 12, 1)))).Cases.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_is_found_again_by_its_own_person_alone_and_the_oldest_are_forgotten()
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, Courses.FirstDay);
        var desk = yanta.District.Services.GetRequiredService<ReplayDesk>();
        var office = await yanta.ActorAsync("安委办李强");
        var first = await RunAsync(yanta, new ReplayOrder(Remediation));
        desk.Find(office, Remediation, first.Id).ShouldBeSameAs(first);
        desk.Find(office, "listed-supervision", first.Id).ShouldBeNull();
        desk.Of(await yanta.ActorAsync("主任赵敏"), Remediation).ShouldBeEmpty();
        for (var i = 0; i < 6; i++)
        {
            await RunAsync(yanta, new ReplayOrder(Remediation));
        }

        desk.Of(office, Remediation).Count.ShouldBe(5);
        desk.Find(office, Remediation, first.Id).ShouldBeNull();
    }

    [Fact]
    public async Task Replay_is_refused_to_others_and_names_a_period_that_ends_before_it_begins()
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, Courses.FirstDay);
        var desk = yanta.District.Services.GetRequiredService<ReplayDesk>();
        (await desk.StartAsync(await yanta.ActorAsync("企业刘总"), new ReplayOrder(Remediation), Ct)).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        var period = new ReplayOrder(Remediation, Since: new DateOnly(2019, 2, 1), Until: new DateOnly(2019, 1, 1));
        (await desk.StartAsync(await yanta.ActorAsync("安委办李强"), period, Ct)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("replay.period");
    }

    /// <summary>Reliability F2: a case outside the asker's region is as one that does not exist.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Case_outside_the_region_of_the_asker_is_neither_listed_nor_replayed(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, Courses.FirstDay);
        var closed = await yanta.ProposeAsync();
        await Courses.All[1].Run(yanta, closed);
        var inside = await yanta.ActorAsync("安委办李强");
        var outside = inside with { PersonId = Guid.NewGuid(), UnitId = Guid.NewGuid(), RegionPath = "610199/", Roles = new HashSet<string> { Roles.ProcessAdministrator } };
        (await yanta.District.SendAsync(new FindClosedCases("listed-supervision"), inside)).Value.Cases.ShouldHaveSingleItem().SubjectId.ShouldBe(closed.Id);
        (await yanta.District.SendAsync(new FindClosedCases("listed-supervision"), outside)).Value.Cases.ShouldBeEmpty();
        (await yanta.District.SendAsync(new ReplayOneCase("listed-supervision", closed.Id.ToString()), outside)).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.NotFound);
    }

    private static async Task<ReplayRun> RunAsync(Yanta yanta, ReplayOrder order)
    {
        var started = await yanta.District.Services.GetRequiredService<ReplayDesk>().StartAsync(await yanta.ActorAsync("安委办李强"), order, Ct);
        started.Refusals.Select(r => r.Text()).ShouldBeEmpty();
        var finished = new TaskCompletionSource();
        void Look()
        {
            if (started.Value.FinishedAt is not null)
            {
                finished.TrySetResult();
            }
        }

        started.Value.Changed += Look;
        Look();
        await finished.Task.WaitAsync(TimeSpan.FromMinutes(2), Ct);
        return started.Value;
    }
}
