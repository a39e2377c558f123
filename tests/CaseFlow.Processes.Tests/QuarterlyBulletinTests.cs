using CaseFlow.Domain.Bulletins;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CaseFlow.Processes.Tests.BulletinTown;

namespace CaseFlow.Processes.Tests;

/// <summary>A quarter's bulletin as its process makes it (R80-R83, acceptance C56).</summary>
public sealed class QuarterlyBulletinTests
{
    private const string Streets = BulletinLeagues.Streets;

    /// <summary>Everything is scored by the office, so that the totals are known.</summary>
    private static readonly (string, string)[] AllEntered =
    [
        ("streetsMeasured", ""), ("streetsEntered", string.Join(',', BulletinDimensions.All)), ("departmentsMeasured", ""), ("departmentsEntered", string.Join(',', BulletinDimensions.All)),
    ];

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C56_Equal_totals_rank_equal_the_next_rank_is_skipped_and_the_leagues_are_ranked_apart(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-08", AllEntered);
        var id = await town.OpenAsync();
        await town.ScoreAsync(id, 90, ("长延堡街道办事处", "leadership", 60), ("区商务局", "funding", 100));
        await town.PublishAsync(id);

        var content = (await town.ViewAsync(id)).Content;
        Ranks(content, Streets).ShouldBe([("小寨路街道办事处", 1), ("大雁塔街道办事处", 1), ("长延堡街道办事处", 3)]);
        content.League(Streets).Select(u => u.Total).ShouldBe([90m, 90m, 87m]);
        Ranks(content, BulletinLeagues.Departments).ShouldBe([("区商务局", 1), ("区住建局", 2)]);
        content.Units.ShouldAllBe(u => u.Scores.Select(s => s.Dimension).SequenceEqual(BulletinDimensions.All));
        (await town.Yanta.SendAsync(new MyNotices(new PageRequest(1, 50)), "街道陈军")).Notices.Items.ShouldContain(n => n.Title == "季度通报排名已公告" && n.Text.Contains("雁安办通〔2019〕1号"));
    }

    /// <summary>No command changes what was announced, and an erratum stands beside it.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C56_Published_bulletin_is_immutable_and_corrections_are_errata_with_both_states(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-08", AllEntered);
        var id = await town.OpenAsync();
        await town.ScoreAsync(id, 90, ("长延堡街道办事处", "leadership", 60));
        await town.PublishAsync(id);
        var (before, unit) = (await ContentAsync(town, id), (await town.ViewAsync(id)).Content.Units.Single(u => u.Name == "长延堡街道办事处").UnitId);

        (await town.RefusedAsync(new EnterScores(id, "leadership", [new(unit, 95, "补充材料")]), Office)).ShouldBe("bulletin.published");
        (await town.RefusedAsync(new RedrawBulletin(id), Office)).ShouldBe("bulletin.published");
        (await town.RefusedAsync(new ProposeErratum(id, unit, "leadership", 95, " "), Office)).ShouldBe("bulletin.erratum-reason");
        (await town.RefusedAsync(new ProposeErratum(id, Guid.Empty, "leadership", 95, "误"), Office)).ShouldBe("bulletin.erratum-unit");
        (await town.RefusedAsync(new ProposeErratum(id, unit, "leadership", 101, "误"), Office)).ShouldBe("bulletin.score-range");
        (await town.RefusedAsync(new ProposeErratum(id, unit, "leadership", 60, "误"), Office)).ShouldBe("bulletin.erratum-same");
        (await town.RefusedAsync(new ProposeErratum(id, unit, "leadership", 95, "误"), "街道陈军")).ShouldBe("access.role");
        await town.Yanta.SendAsync(new ProposeErratum(id, unit, "leadership", 95, "3月会议记录漏计"), Office);
        (await town.RefusedAsync(new ProposeErratum(id, unit, "funding", 95, "又一项"), Office)).ShouldBe("bulletin.erratum-open");
        (await town.ViewAsync(id, "街道陈军")).Errata.ShouldBeEmpty();
        await town.DoAsync(id, "审定通报更正", "Approved", Head, []);

        (await ContentAsync(town, id)).ShouldBe(before);
        var view = await town.ViewAsync(id, "街道陈军");
        Ranks(view.Content, Streets)[2].ShouldBe(("长延堡街道办事处", 3));
        Ranks(view.Present, Streets)[0].ShouldBe(("长延堡街道办事处", 1));
        var erratum = view.Errata.Single();
        (erratum.Number, erratum.ScoreBefore, erratum.ScoreAfter, erratum.Reason, erratum.By, erratum.DecidedBy).ShouldBe((1, 60m, 95m, "3月会议记录漏计", Office, Head));
        (erratum.Before.Single(l => l.UnitId == unit).Rank, erratum.After.Single(l => l.UnitId == unit).Rank).ShouldBe((3, 1));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Refused_erratum_changes_nothing_and_nobody_decides_on_what_they_proposed(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-08", AllEntered);
        await town.Yanta.AppointAsync(Office, Domain.People.Roles.ListingBody, (await town.Yanta.ActorAsync(Office)).UnitId);
        var id = await town.OpenAsync();
        await town.ScoreAsync(id, 90);
        await town.PublishAsync(id);
        var unit = (await town.ViewAsync(id)).Content.League(Streets).First().UnitId;
        await town.Yanta.SendAsync(new ProposeErratum(id, unit, "duty", 50, "有举报"), Office);
        (await town.TryAsync(id, "审定通报更正", "Approved", Office, [])).Refusals.Single().Code.ShouldBe("bulletin.own-approval");
        (await town.TryAsync(id, "审定通报更正", "Refused", Head, [])).Refusals.Single().Code.ShouldBe("bulletin.reason-needed");
        await town.DoAsync(id, "审定通报更正", "Refused", Head, new() { ["reason"] = "查无实据" });

        var view = await town.ViewAsync(id);
        (view.Errata.Single().State, view.Errata.Single().DecisionReason, view.Item.Errata).ShouldBe(("refused", "查无实据", 0));
        view.Present.League(Streets).ShouldAllBe(u => u.Total == 90);
        (await town.ViewAsync(id, "街道陈军")).Errata.ShouldBeEmpty();
        (await town.Yanta.SendAsync(new ProposeErratum(id, unit, "duty", 80, "重新核实"), Office)).ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nobody_approves_what_they_submitted_and_a_return_needs_its_reason(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-08", AllEntered);
        await town.Yanta.AppointAsync(Office, Domain.People.Roles.ListingBody, (await town.Yanta.ActorAsync(Office)).UnitId);
        var id = await town.OpenAsync();
        (await town.TryAsync(id, "评分并送审", "Submitted", Office, [])).Refusals.Single().Code.ShouldBe("bulletin.scores-missing");
        await town.ScoreAsync(id, 80);
        await town.DoAsync(id, "评分并送审", "Submitted", Office, []);
        (await town.TryAsync(id, "审定通报", "Approved", Office, [])).Refusals.Single().Code.ShouldBe("bulletin.own-approval");
        (await town.TryAsync(id, "审定通报", "Returned", Head, [])).Refusals.Single().Code.ShouldBe("bulletin.reason-needed");
        (await town.RefusedAsync(new RedrawBulletin(id), Office)).ShouldBe("bulletin.not-drafting");
        await town.DoAsync(id, "审定通报", "Returned", Head, new() { ["reason"] = "②的依据不清" });
        await town.ScoreAsync(id, 81);
        await town.PublishAsync(id);

        var view = await town.ViewAsync(id);
        view.Entries.Where(e => e.Kind != "scored").Select(e => e.Kind).Reverse().ShouldBe(["drawn", "submitted", "returned", "submitted", "approved", "published"]);
        view.Content.League(Streets).ShouldAllBe(u => u.Total == 81);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Quarters_missed_in_an_outage_open_once_each_and_a_second_bulletin_is_refused(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-01-10");
        await town.Yanta.PassAsync("2019-04-07", "10:00");
        town.Yanta.District.Time.SetUtcNow(Yanta.At("2019-10-20", "08:00"));
        await town.Yanta.PassAsync("2019-11-07", "10:00");
        await town.Yanta.PassAsync("2019-12-07", "10:00");

        (await town.Yanta.SendAsync(new ListBulletins(), Office)).Page.Items.Select(b => (b.Year, b.Quarter, b.State)).ShouldBe(
            [(2019, 3, "drafting"), (2019, 2, "drafting"), (2019, 1, "drafting"), (2018, 4, "drafting")]);
        (await town.RefusedAsync(new OpenBulletin(2019, 1), Office)).ShouldBe("bulletin.opened");
        (await town.RefusedAsync(new OpenBulletin(2019, 4), Office)).ShouldBe("bulletin.quarter-not-over");
        (await town.RefusedAsync(new OpenBulletin(2018, 3), "街道陈军")).ShouldBe("access.role");
        (await town.Yanta.SendAsync(new ListBulletins(), "街道陈军")).Page.Items.ShouldBeEmpty();
    }

    /// <summary>A-14: weights are the district's, but they add up.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Weights_that_do_not_add_up_open_no_bulletin_and_the_clock_says_so(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-05", ("weightListed", "15"));
        (await town.RefusedAsync(new OpenBulletin(2019, 1), Office)).ShouldBe("bulletin.weights");
        await town.Yanta.PassAsync("2019-04-07", "10:00");
        (await town.Yanta.SendAsync(new ListBulletins(), Office)).Page.Items.ShouldBeEmpty();
        (await town.Yanta.SendAsync(new Workflows.Instances.ListIncidents())).ShouldContain(i => i.Text.Contains("105"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Scores_are_refused_without_evidence_out_of_range_by_others_and_where_the_records_say_it(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-08");
        var id = await town.OpenAsync();
        var unit = (await town.ViewAsync(id)).Content.League(Streets).First().UnitId;
        (await town.RefusedAsync(new EnterScores(id, "leadership", [new(unit, 90, " ")]), Office)).ShouldBe("bulletin.evidence-missing");
        (await town.RefusedAsync(new EnterScores(id, "leadership", [new(unit, 100.5m, "文件")]), Office)).ShouldBe("bulletin.score-range");
        (await town.RefusedAsync(new EnterScores(id, "leadership", [new(unit, -1, "文件")]), Office)).ShouldBe("bulletin.score-range");
        (await town.RefusedAsync(new EnterScores(id, "duty", [new(unit, 90, "文件")]), Office)).ShouldBe("bulletin.measured-only");
        (await town.RefusedAsync(new EnterScores(id, "leadership", [new(Guid.NewGuid(), 90, "文件")]), Office)).ShouldBe("bulletin.unit-unknown");
        (await town.RefusedAsync(new EnterScores(id, "leadership", [new(unit, 90, "文件")]), "街道陈军")).ShouldBe("access.role");
        (await town.RefusedAsync(new BulletinDetails(id), "街道陈军")).ShouldBe("bulletin.unknown");
    }

    /// <summary>R48, R83: what goes into the yearly assessment; errata included.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Year_takes_the_mean_of_the_published_quarters_with_their_errata(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-07-08", AllEntered);
        var (first, second) = (await town.OpenAsync(), await town.OpenAsync(quarter: 2));
        await town.ScoreAsync(first, 80);
        await town.PublishAsync(first);
        (await town.Yanta.SendAsync(new RankingOfYear(2019), "街道陈军")).Quarters.ShouldBe([1]);
        await town.ScoreAsync(second, 90, ("大雁塔街道办事处", "reporting", 100));
        await town.PublishAsync(second);
        var unit = (await town.ViewAsync(first)).Content.Units.Single(u => u.Name == "小寨路街道办事处").UnitId;
        await town.Yanta.SendAsync(new ProposeErratum(first, unit, "reporting", 100, "漏计"), Office);
        await town.DoAsync(first, "审定通报更正", "Approved", Head, []);

        var year = await town.Yanta.SendAsync(new RankingOfYear(2019), "街道陈军");
        year.Rows.Where(r => r.League == Streets).Select(r => (r.Name, r.Mean, r.Rank)).ShouldBe([("小寨路街道办事处", 87m, 1), ("大雁塔街道办事处", 86m, 2), ("长延堡街道办事处", 85m, 3)]);
        (await town.Yanta.SendAsync(new BulletinTrend(Streets), "街道陈军")).Single(l => l.UnitId == unit).Points.Select(p => (p.Quarter, p.Total)).ShouldBe([(1, 84m), (2, 90m)]);
    }

    [Fact]
    public async Task Course_of_a_bulletin_and_of_its_erratum_is_kept()
    {
        KeptHistory.Wanted();
        await using var town = await BulletinTown.StartAsync(DatabaseProvider.Sqlite, "2019-04-08");
        var id = await town.OpenAsync();
        await town.ScoreAsync(id, 90);
        await town.PublishAsync(id);
        await KeptHistory.WriteAsync(town.Yanta, id, "quarterly-bulletin", "published", "取数、评分送审、审定后公告");
    }

    private static async Task<string> ContentAsync(BulletinTown town, Guid id)
    {
        await using var scope = town.Yanta.District.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        return await db.Database.SqlQueryRaw<string>("select content || number || issuer as \"Value\" from bulletin_publications").SingleAsync();
    }
}
