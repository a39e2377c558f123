using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Bulletins;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using static CaseFlow.Processes.Tests.BulletinTown;

namespace CaseFlow.Processes.Tests;

/// <summary>Between submission and approval a unit sees its own scores and objects to them (R81, A-14).</summary>
public sealed class BulletinObjectionTests
{
    private const string Street = "街道陈军";
    private const string Leadership = BulletinDimensions.Leadership;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Unit_sees_its_own_scores_alone_and_without_a_rank_from_the_first_submission_on(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-08");
        var id = await town.OpenAsync();
        await town.ScoreAsync(id, 90);
        (await town.RefusedAsync(new BulletinDetails(id), Street)).ShouldBe("bulletin.unknown");
        (await town.RefusedAsync(new ObjectToScore(id, Leadership, "漏计"), Street)).ShouldBe("bulletin.unknown");
        await town.DoAsync(id, "评分并送审", "Submitted", Office, []);

        var view = await town.ViewAsync(id, Street);
        view.Content.Units.Select(u => (u.Name, u.Rank)).ShouldBe([("小寨路街道办事处", 0)]);
        (view.Preview, view.MayObject, view.MayAnswer, view.Entries.Count).ShouldBe((true, true, false, 0));
        (await NoticesAsync(town, Street)).ShouldContain("2019年第1季度通报的本单位得分可以查看");
        (await town.Yanta.SendAsync(new ListBulletins(), Street)).Page.Items.ShouldHaveSingleItem().Id.ShouldBe(id);
        (await town.RefusedAsync(new BulletinDetails(id), "网格员王芳")).ShouldBe("bulletin.unknown");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Accepted_objection_scores_anew_with_evidence_also_what_was_drawn_and_both_stay_visible(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-08");
        var id = await SubmittedAsync(town);
        var file = await FileAsync(town, "签收单.png", Street);
        var objection = await town.Yanta.SendAsync(new ObjectToScore(id, BulletinDimensions.Reporting, "3月报告已按时报送", [file]), Street);
        (await NoticesAsync(town, Office)).ShouldContain(n => n.StartsWith("小寨路街道办事处对“按月排查报送隐患情况”", StringComparison.Ordinal));
        (await town.TryAsync(id, "审定通报", "Approved", Head, [])).Refusals.Single().Code.ShouldBe("bulletin.objections-open");
        (await town.Yanta.SendAsync(new ReadAttachment(file), Office)).FileName.ShouldBe("签收单.png");
        (await town.RefusedAsync(new ReadAttachment(file), "商务局周涛")).ShouldBe("attachment.not-found");

        var proof = await FileAsync(town, "系统截图.png", Office);
        await town.Yanta.SendAsync(new AnswerObjection(id, objection, true, 100, "系统留有报送记录", [proof]), Office);
        (await NoticesAsync(town, Street)).ShouldContain("“按月排查报送隐患情况”的异议：采纳，重新评分");
        var score = (await town.ViewAsync(id, Street)).Content.Units.Single().Scores.Single(s => s.Dimension == BulletinDimensions.Reporting);
        (score.Score, score.Evidence, score.EnteredBy, score.Files!.Single().Id).ShouldBe((100m, "系统留有报送记录", Office, proof));
        var seen = (await town.ViewAsync(id, Street)).Objections.Single();
        (seen.State, seen.ScoreBefore, seen.ScoreAfter, seen.Files.Single().Name).ShouldBe((ObjectionStates.Accepted, score.Measured, 100m, "签收单.png"));
        (await town.Yanta.SendAsync(new ReadAttachment(proof), Street)).FileName.ShouldBe("系统截图.png");
        (await town.RefusedAsync(new ReadAttachment(proof), "商务局周涛")).ShouldBe("attachment.not-found");

        await town.DoAsync(id, "审定通报", "Approved", Head, []);
        (await town.ViewAsync(id, Street)).Content.Units.Single(u => u.Name == "小寨路街道办事处").Scores.Single(s => s.Dimension == BulletinDimensions.Reporting).Score.ShouldBe(100);
        (await town.ViewAsync(id, "商务局周涛")).Objections.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task One_objection_at_a_time_for_a_dimension_and_a_kept_score_stays_with_the_reason(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-08");
        var id = await SubmittedAsync(town);
        var objection = await town.Yanta.SendAsync(new ObjectToScore(id, Leadership, "会议漏计"), Street);
        (await town.RefusedAsync(new ObjectToScore(id, Leadership, "再次"), Street)).ShouldBe("bulletin.objection-open");
        await town.Yanta.SendAsync(new ObjectToScore(id, BulletinDimensions.Funding, "设备漏计"), Street);
        await town.Yanta.SendAsync(new AnswerObjection(id, objection, false, null, "会议不在本季度"), Office);

        var view = await town.ViewAsync(id, Street);
        var kept = view.Objections.Single(o => o.Dimension == Leadership);
        (kept.State, kept.Answer, kept.ScoreAfter).ShouldBe((ObjectionStates.Kept, "会议不在本季度", null));
        view.Content.Units.Single().Scores.Single(s => s.Dimension == Leadership).Score.ShouldBe(90);
        (await town.RefusedAsync(new AnswerObjection(id, objection, true, 95, "改"), Office)).ShouldBe("bulletin.objection-answered");
        await town.Yanta.SendAsync(new ObjectToScore(id, Leadership, "补充纪要"), Street);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Objections_are_refused_from_who_is_not_ranked_without_a_reason_with_foreign_files_and_after_the_approval(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-08");
        var id = await SubmittedAsync(town);
        (await town.RefusedAsync(new ObjectToScore(id, Leadership, " "), Street)).ShouldBe("bulletin.objection-text");
        (await town.RefusedAsync(new ObjectToScore(id, "beauty", "x"), Street)).ShouldBe("bulletin.dimension");
        (await town.RefusedAsync(new ObjectToScore(id, Leadership, "x", [await FileAsync(town, "一.png", Office)]), Street)).ShouldBe("attachment.unknown");
        (await town.RefusedAsync(new ObjectToScore(id, Leadership, "x", [.. Enumerable.Range(0, 10).Select(_ => Guid.NewGuid())]), Street)).ShouldBe("bulletin.too-many-files");
        (await town.RefusedAsync(new ObjectToScore(id, Leadership, "x"), Office)).ShouldBe("access.role");
        var objection = await town.Yanta.SendAsync(new ObjectToScore(id, Leadership, "会议漏计"), Street);
        (await town.RefusedAsync(new AnswerObjection(id, objection, true, null, "x"), Office)).ShouldBe("bulletin.objection-score");
        (await town.RefusedAsync(new AnswerObjection(id, objection, true, 90, "x"), Office)).ShouldBe("bulletin.erratum-same");
        (await town.RefusedAsync(new AnswerObjection(id, objection, false, null, " "), Office)).ShouldBe("bulletin.objection-answer");
        (await town.RefusedAsync(new AnswerObjection(id, Guid.NewGuid(), false, null, "x"), Office)).ShouldBe("bulletin.objection-unknown");
        (await town.RefusedAsync(new AnswerObjection(id, objection, false, null, "x"), Street)).ShouldBe("access.role");
        await town.Yanta.SendAsync(new AnswerObjection(id, objection, false, null, "不在本季度"), Office);
        await town.DoAsync(id, "审定通报", "Approved", Head, []);
        (await town.RefusedAsync(new ObjectToScore(id, Leadership, "又一项"), Street)).ShouldBe("bulletin.objections-closed");
    }

    /// <summary>Who scored anew after the submission decides on their own score as little as who submitted.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_accepted_an_objection_does_not_approve_and_a_returned_bulletin_still_takes_objections(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-08");
        var office = (await town.Yanta.ActorAsync(Office)).UnitId;
        await town.Yanta.AppointAsync(Head, Domain.People.Roles.DistrictOffice, office);
        var id = await SubmittedAsync(town);
        await town.DoAsync(id, "审定通报", "Returned", Head, new() { ["reason"] = "补充依据" });
        var objection = await town.Yanta.SendAsync(new ObjectToScore(id, Leadership, "会议漏计"), Street);
        await town.Yanta.SendAsync(new AnswerObjection(id, objection, true, 95, "补充会议纪要"), Head);
        await town.DoAsync(id, "评分并送审", "Submitted", Office, []);
        (await town.TryAsync(id, "审定通报", "Approved", Head, [])).Refusals.Single().Code.ShouldBe("bulletin.own-score");
        await town.Yanta.AppointAsync("副主任钱进", Domain.People.Roles.ListingBody, office);
        await town.DoAsync(id, "审定通报", "Approved", "副主任钱进", []);
    }

    /// <summary>A-13, A-14: no text says it, so a district may choose.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Open_objections_hold_up_no_approval_where_the_variable_says_so(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-08", ("objectionsBlock", "false"));
        var id = await SubmittedAsync(town);
        var objection = await town.Yanta.SendAsync(new ObjectToScore(id, Leadership, "会议漏计"), Street);
        await town.DoAsync(id, "审定通报", "Approved", Head, []);
        (await town.RefusedAsync(new AnswerObjection(id, objection, true, 95, "改"), Office)).ShouldBe("bulletin.objections-closed");
        (await town.ViewAsync(id, Street)).Objections.Single().State.ShouldBe(ObjectionStates.Open);
    }

    private static async Task<Guid> SubmittedAsync(BulletinTown town)
    {
        var id = await town.OpenAsync();
        await town.ScoreAsync(id, 90);
        await town.DoAsync(id, "评分并送审", "Submitted", Office, []);
        return id;
    }

    private static async Task<Guid> FileAsync(BulletinTown town, string name, string who) => (await town.Yanta.SendAsync(new StoreAttachment(name, Yanta.Photo), who)).Id;

    private static async Task<IReadOnlyList<string>> NoticesAsync(BulletinTown town, string who) =>
        [.. (await town.Yanta.SendAsync(new MyNotices(new PageRequest(1, 50)), who)).Notices.Items.Select(n => n.Title)];
}
