using System.Text.Json;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using CaseFlow.Domain.TipOffs;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Recordings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Processes.Tests;

/// <summary>Public tip-offs as their process runs them (R46, acceptance C58).</summary>
public sealed class TipOffTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Tip_off_is_verified_fed_back_and_rewarded_once_by_two_people(DatabaseProvider database)
    {
        var tipOffs = await TipOffCase.StartAsync(database);
        await using var yanta = tipOffs.Yanta;
        var (id, code) = await tipOffs.SubmitAsync();
        (await tipOffs.TryAsync(id, "受理举报", "Accepted", TipOffCase.Keeper, new() { ["summary"] = " ", ["unitId"] = tipOffs.Street })).Refusals.Single().Code.ShouldBe("tip-off.summary-missing");
        (await yanta.SendAsync(new ListTipOffs(), "街道陈军")).Page.Items.ShouldBeEmpty();
        await tipOffs.AcceptAsync(id);
        (await tipOffs.TryAsync(id, "核实举报", "Verified", "街道陈军", new() { ["findings"] = "查过" })).Refusals.Single().Code.ShouldBe("tip-off.result-missing");
        await tipOffs.DoAsync(id, "核实举报", "Verified", "街道陈军", new() { ["result"] = "partly", ["findings"] = "查过" });
        await tipOffs.DoAsync(id, "审核核实结果", "Returned", "安委办李强", new() { ["reason"] = "没有写处理" });
        (await yanta.SendAsync(new FollowTipOff(code))).Result.ShouldBeNull("nothing is told before the feedback");
        await tipOffs.DoAsync(id, "核实举报", "Verified", "街道陈军", new() { ["result"] = "true", ["findings"] = "已开锁，罚款" });
        await tipOffs.DoAsync(id, "审核核实结果", "Passed", TipOffCase.Keeper, []);
        (await tipOffs.ViewAsync(id)).Item.DueAt.ShouldBe(Yanta.At("2019-07-12", "00:00"), "ten days after verification");
        await tipOffs.DoAsync(id, "向举报人反馈", "FedBack", TipOffCase.Keeper, new() { ["feedback"] = "属实，已整改", ["toldBy"] = "电话告知" });

        (await yanta.SendAsync(new FollowTipOff(code.ToLowerInvariant().Replace('-', ' ')))).Feedback.ShouldBe("属实，已整改");
        (await tipOffs.TryAsync(id, "提出举报奖励", "Proposed", "安委办李强", new() { ["fine"] = 100_000, ["amount"] = 15_001, ["ground"] = "属实" })).Refusals.Single().Code.ShouldBe("tip-off.amount-above");
        await tipOffs.DoAsync(id, "提出举报奖励", "Proposed", "安委办李强", new() { ["fine"] = 100_000, ["amount"] = 15_000, ["ground"] = "属实" });
        await tipOffs.DoAsync(id, "批准举报奖励", "Approved", "主任赵敏", []);
        (await tipOffs.TryAsync(id, "发放举报奖励", "Paid", TipOffCase.Keeper, new() { ["paidOn"] = "2019-07-01" })).Refusals.Single().Code.ShouldBe("tip-off.collector-unchecked");
        (await tipOffs.RefusedAsync(new CheckCollector(id, ReceiptCode.New(), TipOffCase.Informant), TipOffCase.Keeper)).ShouldBe("tip-off.collector-wrong");
        (await tipOffs.RefusedAsync(new CheckCollector(id, code, "别人"), TipOffCase.Keeper)).ShouldBe("tip-off.collector-wrong");
        await yanta.SendAsync(new CheckCollector(id, code, TipOffCase.Informant), TipOffCase.Keeper);
        (await tipOffs.TryAsync(id, "发放举报奖励", "Paid", TipOffCase.Keeper, new() { ["paidOn"] = "2019-07-02" })).Refusals.Single().Code.ShouldBe("tip-off.day-future");
        await tipOffs.DoAsync(id, "发放举报奖励", "Paid", TipOffCase.Keeper, new() { ["paidOn"] = "2019-07-01" });

        (await yanta.SendAsync(new FollowTipOff(code))).PaidOn.ShouldBe(new DateOnly(2019, 7, 1));
        (await yanta.District.SendAsync(new PayReward(id, null, new(2019, 7, 1), null))).Refusals.Single().Code.ShouldBe("tip-off.paid-already");
        (await tipOffs.ViewAsync(id)).Item.State.ShouldBe(TipOffStates.Closed);
        (await yanta.SendAsync(new ProcessesOf(id))).ShouldAllBe(p => p.Ended);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C58_Informant_and_original_are_nowhere_but_with_the_keeper_and_each_look_is_recorded(DatabaseProvider database)
    {
        var tipOffs = await TipOffCase.StartAsync(database);
        await using var yanta = tipOffs.Yanta;
        var (id, code) = await tipOffs.SubmitAsync();
        foreach (var (title, outcome, field) in new[] { ("受理举报", "Declined", "reason"), ("受理举报", "Accepted", "summary") })
        {
            (await tipOffs.TryAsync(id, title, outcome, TipOffCase.Keeper, new() { [field] = $"{TipOffCase.Informant}说门锁了", ["unitId"] = tipOffs.Street })).Refusals.Single().Code.ShouldBe("tip-off.gives-away");
        }

        await tipOffs.FedBackAsync(id);
        foreach (var other in new[] { "安委办李强", "主任赵敏", "街道陈军", "网格员王芳", "企业刘总", "商务局周涛" })
        {
            (await tipOffs.RefusedAsync(new RevealTipOffInformant(id, "想看"), other)).ShouldBe("access.role");
            (await tipOffs.RefusedAsync(new ReadTipOffOriginal(id, "想看"), other)).ShouldBe("access.role");
        }

        foreach (var stranger in new[] { "网格员王芳", "企业刘总", "商务局周涛" })
        {
            (await yanta.District.SendAsync(new TipOffDetails(id), await yanta.ActorAsync(stranger))).Succeeded.ShouldBeFalse();
            (await yanta.District.SendAsync(new AttachmentsOf(id), await yanta.ActorAsync(stranger))).Succeeded.ShouldBeFalse();
        }

        // Who verified reads the story until the informant was told: what follows is about a reward, and so about a name.
        (await tipOffs.ViewAsync(id)).Item.State.ShouldBe(TipOffStates.Rewarding);
        (await tipOffs.ViewAsync(id, "街道陈军")).ShouldSatisfyAllConditions(v => v.Named.ShouldBeNull(), v => v.Item.State.ShouldBe(TipOffStates.Closed), v => v.Item.DueAt.ShouldBeNull());
        (await yanta.SendAsync(new ListTipOffs(State: TipOffStates.Rewarding), "街道陈军")).Page.Total.ShouldBe(0);
        (await yanta.SendAsync(new ListTipOffs(State: TipOffStates.Closed), "街道陈军")).States.ShouldHaveSingleItem().Count.ShouldBe(1);
        (await tipOffs.RefusedAsync(new CaseTimeline(id), "街道陈军")).ShouldBe("subject.not-found");
        (await tipOffs.RefusedAsync(new OpenTasksOf(id), "街道陈军")).ShouldBe("subject.not-found");
        (await tipOffs.RefusedAsync(new RevealTipOffInformant(id, $"给{TipOffCase.Informant[..1]} {TipOffCase.Informant[1..]}打电话"), TipOffCase.Keeper)).ShouldBe("tip-off.gives-away");
        (await tipOffs.RefusedAsync(new ReadTipOffOriginal(id, $"回 {TipOffCase.Phone}"), TipOffCase.Keeper)).ShouldBe("tip-off.gives-away");
        (await tipOffs.RefusedAsync(new RevealTipOffInformant(id, " "), TipOffCase.Keeper)).ShouldBe("tip-off.look-reason");
        (await yanta.SendAsync(new RevealTipOffInformant(id, "电话反馈"), TipOffCase.Keeper)).ShouldBe(new TipOffInformant(TipOffCase.Informant, TipOffCase.Phone));
        var original = await yanta.SendAsync(new ReadTipOffOriginal(id, "受理"), TipOffCase.Keeper);
        original.Description.ShouldBe(TipOffCase.Words);
        var photo = original.Photos.ShouldHaveSingleItem();
        (await yanta.SendAsync(new ReadAttachment(photo.Id), TipOffCase.Keeper)).ShouldNotBeNull();
        foreach (var other in new[] { "安委办李强", "街道陈军" })
        {
            (await tipOffs.RefusedAsync(new ReadAttachment(photo.Id), other)).ShouldBe("attachment.not-found");
        }

        // A look opens the photos for a while; later it needs another reason.
        yanta.District.Time.Advance(TimeSpan.FromMinutes(16));
        (await tipOffs.RefusedAsync(new ReadAttachment(photo.Id), TipOffCase.Keeper)).ShouldBe("attachment.not-found");
        (await tipOffs.ViewAsync(id)).Looks.Select(l => (l.What, l.PersonName, l.Reason)).ShouldBe([("original", TipOffCase.Keeper, "受理"), ("informant", TipOffCase.Keeper, "电话反馈")], ignoreOrder: true);
        var audit = await yanta.SendAsync(new AuditOf(id, new PageRequest(1, 200)));
        JsonSerializer.Serialize(audit, Plain).ShouldContain("电话反馈");
        await NowhereElseAsync(yanta, [TipOffCase.Informant, TipOffCase.Phone, "三号车间", code, code.Replace("-", "", StringComparison.Ordinal)]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task First_effective_report_leads_and_later_ones_earn_nothing_but_are_told(DatabaseProvider database)
    {
        var tipOffs = await TipOffCase.StartAsync(database);
        await using var yanta = tipOffs.Yanta;
        var (first, _) = await tipOffs.SubmitAsync();
        await yanta.PassAsync("2019-07-01", "10:00");
        var (second, code) = await tipOffs.SubmitAsync(name: "孙二");
        (await tipOffs.TryAsync(first, "受理举报", "Joined", TipOffCase.Keeper, new() { ["leadId"] = second })).Refusals.Single().Code.ShouldBe("tip-off.lead-unknown");
        (await tipOffs.TryAsync(second, "受理举报", "Joined", TipOffCase.Keeper, new() { ["leadId"] = first })).Refusals.Single().Code.ShouldBe("tip-off.lead-unknown");
        await tipOffs.AcceptAsync(first);
        await tipOffs.DoAsync(second, "受理举报", "Joined", TipOffCase.Keeper, new() { ["leadId"] = first });
        await tipOffs.VerifiedAsync(first, accepted: true);
        (await tipOffs.TryAsync(first, "向举报人反馈", "FedBack", TipOffCase.Keeper, new() { ["feedback"] = "孙二也反映过" })).Refusals.Single().Code.ShouldBe("tip-off.gives-away");
        await tipOffs.DoAsync(first, "向举报人反馈", "FedBack", TipOffCase.Keeper, new() { ["feedback"] = "经查属实，已整改" });

        var told = await yanta.SendAsync(new FollowTipOff(code));
        (told.State, told.Feedback, told.Reward).ShouldBe((TipOffStates.Joined, "经查属实，已整改", null));
        (await yanta.District.SendAsync(new ProposeReward(second, null, 0, 1, "也报了"))).Refusals.Single().Code.ShouldBe("tip-off.not-first");
        (await tipOffs.TasksAsync(first)).ShouldBe(["提出举报奖励"]);
        (await tipOffs.ViewAsync(first)).Later.ShouldHaveSingleItem().Id.ShouldBe(second);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Anonymous_or_untrue_tip_off_closes_with_its_feedback(DatabaseProvider database)
    {
        var tipOffs = await TipOffCase.StartAsync(database);
        await using var yanta = tipOffs.Yanta;
        var (anonymous, _) = await tipOffs.SubmitAsync(name: null);
        await tipOffs.FedBackAsync(anonymous);
        (await tipOffs.ViewAsync(anonymous)).Item.State.ShouldBe(TipOffStates.Closed);
        (await yanta.District.SendAsync(new ProposeReward(anonymous, null, 0, 1, "有功"))).Refusals.Single().Code.ShouldBe("tip-off.anonymous");
        var (untrue, _) = await tipOffs.SubmitAsync();
        await tipOffs.FedBackAsync(untrue, TipOffResults.False);
        (await tipOffs.ViewAsync(untrue)).Item.State.ShouldBe(TipOffStates.Closed);
        (await yanta.District.SendAsync(new ProposeReward(untrue, null, 0, 1, "有功"))).Refusals.Single().Code.ShouldBe("tip-off.not-true");
    }

    [Fact]
    public async Task Reward_is_not_approved_by_who_proposed_it_and_not_proposed_before_amounts_are_set()
    {
        var tipOffs = await TipOffCase.StartAsync(DatabaseProvider.Sqlite, amounts: false);
        await using (var yanta = tipOffs.Yanta)
        {
            var (id, _) = await tipOffs.SubmitAsync();
            await tipOffs.FedBackAsync(id);
            (await tipOffs.TryAsync(id, "提出举报奖励", "Proposed", "安委办李强", new() { ["fine"] = 0, ["amount"] = 1, ["ground"] = "属实" })).Refusals.Single().Code.ShouldBe("tip-off.amounts-not-set");
        }

        tipOffs = await TipOffCase.StartAsync(DatabaseProvider.Sqlite);
        await using var set = tipOffs.Yanta;
        var office = (await set.ActorAsync("主任赵敏")).UnitId;
        await set.AppointAsync("主任赵敏", Domain.People.Roles.DistrictOffice, office);
        var (own, _) = await tipOffs.SubmitAsync();
        await tipOffs.FedBackAsync(own);
        await tipOffs.DoAsync(own, "提出举报奖励", "Proposed", "主任赵敏", new() { ["fine"] = 0, ["amount"] = 3000, ["ground"] = "属实" });
        (await tipOffs.TryAsync(own, "批准举报奖励", "Approved", "主任赵敏", [])).Refusals.Single().Code.ShouldBe("tip-off.own-proposal");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Hazard_of_a_tip_off_enters_the_chain_once_and_knows_no_informant(DatabaseProvider database)
    {
        var tipOffs = await TipOffCase.StartAsync(database);
        await using var yanta = tipOffs.Yanta;
        var (id, _) = await tipOffs.SubmitAsync();
        await tipOffs.AcceptAsync(id);
        var report = new ReportTipOffHazard(id, yanta.EnterpriseId, HazardGrades.General, "安全出口上锁", "一楼");
        (await tipOffs.RefusedAsync(report, "网格员王芳")).ShouldBe("access.role");

        // Who knows no name is not told by a refusal whether one is right.
        (await tipOffs.RefusedAsync(report with { EnterpriseId = Guid.NewGuid(), Description = $"据{TipOffCase.Informant}反映" }, "街道陈军")).ShouldBe("hazard.enterprise-unknown");
        (await tipOffs.RefusedAsync(report, "安委办李强")).ShouldBe("tip-off.not-verifying");
        var hazard = await yanta.SendAsync(report, "街道陈军");
        (await yanta.SendAsync(report, "街道陈军")).HazardId.ShouldBe(hazard.HazardId);
        (await tipOffs.ViewAsync(id, "街道陈军")).HazardId.ShouldBe(hazard.HazardId);
        (await yanta.SendAsync(new HazardDetails(hazard.HazardId), "街道陈军")).MayRevealInformant.ShouldBeFalse();
        (await yanta.SendAsync(new CaseTimeline(hazard.HazardId, new PageRequest(1, 50)), "街道陈军")).Items.ShouldNotContain(i => i.Text.Contains("举报"));
    }

    [Fact]
    public async Task Accident_is_told_at_once_and_what_is_late_is_told_to_the_district()
    {
        var tipOffs = await TipOffCase.StartAsync(DatabaseProvider.Sqlite);
        await using var yanta = tipOffs.Yanta;
        var (id, _) = await tipOffs.SubmitAsync(TipOffKinds.Accident);
        (await TitlesAsync()).ShouldBe(["收到事故举报，请立即处理"]);
        (await tipOffs.ViewAsync(id)).Item.DueAt.ShouldBe(Yanta.At("2019-07-03", "00:00"));
        await yanta.PassAsync("2019-07-03", "10:00");
        (await TitlesAsync()).Count.ShouldBe(2);

        async Task<IReadOnlyList<string>> TitlesAsync() =>
            [.. (await yanta.SendAsync(new MyNotices(new PageRequest(1, 50)), "安委办李强")).Notices.Items.Where(n => n.SubjectId == id).Select(n => n.Title)];
    }

    [Fact]
    public async Task Bad_input_is_refused_by_name_and_the_same_form_sent_twice_is_one_tip_off()
    {
        var tipOffs = await TipOffCase.StartAsync(DatabaseProvider.Sqlite);
        await using var yanta = tipOffs.Yanta;
        var good = new SubmitTipOff(ReceiptCode.New(), TipOffKinds.Hazard, "610113001000", "小寨东路", "堵塞");
        (SubmitTipOff Command, string Code)[] bad =
        [
            (good with { Description = " " }, "tip-off.description-missing"), (good with { Place = "" }, "tip-off.place-missing"), (good with { Kind = "x" }, "tip-off.kind-unknown"),
            (good with { Phone = "12345" }, "tip-off.phone"), (good with { StreetCode = "610112001000" }, "tip-off.street-unknown"), (good with { StreetCode = "610113001001" }, "tip-off.street-unknown"),
            (good with { Photos = [new TipOffPhoto("<html>"u8.ToArray())] }, "tip-off.no-photo"), (good with { Photos = [.. Enumerable.Repeat(new TipOffPhoto(Yanta.Photo), 10)] }, "tip-off.too-many-photos"),
            (good with { Latitude = 34.2 }, "tip-off.point"),
        ];
        foreach (var (command, code) in bad)
        {
            (await tipOffs.TryAsync(command)).Refusals.Select(r => r.Code).ShouldContain(code);
        }

        (await yanta.District.SendAsync(good, await yanta.ActorAsync("街道陈军"))).Refusals.Single().Code.ShouldBe("access.process-only");
        var first = await tipOffs.TryAsync(good);
        (await tipOffs.TryAsync(good)).Value.Number.ShouldBe(first.Value.Number);
        (await yanta.SendAsync(new ListTipOffs(), TipOffCase.Keeper)).Page.Total.ShouldBe(1);
        foreach (var guess in new[] { ReceiptCode.New(), "", "1", "' or 1=1" })
        {
            (await yanta.District.SendAsync(new FollowTipOff(guess))).Refusals.Single().Code.ShouldBe("tip-off.code-unknown");
        }
    }

    /// <summary>Plays a course of the process in the product and exports it; only when asked for.</summary>
    [Fact]
    public async Task Histories_are_recorded_when_asked_for()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CASEFLOW_RECORD_HISTORIES") is "1", "Set CASEFLOW_RECORD_HISTORIES=1 to record the courses of the newest version.");
        var tipOffs = await TipOffCase.StartAsync(DatabaseProvider.Sqlite, amounts: false);
        await using var yanta = tipOffs.Yanta;
        var (id, _) = await tipOffs.SubmitAsync();
        await tipOffs.FedBackAsync(id);
        await tipOffs.DoAsync(id, "提出举报奖励", "Forgone", "安委办李强", new() { ["reason"] = "标准未定" });
        var recorded = await yanta.SendAsync(new RecordCase(id));
        recorded.Unfaithful.ShouldBeNull();
        var folder = Directory.CreateDirectory(Repository.Path("workflows", "tip-off", "histories"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "fed-back-not-rewarded-v1.json"), JsonSerializer.Serialize(recorded.Recording with { Name = "核实属实并反馈，不予奖励" }, SimulationJson.Options) + "\n");
    }

    /// <summary>Every text of every table but the one that holds the originals.</summary>
    private static async Task NowhereElseAsync(Yanta yanta, string[] secrets)
    {
        await using var scope = yanta.District.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Where(t => t != "tip_off_originals").Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Table names of the model.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    var text = reader.GetValue(i) is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : reader.GetValue(i).ToString()!;
                    secrets.Where(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty($"{table}.{reader.GetName(i)}");
                }
            }
        }
    }
}
