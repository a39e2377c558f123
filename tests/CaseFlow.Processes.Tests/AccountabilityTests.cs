using System.Text.Json.Nodes;
using CaseFlow.Domain.Accountability;
using CaseFlow.Domain.Documents;
using CaseFlow.Domain.KeyObjects;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Tracing;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>Omissions and accidents are examined, decided by somebody else, carried out and handed over (R101–R103).</summary>
public sealed class AccountabilityTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Accident_is_examined_decided_by_another_handed_to_two_organs_and_closed_with_their_replies(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-03-15", Repository.Definition("accountability"));
        var id = await yanta.SendAsync(new TraceAccident(yanta.EnterpriseId, new(2019, 3, 14), new(2019, 1, 1), "二楼起火"), "安委办李强");
        await yanta.DoAsync(id, "调查认定", "Established", "安委办李强", Findings(
            Finding("小寨路街道办事处", AccountabilityMeasures.Criticise), Finding("网格员王芳", AccountabilityMeasures.Discipline), Finding("长安百货法定代表人", AccountabilityMeasures.Police)));
        await yanta.DoAsync(id, "审定", "Approved", "主任赵敏", new() { ["opinion"] = "同意" });
        (await yanta.SendAsync(new DocumentsOf(id), "安委办李强")).ShouldHaveSingleItem().Template.ShouldBe("criticism-notice");
        await yanta.DoAsync(id, "落实处理", "Executed", "安委办李强", new() { ["account"] = "已印发通报" });
        (await yanta.TryAsync(id, "移交", "HandedOver", "安委办李强", HandOver(AccountabilityMeasures.Procuratorate))).Refusals.Single().Code.ShouldBe("accountability.organ-not-left");
        await yanta.DoAsync(id, "移交", "HandedOver", "安委办李强", HandOver(AccountabilityMeasures.Discipline));
        await yanta.DoAsync(id, "移交", "HandedOver", "安委办李强", HandOver(AccountabilityMeasures.Police));
        await yanta.PassAsync("2019-04-10", "09:00");
        (await yanta.TryAsync(id, "登记机关反馈", "Replied", "安委办李强", Reply(AccountabilityMeasures.Police, "2019-03-01"))).Refusals.Single().Code.ShouldBe("accountability.reply-before");
        await yanta.DoAsync(id, "登记机关反馈", "Replied", "安委办李强", Reply(AccountabilityMeasures.Police, "2019-04-01"));
        await yanta.DoAsync(id, "登记机关反馈", "Replied", "安委办李强", Reply(AccountabilityMeasures.Discipline, "2019-04-09"));

        var view = await yanta.SendAsync(new AccountabilityDetails(id), "副区长孙伟");
        (view.Item.State, view.Item.DueAt, view.HandOvers.Count(h => h.Reply is not null)).ShouldBe((AccountabilityStates.Closed, null, 2));
        (await yanta.SendAsync(new DocumentsOf(id), "安委办李强")).Select(d => d.Template).ShouldBe(["criticism-notice", "hand-over-letter"], ignoreOrder: true);
        (await yanta.SendAsync(new ProcessesOf(id))).ShouldAllBe(p => p.Ended);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_examined_cannot_decide_and_what_is_sent_back_is_examined_again(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-03-15", Repository.Definition("accountability"));
        var both = (await yanta.SendAsync(new Domain.People.FindUnits([Domain.People.UnitKind.DistrictOffice]))).Single().Id;
        await yanta.AppointAsync("主任赵敏", Domain.People.Roles.DistrictOffice, both);
        var id = await yanta.SendAsync(new TraceAccident(yanta.EnterpriseId, new(2019, 3, 14), new(2019, 1, 1), "二楼起火"), "安委办李强");
        (await yanta.TryAsync(id, "调查认定", "Established", "主任赵敏", Findings())).Refusals.Single().Code.ShouldBe("accountability.findings-missing");
        (await yanta.TryAsync(id, "调查认定", "Established", "主任赵敏", Findings(new JsonObject { ["who"] = "某街道", ["measure"] = AccountabilityMeasures.Talk }))).Refusals.Single().Code
            .ShouldBe("accountability.finding-incomplete");
        await yanta.DoAsync(id, "调查认定", "Established", "主任赵敏", Findings(Finding("小寨路街道办事处", AccountabilityMeasures.Talk)));
        (await yanta.TryAsync(id, "审定", "Approved", "主任赵敏", [])).Refusals.Single().Code.ShouldBe("accountability.same-person");

        await yanta.AppointAsync("副主任钱进", Domain.People.Roles.ListingBody, both);
        await yanta.DoAsync(id, "审定", "SentBack", "副主任钱进", new() { ["reason"] = "事实不清" });
        await yanta.DoAsync(id, "调查认定", "None", "安委办李强", new() { ["conclusion"] = "不可抗力" });
        await yanta.DoAsync(id, "审定", "Approved", "副主任钱进", []);

        var view = await yanta.SendAsync(new AccountabilityDetails(id), "安委办李强");
        (view.Item.State, view.Findings.Count, view.ProposesNone).ShouldBe((AccountabilityStates.Dropped, 0, true));
        (await yanta.SendAsync(new ProcessesOf(id))).ShouldAllBe(p => p.Ended);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Screening_opens_one_case_when_the_line_is_reached_asks_the_unit_and_counts_an_omission_once(DatabaseProvider database)
    {
        var lines = $$"""{"lines":[{"kind":"{{OmissionKinds.KeyCheck}}","count":2,"days":60}]}""";
        await using var yanta = await Yanta.StartAsync(database, "2019-03-04", Repository.Definition("accountability").WithVariable("omissionLines", lines));
        await yanta.SendAsync(new DesignateKeyObject(yanta.EnterpriseId, new(2019, 3, 4), "人员密集场所"), "街道陈军");
        await yanta.PassAsync("2019-03-11", "09:00");
        (await CasesAsync(yanta, "安委办李强")).ShouldBeEmpty("one week is below the line");

        await yanta.PassAsync("2019-03-18", "09:00");
        var opened = (await CasesAsync(yanta, "街道陈军")).ShouldHaveSingleItem();
        (opened.UnitName, opened.Kind, opened.Account).ShouldBe(("小寨路街道办事处", AccountabilityKinds.Omission, "未按规定检查重点监管对象 2 次"));
        (await yanta.SendAsync(new AccountabilityDetails(opened.Id), "街道陈军")).Grounds.Count.ShouldBe(2);
        await yanta.DoAsync(opened.Id, "说明情况", "Explained", "街道陈军", new() { ["explanation"] = "人手不足" });

        await yanta.PassAsync("2019-03-25", "09:00");
        (await yanta.SendAsync(new ScreenOmissionsNow(), "安委办李强")).ShouldBe(new OmissionsScreened(0, 0), "the clock has added the third week already");
        var view = await yanta.SendAsync(new AccountabilityDetails(opened.Id), "安委办李强");
        (view.Grounds.Count, view.Explanation).ShouldBe((3, "人手不足"));
        (await CasesAsync(yanta, "安委办李强")).Count.ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Unit_sees_its_own_case_without_what_is_still_considered_and_silence_does_not_hold_it_up(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-03-15", Repository.Definition("accountability"));
        var street = (await yanta.SendAsync(new Domain.People.FindUnits([Domain.People.UnitKind.Street]))).Single().Id;
        var id = await yanta.SendAsync(new CallToAccount(street, "未按要求召开联席会议"), "安委办李强");
        (await yanta.District.SendAsync(new CallToAccount(street, "再次"), await yanta.ActorAsync("安委办李强"))).Refusals.Single().Code.ShouldBe("accountability.already-open");
        (await yanta.TasksAsync(id)).ShouldBe(["说明情况"]);

        await yanta.PassAsync("2019-03-23", "09:00");
        (await yanta.TasksAsync(id)).ShouldBe(["调查认定"]);
        await yanta.DoAsync(id, "调查认定", "Established", "安委办李强", Findings(Finding("小寨路街道办事处", AccountabilityMeasures.Remind)));
        var seen = await yanta.SendAsync(new AccountabilityDetails(id), "街道陈军");
        (seen.Conclusion, seen.Findings.Count, seen.Oversees).ShouldBe((null, 0, false));
        (await yanta.District.SendAsync(new AccountabilityDetails(id), await yanta.ActorAsync("商务局周涛"))).Refusals.Single().Code.ShouldBe("accountability.unknown");
        await yanta.DoAsync(id, "审定", "Approved", "主任赵敏", []);
        (await yanta.SendAsync(new AccountabilityDetails(id), "街道陈军")).Findings.ShouldHaveSingleItem().MeasureName.ShouldBe("提醒");
    }

    /// <summary>R101: the circular reaches who answers for the unit, though the case is not theirs to read.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Heads_of_a_criticised_unit_are_told_all_that_concerns_them_and_led_to_no_case_they_may_not_open(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-03-15", Repository.Definition("accountability"));
        await AppointHeadAsync(yanta);
        var id = await yanta.SendAsync(new TraceAccident(yanta.EnterpriseId, new(2019, 3, 14), new(2019, 1, 1), "二楼起火"), "安委办李强");
        await yanta.DoAsync(id, "调查认定", "Established", "安委办李强", Findings(
            Finding("小寨路街道办事处", AccountabilityMeasures.Criticise), Finding("网格员王芳", AccountabilityMeasures.Criticise), Finding("区商务局", AccountabilityMeasures.Talk)));
        await yanta.DoAsync(id, "审定", "Approved", "主任赵敏", []);
        (await ToldAsync(yanta, "街道主任何平")).ShouldBeEmpty("it is not carried out yet");
        var number = (await yanta.SendAsync(new DocumentsOf(id), "安委办李强")).Single().Number;
        await yanta.DoAsync(id, "落实处理", "Executed", "安委办李强", new() { ["account"] = "已印发通报" });

        var notice = (await ToldAsync(yanta, "街道主任何平")).ShouldHaveSingleItem();
        (notice.Title, notice.SubjectKind).ShouldBe(("区安委办对小寨路街道办事处通报批评", null));
        notice.Text.ShouldBe($"区安委办以{number}（2019年3月15日）对小寨路街道办事处通报批评。\n未履职情形：未每周检查重点监管对象；依据：实施意见三（二）");
        (await yanta.District.SendAsync(new AccountabilityDetails(id), await yanta.ActorAsync("街道主任何平"))).Refusals.Single().Code.ShouldBe("accountability.unknown");
        foreach (var other in new[] { "街道陈军", "商务局周涛", "网格员王芳" })
        {
            (await ToldAsync(yanta, other)).ShouldBeEmpty(other);
        }

        (await yanta.SendAsync(new Domain.Timeline.CaseTimeline(id), "安委办李强")).Items.ShouldContain(i => i.Text.Contains("网格员王芳不是本区单位的名称", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Heads_whose_unit_the_case_is_about_find_the_way_to_it(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-03-15", Repository.Definition("accountability"));
        var street = await AppointHeadAsync(yanta);
        var id = await yanta.SendAsync(new CallToAccount(street, "未按要求召开联席会议"), "安委办李强");
        await yanta.PassAsync("2019-03-23", "09:00");
        await yanta.DoAsync(id, "调查认定", "Established", "安委办李强", Findings(Finding("小寨路街道办事处", AccountabilityMeasures.Criticise)));
        await yanta.DoAsync(id, "审定", "Approved", "主任赵敏", []);
        await yanta.DoAsync(id, "落实处理", "Executed", "安委办李强", new() { ["account"] = "已印发通报" });

        var notice = (await ToldAsync(yanta, "街道主任何平")).ShouldHaveSingleItem();
        (notice.SubjectKind, notice.SubjectId).ShouldBe(("accountability-case", id));
        (await yanta.SendAsync(new AccountabilityDetails(id), "街道主任何平")).Findings.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task History_is_recorded_when_asked_for()
    {
        KeptHistory.Wanted();
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2019-03-15", Repository.Definition("accountability"));
        var id = await yanta.SendAsync(new TraceAccident(yanta.EnterpriseId, new(2019, 3, 14), new(2019, 1, 1), "二楼起火"), "安委办李强");
        await yanta.DoAsync(id, "调查认定", "Established", "安委办李强", Findings(Finding("小寨路街道办事处", AccountabilityMeasures.Criticise), Finding("网格员王芳", AccountabilityMeasures.Discipline)));
        await yanta.DoAsync(id, "审定", "Approved", "主任赵敏", []);
        await yanta.DoAsync(id, "落实处理", "Executed", "安委办李强", new() { ["account"] = "已印发通报" });
        await yanta.DoAsync(id, "移交", "HandedOver", "安委办李强", HandOver(AccountabilityMeasures.Discipline));
        await yanta.PassAsync("2019-04-10", "09:00");
        await yanta.DoAsync(id, "登记机关反馈", "Replied", "安委办李强", Reply(AccountabilityMeasures.Discipline, "2019-04-09"));
        await KeptHistory.WriteAsync(yanta, id, "accountability", "handed-over", "事故倒查，通报批评并移交纪检监察机关");
    }

    private static async Task<Guid> AppointHeadAsync(Yanta yanta)
    {
        var street = (await yanta.SendAsync(new Domain.People.FindUnits([Domain.People.UnitKind.Street]))).Single().Id;
        await yanta.AppointAsync("街道主任何平", Domain.People.Roles.StreetHead, street);
        return street;
    }

    private static async Task<IReadOnlyList<NoticeItem>> ToldAsync(Yanta yanta, string who) =>
        [.. (await yanta.SendAsync(new MyNotices(new PageRequest(1, 50)), who)).Notices.Items.Where(n => n.Title.Contains("通报批评", StringComparison.Ordinal))];

    private static JsonObject Findings(params JsonNode[] findings) => new() { ["conclusion"] = "未按规定检查", ["findings"] = new JsonArray(findings) };

    private static JsonObject Finding(string who, string measure) => new() { ["who"] = who, ["omission"] = "未每周检查重点监管对象", ["clause"] = "实施意见三（二）", ["measure"] = measure };

    private static JsonObject HandOver(string organ) => new()
    {
        ["organ"] = organ, ["documentNumber"] = "雁安移〔2019〕1号", ["handedOn"] = "2019-03-15", ["receivedBy"] = "王检", ["items"] = "倒查报告一份",
    };

    private static JsonObject Reply(string organ, string day) => new() { ["organ"] = organ, ["repliedOn"] = day, ["reply"] = "已立案" };

    private static async Task<IReadOnlyList<AccountabilityItem>> CasesAsync(Yanta yanta, string who) => (await yanta.SendAsync(new ListAccountability(), who)).Page.Items;
}
