using CaseFlow.Domain.Agenda;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Publicity;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>Whoever has enterprises left to deliver a material to is reminded until all have it (R123).</summary>
public sealed class MaterialDeliveryTests
{
    private const string Office = "安委办李强";
    private const string Street = "街道陈军";
    private const string Officer = "网格员王芳";

    private static readonly DateOnly Last = new(2018, 10, 19);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Street_and_grid_officer_that_do_not_deliver_are_reminded_and_told_late_with_the_issuing_unit(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-10-08");
        var material = await PublishedAsync(yanta);
        foreach (var who in (string[])[Street, Officer])
        {
            (await yanta.SendAsync(new MyAgenda(new(2018, 10, 1), new(2018, 10, 31)), who)).Items.ShouldContain(i => i.SubjectId == material && i.LastDay == Last, who);
        }

        await yanta.PassAsync("2018-10-16", "09:00");
        (await TitlesAsync(yanta, material, Street)).Count.ShouldBe(1);
        (await TitlesAsync(yanta, material, Officer)).Count.ShouldBe(1);
        await yanta.PassAsync("2018-10-19", "09:00");
        (await TitlesAsync(yanta, material, Officer)).Count.ShouldBe(2);
        (await TitlesAsync(yanta, material, Office)).ShouldBeEmpty();
        await yanta.PassAsync("2018-10-20", "09:00");
        foreach (var who in (string[])[Street, Officer, Office])
        {
            (await TitlesAsync(yanta, material, who))[0].ShouldBe("资料逾期没有送完", who);
        }

        (await yanta.SendAsync(new ProcessesOf(material))).ShouldHaveSingleItem().Ended.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Last_receipt_ends_the_limit_and_nobody_is_reminded(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-10-08");
        var material = await PublishedAsync(yanta);
        await DeliverAsync(yanta, material);
        (await yanta.SendAsync(new ProcessesOf(material))).ShouldHaveSingleItem().Ended.ShouldBeTrue();
        await yanta.PassAsync("2018-10-22", "09:00");
        foreach (var who in (string[])[Street, Officer, Office])
        {
            (await TitlesAsync(yanta, material, who)).ShouldBeEmpty(who);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task New_edition_and_withdrawal_end_the_limit_of_the_old_one(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-10-08");
        var first = await PublishedAsync(yanta);
        var second = await PublishedAsync(yanta, first);
        (await yanta.SendAsync(new ProcessesOf(first))).ShouldHaveSingleItem().Ended.ShouldBeTrue();
        await yanta.SendAsync(new WithdrawMaterial(second, "内容有误"), Office);
        (await yanta.SendAsync(new ProcessesOf(second))).ShouldHaveSingleItem().Ended.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Material_without_a_day_to_come_starts_nothing(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-10-08");
        foreach (var by in (DateOnly?[])[null, new(2018, 10, 7)])
        {
            var material = await yanta.SendAsync(Form() with { IssuedOn = new(2018, 10, 1), Delivery = new MaterialDelivery(By: by) }, Office);
            (await yanta.SendAsync(new ProcessesOf(material))).ShouldBeEmpty();
            await DeliverAsync(yanta, material);
        }
    }

    [Fact]
    public async Task History_is_recorded_when_asked_for()
    {
        KeptHistory.Wanted();
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2018-10-08");
        var material = await PublishedAsync(yanta);
        await yanta.PassAsync("2018-10-22", "09:00");
        await KeptHistory.WriteAsync(yanta, material, "material-delivery", "late", "资料逾期没有送完");
    }

    private static PublishMaterial Form() => new(MaterialKinds.Notice, "冬季用火用电告知书", new(2018, 10, 8), Text: "请遵守", Delivery: new MaterialDelivery(By: Last));

    private static Task<Guid> PublishedAsync(Yanta yanta, Guid? replaces = null) => yanta.SendAsync(Form() with { ReplacesId = replaces }, Office);

    private static async Task DeliverAsync(Yanta yanta, Guid material)
    {
        var photo = await yanta.SendAsync(new StoreAttachment("回执.png", Yanta.Photo), Officer);
        await yanta.SendAsync(new RecordReceipt(material, yanta.EnterpriseId, new(2018, 10, 8), DeliveryWays.InPerson, "店长", [photo.Id]), Officer);
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(Yanta yanta, Guid material, string who) =>
        [.. (await yanta.SendAsync(new MyNotices(new PageRequest(1, 50)), who)).Notices.Items.Where(n => n.SubjectId == material).Select(n => n.Title)];
}
