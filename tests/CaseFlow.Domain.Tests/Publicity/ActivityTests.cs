using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Publicity;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Publicity;

/// <summary>宣传活动 for objects and the public (R44, R123).</summary>
public sealed class ActivityTests
{
    private static readonly RecordActivity Stand = new("安全生产月现场咨询", "stand", new(2018, 8, 31), "小寨赛格广场", 120, "发放宣传册200份");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Activity_is_seen_with_its_photos_by_those_above_and_not_elsewhere(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var photo = await stage.PhotoAsync("grid-officer");
        (await stage.SendAsync(Stand with { PhotoIds = [photo] }, "grid-officer")).Refusals.ShouldBeEmpty();
        (await stage.SendAsync(Stand with { Topic = "消防演练", Form = "drill", Participants = 30 }, "street-officer")).Refusals.ShouldBeEmpty();

        var list = (await stage.SendAsync(new ListActivities(WithFiles: true), "district-officer")).Value;
        (list.Page.Total, list.Participants, list.Forms.Count).ShouldBe((2, 150, 2));
        list.Page.Items.Single(a => a.Form == "stand").Files.Single().Id.ShouldBe(photo);
        (await stage.SendAsync(new ListActivities("演练"), "street-officer")).Value.Page.Items.ShouldHaveSingleItem().Participants.ShouldBe(30);
        (await stage.SendAsync(new ListActivities(), "grid-officer")).Value.Page.Items.ShouldHaveSingleItem().Topic.ShouldBe(Stand.Topic);
        (await stage.SendAsync(new ListActivities(), "other-street-officer")).Value.Page.Items.ShouldBeEmpty();
        (await stage.SendAsync(new ReadAttachment(photo), "other-street-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("attachment.not-found");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Activity_recorded_by_mistake_is_voided_and_counts_no_more(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var id = (await stage.SendAsync(Stand, "grid-officer")).Value;
        (await stage.SendAsync(new VoidActivity(id, "重复登记"), "other-street-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("activity.unknown");
        (await stage.SendAsync(new VoidActivity(id, "重复登记"), "grid-officer")).Refusals.ShouldBeEmpty();
        (await stage.SendAsync(new VoidActivity(id, "重复登记"), "grid-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("activity.voided");

        var list = (await stage.SendAsync(new ListActivities(), "street-officer")).Value;
        (list.Page.Total, list.Participants, list.VoidedCount).ShouldBe((0, 0, 1));
        (await stage.SendAsync(new ListActivities(Voided: true), "street-officer")).Value.Page.Items.ShouldHaveSingleItem().VoidedBecause.ShouldBe("重复登记");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_cannot_have_been_is_refused(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        await RefusedAsync(Stand, "district-officer", "access.role");
        await RefusedAsync(Stand with { Topic = "" }, "grid-officer", "activity.topic-missing");
        await RefusedAsync(Stand with { Form = "party" }, "grid-officer", "activity.form-unknown");
        await RefusedAsync(Stand with { Day = new(2018, 9, 2) }, "grid-officer", "activity.day-to-come");
        await RefusedAsync(Stand with { Place = "\t" }, "grid-officer", "activity.place-missing");
        await RefusedAsync(Stand with { Participants = -1 }, "grid-officer", "activity.participants");
        await RefusedAsync(Stand with { Note = "零\0" }, "grid-officer", "publicity.control");

        async Task RefusedAsync(RecordActivity command, string who, string code) => (await stage.SendAsync(command, who)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }
}
