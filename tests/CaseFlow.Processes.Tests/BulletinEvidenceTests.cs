using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Bulletins;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.Extensions.DependencyInjection;
using static CaseFlow.Processes.Tests.BulletinTown;

namespace CaseFlow.Processes.Tests;

/// <summary>The files behind an entered score (R82): who sees them, what stays, what is refused.</summary>
public sealed class BulletinEvidenceTests
{
    private const string Street = "街道陈军";
    private const string Leadership = BulletinDimensions.Leadership;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Files_of_a_score_are_the_offices_until_it_is_published_and_then_everybodys_who_is_signed_in(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-08");
        var id = await town.OpenAsync();
        await town.ScoreAsync(id, 90);
        var unit = await UnitAsync(town, id);
        var file = await FileAsync(town, "会议纪要.png");
        await town.Yanta.SendAsync(new EnterScores(id, Leadership, [new(unit, 88, "会议纪要", [file])]), Office);

        (await FilesAsync(town, id, unit)).ShouldBe([new EvidenceFile(file, "会议纪要.png")]);
        (await ContentAsync(town, file, Head)).ShouldBe(Yanta.Photo);
        (await town.RefusedAsync(new ReadAttachment(file), Street)).ShouldBe("attachment.not-found");
        await town.PublishAsync(id);
        (await FilesAsync(town, id, unit, Street)).ShouldBe([new EvidenceFile(file, "会议纪要.png")]);
        (await ContentAsync(town, file, Street)).ShouldBe(Yanta.Photo);
        (await PublicAsync(town, id)).ShouldNotContain(file.ToString());
    }

    /// <summary>What the score rested on before stays beside what it rests on now.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Files_stay_when_a_score_is_corrected_and_further_ones_come_to_them(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-08");
        var id = await town.OpenAsync();
        var unit = await UnitAsync(town, id);
        await town.Yanta.SendAsync(new EnterScores(id, Leadership, [new(unit, 80, "会议纪要", [await FileAsync(town, "一.png")])]), Office);
        await town.Yanta.PassAsync("2019-04-08", "10:00");
        var second = await FileAsync(town, "二.png");
        await town.Yanta.SendAsync(new EnterScores(id, Leadership, [new(unit, 85, "补充材料", [second])]), Office);
        (await FilesAsync(town, id, unit)).Select(f => f.Name).ShouldBe(["一.png", "二.png"]);

        await town.Yanta.SendAsync(new EnterScores(id, Leadership, [new(unit, 86, "笔误")]), Office);
        (await FilesAsync(town, id, unit)).Count.ShouldBe(2);
        await town.Yanta.SendAsync(new EnterScores(id, Leadership, [new(unit, null, null)]), Office);
        (await FilesAsync(town, id, unit)).ShouldBeEmpty("there is no score that they prove");
        (await town.ViewAsync(id)).Entries.Count(e => e.Kind == BulletinEntryKinds.Scored && e.Text!.Contains("附件1个", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Files_of_others_unknown_ones_used_ones_and_too_many_are_refused_and_the_score_stays_as_it_was(DatabaseProvider database)
    {
        await using var town = await BulletinTown.StartAsync(database, "2019-04-08");
        var id = await town.OpenAsync();
        var unit = await UnitAsync(town, id);
        var (mine, theirs) = (await FileAsync(town, "一.png"), await FileAsync(town, "二.png", Head));
        (await RefusedAsync(town, id, unit, 90, theirs)).ShouldBe(("attachment.unknown", "lines[0].fileIds"));
        (await RefusedAsync(town, id, unit, 90, Guid.NewGuid())).ShouldBe(("attachment.unknown", "lines[0].fileIds"));
        (await RefusedAsync(town, id, unit, null, mine)).Code.ShouldBe("bulletin.files-without-score");
        (await RefusedAsync(town, id, unit, 90, [.. Enumerable.Range(0, 10).Select(_ => Guid.NewGuid())])).ShouldBe(("bulletin.too-many-files", "lines[0].fileIds"));
        (await town.ViewAsync(id)).Content.Units.Single(u => u.UnitId == unit).Scores.Single(s => s.Dimension == Leadership).Score.ShouldBeNull();

        var other = (await town.ViewAsync(id)).Content.League(BulletinLeagues.Streets).Last().UnitId;
        await town.Yanta.SendAsync(new EnterScores(id, Leadership, [new(other, 90, "文件", [mine])]), Office);
        (await RefusedAsync(town, id, unit, 90, mine)).ShouldBe(("attachment.used", "lines[0].fileIds"));
    }

    private static async Task<Guid> UnitAsync(BulletinTown town, Guid id) => (await town.ViewAsync(id)).Content.League(BulletinLeagues.Streets).First().UnitId;

    private static async Task<Guid> FileAsync(BulletinTown town, string name, string who = Office) => (await town.Yanta.SendAsync(new StoreAttachment(name, Yanta.Photo), who)).Id;

    private static async Task<IReadOnlyList<EvidenceFile>> FilesAsync(BulletinTown town, Guid id, Guid unit, string who = Office) =>
        (await town.ViewAsync(id, who)).Content.Units.Single(u => u.UnitId == unit).Scores.Single(s => s.Dimension == Leadership).Files ?? [];

    private static async Task<byte[]> ContentAsync(BulletinTown town, Guid file, string who)
    {
        await using var content = (await town.Yanta.SendAsync(new ReadAttachment(file), who)).Content;
        using var all = new MemoryStream();
        await content.CopyToAsync(all);
        return all.ToArray();
    }

    private static async Task<string> PublicAsync(BulletinTown town, Guid id)
    {
        await using var scope = town.Yanta.District.Services.CreateAsyncScope();
        return System.Text.Json.JsonSerializer.Serialize(await scope.ServiceProvider.GetRequiredService<IPublicBulletins>().FindAsync(id, default));
    }

    private static async Task<(string Code, string? Field)> RefusedAsync(BulletinTown town, Guid id, Guid unit, decimal? score, params Guid[] files)
    {
        var answer = await town.Yanta.District.SendAsync(new EnterScores(id, Leadership, [new(unit, score, "文件", files)]), await town.Yanta.ActorAsync(Office));
        return (answer.Refusals.Single().Code, answer.Refusals.Single().Field);
    }
}
