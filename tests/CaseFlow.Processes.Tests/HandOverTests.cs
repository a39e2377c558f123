using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>A community moved to another street: what is open there keeps its holder until it is handed over.</summary>
public sealed class HandOverTests
{
    private const string Community = "610113001001";
    private const string Yuhuazhai = "610113006000";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Open_hazard_stays_with_the_old_street_until_it_hands_it_over_with_its_task_limit_and_story(DatabaseProvider database)
    {
        var (yanta, atStreet, atOfficer) = await MovedAsync(database);
        await using var _ = yanta;
        var due = (await atStreet.WayAsync()).Tasks.Single().DueAt;
        (await yanta.SendAsync(new HazardsToHandOver(), "街道陈军")).ShouldHaveSingleItem().ShouldBe(new HandOverItem(Community, "长安大学社区", "小寨路街道", "鱼化寨街道", 2, 0, true));
        (await yanta.SendAsync(new HazardsToHandOver(Yuhuazhai), "鱼化寨孙强")).ShouldHaveSingleItem().MayHandOver.ShouldBeFalse();
        (await yanta.District.SendAsync(new HazardDetails(atStreet.Id), await yanta.ActorAsync("鱼化寨孙强"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("hazard.not-found");

        await yanta.PassAsync("2018-11-07", "10:00");
        await yanta.SendAsync(new HandOverHazard(atStreet.Id, "区划调整"), "街道陈军");

        var way = await atStreet.WayAsync("鱼化寨孙强");
        (way.Station, way.HolderName, way.MovedTo).ShouldBe(("street", "鱼化寨街道办事处", null));
        way.Stops.Select(s => (s.HolderName, s.Move)).ShouldBe([("小寨路街道办事处", "reported"), ("鱼化寨街道办事处", "handed-over")]);
        (way.Tasks.Single().DueAt, way.Tasks.Single().Holders.ShouldHaveSingleItem()).ShouldBe((due, "鱼化寨街道办事处"));
        (await yanta.SendAsync(new MyTasks(), "街道陈军")).Page.Items.ShouldNotContain(t => t.SubjectId == atStreet.Id);
        (await yanta.SendAsync(new MyNotices(new PageRequest(1, 50)), "鱼化寨孙强")).Notices.Items.ShouldContain(n => n.SubjectId == atStreet.Id && n.Title.StartsWith("隐患移交", StringComparison.Ordinal));
        (await yanta.SendAsync(new CaseTimeline(atStreet.Id))).Items.ShouldContain(i => i.Kind == "timeline.hazard-handed-over" && i.Text.Contains("区划调整", StringComparison.Ordinal));
        (await yanta.SendAsync(new ListHazards(HandOver: true), "街道陈军")).Page.Items.ShouldHaveSingleItem().Id.ShouldBe(atOfficer.Id);
        await atStreet.HandleAsync("鱼化寨孙强");
        (await atStreet.ViewAsync("鱼化寨孙强")).State.ShouldBe(HazardStates.Closed);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task District_office_hands_over_all_of_a_community_and_who_held_it_on_the_ground_still_does(DatabaseProvider database)
    {
        var (yanta, _, atOfficer) = await MovedAsync(database);
        await using var __ = yanta;
        (await yanta.District.SendAsync(new HandOverHazards(Community, " "), await yanta.ActorAsync("安委办李强"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("hazard.hand-over-reason-missing");
        (await yanta.SendAsync(new HandOverHazards(Community, "区划调整"), "鱼化寨孙强")).ShouldBe(new HazardsHandedOver(0, 0));

        (await yanta.SendAsync(new HandOverHazards(Community, "区划调整"), "安委办李强")).ShouldBe(new HazardsHandedOver(2, 0));

        var way = await atOfficer.WayAsync("鱼化寨孙强");
        (way.Station, way.Stops.Count).ShouldBe(("officer", 1));
        (await yanta.SendAsync(new HazardsToHandOver())).ShouldBeEmpty();
        (await yanta.District.SendAsync(new HandOverHazard(atOfficer.Id, "区划调整"), await yanta.ActorAsync("安委办李强"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("hazard.not-moved");
        await atOfficer.HandleAsync("网格员王芳");
    }

    private static async Task<(Yanta Yanta, DisposedHazard AtStreet, DisposedHazard AtOfficer)> MovedAsync(DatabaseProvider database)
    {
        var yanta = await Yanta.StartAsync(database, "2018-11-05");
        await DisposedHazard.PeopleAsync(yanta);
        var street = await yanta.SendAsync(new RegisterUnits([new(UnitKind.Street, "鱼化寨街道办事处", Yuhuazhai)]));
        await yanta.AppointAsync("鱼化寨孙强", Roles.StreetOfficer, street[0]);
        var (atStreet, atOfficer) = (await DisposedHazard.ReportAsync(yanta, "街道陈军"), await DisposedHazard.ReportAsync(yanta, "网格员王芳", "灭火器失效"));
        await yanta.PassAsync("2018-11-06", "09:00");
        await yanta.SendAsync(new MoveCommunity(Community, Yuhuazhai, new(2018, 11, 6), "区划调整"), "安委办李强");
        return (yanta, atStreet, atOfficer);
    }
}
