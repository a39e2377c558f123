using System.Text.Json.Nodes;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>The chain of the chart (R140–R149) in the real product.</summary>
public class HazardChainTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C49_report_of_an_enterprise_under_direct_supervision_goes_straight_to_its_department_with_a_copy_to_the_street(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-05");
        await DisposedHazard.PeopleAsync(yanta);
        await yanta.SendAsync(new SuperviseDirectly(yanta.EnterpriseId, yanta.SupervisingUnit, "high-risk", "雁安办〔2018〕9号", new(2018, 10, 15)));
        var hazard = await DisposedHazard.ReportAsync(yanta, "网格员王芳");

        (await hazard.StationsAsync()).ShouldBe(["department"]);
        (await hazard.WayAsync("商务局周涛")).Station.ShouldBe("department");
        (await yanta.SendAsync(new MyNotices(new PageRequest(1, 50)), "街道陈军")).Notices.Items.ShouldContain(n => n.Title.Contains("由部门直接处置", StringComparison.Ordinal));
        await hazard.HandleAsync("商务局周涛");
        (await hazard.ViewAsync()).State.ShouldBe(HazardStates.Closed);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C29_hazard_goes_up_to_the_city_and_its_result_comes_down_station_by_station(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-05");
        await DisposedHazard.PeopleAsync(yanta);
        var hazard = await DisposedHazard.ReportAsync(yanta, "网格员王芳");
        (await hazard.WayAsync("安委办李强")).Station.ShouldBe("officer");
        await hazard.SendUpAsync("网格员王芳", "需要断电");
        await yanta.PassAsync("2018-11-05", "15:00");
        await hazard.SendUpAsync("街道赵副主任", "社区无权停电");
        await SeenAndPromptedAsync(yanta, hazard, "street", "街道陈军");
        await yanta.PassAsync("2018-11-06", "09:00");
        await hazard.SendUpAsync("街道陈军", "涉及供电设施");
        await hazard.DoAsync("安委办李强", "Passed", new() { ["departmentUnitId"] = yanta.SupervisingUnit, ["reason"] = "属商务局职责" });
        await SeenAndPromptedAsync(yanta, hazard, "department", "商务局周涛");
        await yanta.PassAsync("2018-11-09", "09:00");
        await hazard.DoAsync("商务局周涛", "Returned", new() { ["reason"] = "需市级协调" });
        await hazard.SendUpAsync("安委办李强", "需市级协调");
        await SeenAndPromptedAsync(yanta, hazard, "city", null);
        await yanta.PassAsync("2018-11-20", "09:00");
        await hazard.HandleAsync("安委办李强", "市供电局更换变压器");

        var way = await hazard.WayAsync();
        way.Stops.Select(s => s.Station).ShouldBe(["officer", "liaison", "street", "district", "department", "district", "city"]);
        way.Feedback.Select(f => f.Station).ShouldBe(["district", "street", "community", "officer"]);
        way.Feedback.ShouldAllBe(f => f.At == Yanta.At("2018-11-20", "09:00"));
        way.Feedback[1].Told.ShouldContain("陈军");
        way.Feedback[2].Told.ShouldContain("郭主任");
        way.Feedback[3].Told.ShouldContain("王芳");
        (await hazard.ViewAsync()).State.ShouldBe(HazardStates.Handled);
        await hazard.DoAsync("网格员王芳", "Confirmed");
        (await hazard.ViewAsync()).State.ShouldBe(HazardStates.Closed);
        (await yanta.SendAsync(new ListHazards())).Page.Total.ShouldBe(1);
        await hazard.NothingIsLeftRunningAsync();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C30_delegated_community_returns_it_and_the_street_has_it_again_with_both_hops_and_one_clock(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-12-03");
        await DisposedHazard.PeopleAsync(yanta);
        var hazard = await DisposedHazard.ReportAsync(yanta, "街道陈军", with: f => f with { Channel = "phone" });
        (await hazard.StationsAsync()).ShouldBe(["street"]);
        var elsewhere = await hazard.TryAsync("街道陈军", "Delegated", new() { ["communityCode"] = "610113006001", ["reason"] = "请处理" });
        elsewhere.Refusals.ShouldHaveSingleItem().Code.ShouldBe("hazard.community-elsewhere");
        await yanta.PassAsync("2018-12-03", "10:00");
        await hazard.DoAsync("街道陈军", "Delegated", new() { ["communityCode"] = "610113001002", ["reason"] = "请清理" });
        (await hazard.WayAsync()).HolderName.ShouldBe("永松社区居委会");
        await yanta.PassAsync("2018-12-04", "09:00");
        await hazard.DoAsync("永松刘主任", "Returned", new() { ["reason"] = "超出本社区能力" });
        await yanta.PassAsync("2018-12-04", "11:00");

        var way = await hazard.WayAsync();
        (way.Station, way.HolderName).ShouldBe(("street", "小寨路街道办事处"));
        way.Stops.Select(s => (s.Station, s.Move, s.Minutes)).ShouldBe([("street", "reported", 60), ("community", "delegated", 23 * 60), ("street", "returned", 120)]);
        way.Times.Select(t => (t.HolderName, t.Minutes)).ShouldBe([("小寨路街道办事处", 180), ("永松社区居委会", 23 * 60)]);
        way.TotalMinutes.ShouldBe(26 * 60);
        way.Stops[2].Reason.ShouldBe("超出本社区能力");
        (await yanta.SendAsync(new ListHazards(Station: "street"))).Page.Items.Single().HolderName.ShouldBe("小寨路街道办事处");
        await yanta.PassAsync("2018-12-12", "09:00");
        (await yanta.SendAsync(new ListHazards(Overdue: true))).Overdue.ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C25_without_a_grid_officer_new_hazards_go_to_the_liaison(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-07-10");
        var (_, community) = await DisposedHazard.PeopleAsync(yanta);
        await yanta.DismissAsync("网格员王芳", Roles.GridOfficer, community);
        var hazard = await DisposedHazard.ReportAsync(yanta, "社区郭主任");
        var way = await hazard.WayAsync();
        (way.Station, way.HolderName).ShouldBe(("liaison", "小寨路街道办事处（街道赵副主任）"));
        await hazard.HandleAsync("街道赵副主任");
        (await hazard.ViewAsync()).State.ShouldBe(HazardStates.Closed);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Department_without_the_duty_gets_nothing_until_the_duty_is_registered(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-05");
        var (fire, _) = await DisposedHazard.PeopleAsync(yanta);
        var hazard = await DisposedHazard.ReportAsync(yanta, "安委办李强");
        (await hazard.StationsAsync()).ShouldBe(["district"]);
        var pass = new JsonObject { ["departmentUnitId"] = fire, ["reason"] = "消防通道" };
        var refused = await hazard.TryAsync("安委办李强", "Passed", pass);
        refused.Refusals.ShouldHaveSingleItem().Text().ShouldBe("区消防大队对长安百货没有安全生产监管职责，不能传递；职责有变化的，请区安委办先登记。");
        (await yanta.District.SendAsync(new HazardDetails(hazard.Id), await yanta.ActorAsync("消防何平"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("hazard.not-found");
        await yanta.SendAsync(new AssignDuties(fire, ["52"]), "安委办李强");
        await hazard.DoAsync("安委办李强", "Passed", pass);
        (await hazard.ViewAsync("消防何平")).Id.ShouldBe(hazard.Id);
        (await hazard.TryAsync("消防何平", "Passed", pass)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("hazard.department-has-it");
        await hazard.DoAsync("消防何平", "Passed", new() { ["departmentUnitId"] = yanta.SupervisingUnit, ["reason"] = "属商务局" });
        (await hazard.StationsAsync()).ShouldBe(["district", "department", "department"]);
        (await hazard.TryAsync("商务局周涛", "Handled", [])).Refusals.ShouldHaveSingleItem().Code.ShouldBe("hazard.measure-missing");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Enterprise_rectifies_by_a_last_day_and_what_is_not_right_is_done_again(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-05");
        await DisposedHazard.PeopleAsync(yanta);
        var hazard = await DisposedHazard.ReportAsync(yanta, "街道陈军");
        (await hazard.TryAsync("街道陈军", "Ordered", new() { ["limitNumber"] = 31, ["requirements"] = "清空" })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("hazard.limit-too-long");
        await hazard.DoAsync("街道陈军", "Ordered", new() { ["limitNumber"] = 10, ["requirements"] = "清空通道" });
        (await hazard.ViewAsync()).State.ShouldBe(HazardStates.Rectifying);
        await hazard.DoAsync("企业刘总", "Rectified", new() { ["measure"] = "已清空" });
        await hazard.DoAsync("街道陈军", "Failed", new() { ["findings"] = "又堆上了" });
        await yanta.PassAsync("2018-11-16", "09:00");
        (await yanta.SendAsync(new MyNotices(new PageRequest(1, 50)), "企业刘总")).Notices.Items.ShouldContain(n => n.Title == "隐患整改逾期");
        await hazard.DoAsync("企业刘总", "Rectified", new() { ["measure"] = "划定禁放区" });
        await hazard.DoAsync("街道陈军", "Passed", new() { ["findings"] = "通道畅通" });
        var view = await hazard.ViewAsync();
        view.State.ShouldBe(HazardStates.Closed);
        (await hazard.WayAsync()).Measure.ShouldBe("划定禁放区");
        await hazard.NothingIsLeftRunningAsync();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Proposed_hazard_leaves_the_chain_and_comes_back_when_it_is_not_listed(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-05");
        await DisposedHazard.PeopleAsync(yanta);
        var hazard = await DisposedHazard.ReportAsync(yanta, "网格员王芳");
        await hazard.SendUpAsync("网格员王芳");
        var listed = new SupervisedCase(yanta, (await yanta.SendAsync(new ProposeListing(hazard.Id, "重大"), "安委办李强")).CaseId);
        (await hazard.WayAsync()).Tasks.ShouldBeEmpty();
        (await hazard.WayAsync()).HolderName.ShouldBeNull();
        await listed.DoAsync("主任赵敏", "审定挂牌", "Declined", new() { ["reason"] = "可当场整改" });
        (await hazard.StationsAsync()).ShouldBe(["officer", "liaison", "liaison"]);
        await hazard.HandleAsync("街道赵副主任");
        await hazard.DoAsync("网格员王芳", "NotSolved", new() { ["reason"] = "又堆上了" });
        (await hazard.WayAsync()).Stops[^1].Move.ShouldBe("reworked");
        await hazard.HandleAsync("街道赵副主任");
        await yanta.PassAsync("2018-11-20", "09:00");
        (await hazard.ViewAsync()).State.ShouldBe(HazardStates.Closed);
        await hazard.NothingIsLeftRunningAsync();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C44_regraded_hazard_goes_on_as_one_case_in_its_new_grade(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-03-04");
        await DisposedHazard.PeopleAsync(yanta);
        var hazard = await DisposedHazard.ReportAsync(yanta, "街道陈军");
        await yanta.PassAsync("2019-03-04", "14:00");
        await yanta.SendAsync(new RegradeHazard(hazard.Id, HazardGrades.Major, "需停产整改"), "街道陈军");
        await hazard.SendUpAsync("街道陈军");
        var (view, way) = (await hazard.ViewAsync(), await hazard.WayAsync());
        (view.GradeName, way.Station).ShouldBe(("重大隐患", "district"));
        way.Regradings.ShouldHaveSingleItem().At.ShouldBe(Yanta.At("2019-03-04", "14:00"));
        (await yanta.SendAsync(new ListHazards())).Page.Total.ShouldBe(1);
        var again = await yanta.District.SendAsync(new RegradeHazard(hazard.Id, HazardGrades.Major, "再次"), await yanta.ActorAsync("安委办李强"));
        again.Refusals.ShouldHaveSingleItem().Code.ShouldBe("hazard.grade-same");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Second_report_is_joined_and_its_reporter_hears_the_result(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-05");
        await DisposedHazard.PeopleAsync(yanta);
        var leading = await DisposedHazard.ReportAsync(yanta, "网格员王芳", "二楼疏散通道被货物堵塞");
        var similar = await yanta.SendAsync(new SimilarHazards(yanta.EnterpriseId, "疏散通道被货物堵塞了"), "街道陈军");
        similar.ShouldHaveSingleItem().HazardId.ShouldBe(leading.Id);
        var atOnce = await DisposedHazard.ReportAsync(yanta, "街道陈军", with: f => f with { JoinTo = leading.Id });
        (await atOnce.ViewAsync()).State.ShouldBe(HazardStates.Joined);
        (await yanta.SendAsync(new ProcessesOf(atOnce.Id))).ShouldBeEmpty();
        var later = await DisposedHazard.ReportAsync(yanta, "商务局吴静");
        await yanta.SendAsync(new JoinHazards(later.Id, leading.Id, "同一处"), "安委办李强");
        await later.NothingOfItRunsAsync(yanta);
        await leading.HandleAsync("网格员王芳");
        var way = await leading.WayAsync();
        way.Joined.Select(j => (j.ReportedBy, j.Photos.Count)).ShouldBe([("街道陈军", 1), ("商务局吴静", 1)]);
        (await yanta.SendAsync(new CountHazards(new(2018, 11, 1), new(2018, 11, 30)))).ShouldBe(new HazardTotals(1, 0, 1, 0, 0));
    }

    private static async Task SeenAndPromptedAsync(Yanta yanta, DisposedHazard hazard, string station, string? told)
    {
        (await hazard.WayAsync("安委办李强")).Station.ShouldBe(station);
        var prompted = await yanta.SendAsync(new PromptHazard(hazard.Id, $"请抓紧（{station}）"), "安委办李强");
        if (told is not null)
        {
            prompted.Told.ShouldContain(told);
        }
    }
}
