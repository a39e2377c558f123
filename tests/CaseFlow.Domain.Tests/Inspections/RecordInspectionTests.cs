using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Tests.Inspections;

/// <summary>A check by table 4 and the hazards that its defects become (R133-R137, C32-C34).</summary>
public class RecordInspectionTests
{
    private static readonly DateTimeOffset Ten = new(2018, 10, 9, 10, 0, 0, TimeSpan.FromHours(8));

    private const string Start = "2018-10-09T10:30:00+08:00";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C32_gas_hose_of_over_two_metres_put_right_at_once_is_a_hazard_closed_on_the_spot(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, Start);
        var photo = await stage.PhotoAsync();
        var hose = new CheckAnswer("hose-length", "yes", PhotoIds: [photo], Place: "后厨", HandledAt: Ten.AddMinutes(20), Measure: "当场更换为1.5米胶管");
        var check = stage.Check(Ten, hose) with { PhotoIds = [await stage.PhotoAsync()], InspectorSignatureId = await stage.PictureAsync(), RepresentativeSignatureId = await stage.PictureAsync() };

        var recorded = await stage.RecordAsync(check);
        (recorded.Result, recorded.Unanswered.Count, recorded.Warnings.Count).ShouldBe((InspectionResults.Defects, 0, 0));
        var hazard = (await stage.SendAsync(new HazardDetails(recorded.Hazards.Single().HazardId), "street-officer")).Value;
        (hazard.State, hazard.Channel, hazard.Place, hazard.Description).ShouldBe((HazardStates.ClosedOnSpot, "inspection", "后厨", "燃气使用：胶管长度是否超过2米——是"));
        hazard.Photos.Single().Id.ShouldBe(photo);

        var view = await stage.LookAtAsync(check.Id, "owner");
        var finding = view.Findings.ShouldHaveSingleItem();
        (finding.Item, finding.HandledAt, finding.Measure).ShouldBe(("hose-length", Ten.AddMinutes(20), "当场更换为1.5米胶管"));
        var officers = await stage.LookAtAsync(check.Id);
        (officers.Photos.Count, officers.InspectorSignature?.Id, officers.RepresentativeSignature?.Id).ShouldBe((1, check.InspectorSignatureId, check.RepresentativeSignatureId));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C33_check_sent_twice_and_at_once_is_one_check_with_one_hazard_for_each_defect(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, Start);
        var check = stage.Check(Ten, new("licence", "no"), new("hose-aged", "yes"));

        var answers = await Task.WhenAll(stage.SendAsync(check, "street-officer"), stage.SendAsync(check, "street-officer"), stage.SendAsync(check, "street-officer"));
        answers.ShouldAllBe(a => a.Succeeded);
        answers.Select(a => a.Value.Number).Distinct().ShouldHaveSingleItem();
        answers.Count(a => !a.Value.Again).ShouldBe(1);
        (await stage.RecordAsync(check)).Again.ShouldBeTrue();
        (await CountAsync<Inspection>(stage)).ShouldBe(1);
        (await CountAsync<InspectionDefect>(stage)).ShouldBe(2);
        (await stage.SendAsync(new ListHazards(), "street-officer")).Value.Page.Total.ShouldBe(2);
        answers.Select(a => string.Join(',', a.Value.Hazards.Select(h => h.Number))).Distinct().ShouldHaveSingleItem();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C33_check_that_comes_late_keeps_its_own_time_and_is_marked(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2018-10-11T17:00:00+08:00");
        var recorded = await stage.RecordAsync(stage.Check(Ten));
        recorded.Warnings.Single().ShouldStartWith("补传");
        var view = await stage.LookAtAsync(recorded.Id);
        (view.Item.CheckedAt, view.ReceivedAt).ShouldBe((Ten, stage.Now));
    }

    [Fact]
    public async Task Check_just_within_the_districts_own_figure_is_not_late_and_one_beyond_it_is()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite, "2018-10-10T10:00:00+08:00");
        (await stage.RecordAsync(stage.Check(Ten))).Warnings.ShouldBeEmpty();
        (await stage.RecordAsync(stage.Check(Ten.AddMinutes(-1)))).Warnings.ShouldHaveSingleItem();
        (await stage.SendAsync(new ChangeInspectionRules(new(2018, 10, 11), 1, 500, 20_000, 0), "district-officer")).Succeeded.ShouldBeTrue();
        await stage.GoToAsync("2018-10-11T12:00:00+08:00");
        (await stage.RecordAsync(stage.Check(stage.Now.AddMinutes(-61)))).Warnings.ShouldHaveSingleItem();
        (await stage.RecordAsync(stage.Check(stage.Now.AddMinutes(-60)))).Warnings.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C34_shop_without_a_lift_has_no_hazard_one_without_the_lifts_licence_has_and_what_is_open_is_a_draft(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, Start);
        (await stage.RecordAsync(stage.Check(Ten, new CheckAnswer("lift", NotApplicable: true)))).Hazards.ShouldBeEmpty();
        (await stage.RecordAsync(stage.Check(Ten, new CheckAnswer("lift", "no")))).Hazards.Single().Item.ShouldBe("lift");

        var unfinished = stage.Check(Ten, new CheckAnswer("licence", "no"));
        var open = await stage.RecordAsync(unfinished with { Answers = [.. unfinished.Answers.Where(a => a.Item != "lift")] });
        (open.Result, open.Hazards.Count).ShouldBe((InspectionResults.Draft, 0));
        open.Unanswered.ShouldBe(["电梯准用证"]);
        var done = await stage.RecordAsync(unfinished);
        (done.Number, done.Result, done.Hazards.Count).ShouldBe((open.Number, InspectionResults.Defects, 1));
        (await stage.RefusedAsync(unfinished with { Remark = "改写" })).ShouldBe(["inspection.other-content"]);
    }

    [Theory]
    [InlineData("lift2", "yes", false, "inspection.item-unknown")]
    [InlineData("lift", "perhaps", false, "inspection.option-unknown")]
    [InlineData("lift", "yes", true, "inspection.answer-both")]
    [InlineData("licence", null, true, "inspection.not-applicable")]
    public async Task Answer_that_the_checklist_does_not_know_is_refused(string item, string? option, bool notApplicable, string code)
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite, Start);
        var check = stage.Check(Ten);
        (await stage.RefusedAsync(check with { Answers = [.. check.Answers.Where(a => a.Item != item), new CheckAnswer(item, option, notApplicable)] })).ShouldBe([code]);
        (await CountAsync<Inspection>(stage)).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_put_right_must_be_a_defect_and_lie_between_the_check_and_now()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite, Start);
        CheckAnswer Hose(DateTimeOffset? at, string? measure = "更换", string option = "yes") => new("hose-length", option, HandledAt: at, Measure: measure);
        (await stage.RefusedAsync(stage.Check(Ten, Hose(Ten.AddMinutes(-1))))).ShouldBe(["inspection.handled-when"]);
        (await stage.RefusedAsync(stage.Check(Ten, Hose(stage.Now.AddHours(1))))).ShouldBe(["inspection.handled-when"]);
        (await stage.RefusedAsync(stage.Check(Ten, Hose(Ten, null)))).ShouldBe(["inspection.handled-half"]);
        (await stage.RefusedAsync(stage.Check(Ten, Hose(Ten, option: "no")))).ShouldBe(["inspection.handled-nothing"]);
    }

    [Fact]
    public async Task Check_in_the_future_of_an_unknown_place_or_version_is_refused_by_name()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite, Start);
        (await stage.RefusedAsync(stage.Check(stage.Now.AddMinutes(11)))).ShouldBe(["inspection.future"]);
        (await stage.RecordAsync(stage.Check(stage.Now.AddMinutes(9)))).Result.ShouldBe(InspectionResults.Clean);
        (await stage.RefusedAsync(stage.Check(Ten) with { Position = new(90.1, 108) })).ShouldBe(["inspection.position"]);
        (await stage.RefusedAsync(stage.Check(Ten) with { SiteKinds = ["moon"] })).ShouldBe(["inspection.site-kind-unknown"]);
        (await stage.RefusedAsync(stage.Check(Ten) with { ChecklistVersionId = Guid.NewGuid() })).ShouldBe(["inspection.version-unpublished"]);
        var draft = (await stage.SendAsync(new DraftChecklist(TableFour.ChecklistId), "district-officer")).Value;
        (await stage.RefusedAsync(stage.Check(Ten) with { ChecklistVersionId = draft.VersionId })).ShouldBe(["inspection.version-unpublished"]);
        (await stage.RefusedAsync(stage.Check(Ten) with { EnterpriseId = stage.Town.BuildersMarket })).ShouldBe(["inspection.enterprise-unknown"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Check_of_a_closed_enterprise_and_from_elsewhere_is_kept_with_a_warning(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, Start);
        (await stage.RecordAsync(stage.Check(Ten) with { Position = new(34.2217, 108.9470) })).Warnings.ShouldBeEmpty();
        (await stage.RecordAsync(stage.Check(Ten.AddMinutes(5)) with { Position = new(34.2220, 108.9475) })).Warnings.ShouldBeEmpty();
        (await stage.RecordAsync(stage.Check(Ten.AddMinutes(10)) with { Position = new(34.2317, 108.9470) })).Warnings.Single().ShouldContain("相距约 1079 米");
        await stage.District.WithDbAsync(async db =>
        {
            var enterprise = await db.Set<Enterprise>().SingleAsync(e => e.Id == stage.Town.Restaurant);
            (enterprise.State, enterprise.StateSince) = (EnterpriseStates.Closed, new DateOnly(2018, 10, 9));
            return await db.SaveChangesAsync();
        });
        (await stage.RecordAsync(stage.Check(Ten))).Warnings.ShouldBe(["检查当日该单位已关闭"]);
        (await stage.RecordAsync(stage.Check(Ten.AddDays(-1)))).Warnings.ShouldHaveSingleItem().ShouldStartWith("补传");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Check_is_seen_by_its_street_its_enterprise_and_department_and_by_nobody_elsewhere(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, Start);
        var id = (await stage.RecordAsync(stage.Check(Ten, new CheckAnswer("licence", "no")), "grid-officer")).Id;
        foreach (var who in (string[])["grid-officer", "street-officer", "district-officer", "owner", "department-officer"])
        {
            (await stage.SendAsync(new ListInspections(), who)).Value.Page.Total.ShouldBe(1, who);
        }

        foreach (var who in (string[])["other-street-officer", "other-owner"])
        {
            (await stage.SendAsync(new ListInspections(), who)).Value.Page.Total.ShouldBe(0, who);
            (await stage.SendAsync(new InspectionDetails(id), who)).Refusals.Single().Code.ShouldBe("inspection.unknown");
        }

        (await stage.SendAsync(stage.Check(Ten), "owner")).Refusals.Single().Code.ShouldBe("access.role");
    }

    [Fact]
    public async Task Id_of_anothers_check_and_a_photo_that_is_none_are_refused()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite, Start);
        var check = stage.Check(Ten);
        await stage.RecordAsync(check);
        (await stage.RefusedAsync(check, "street-colleague")).ShouldBe(["inspection.id-taken"]);
        var paper = (await stage.SendAsync(new Domain.Attachments.StoreAttachment("表.pdf", Files.Pdf), "street-officer")).Value.Id;
        (await stage.RefusedAsync(stage.Check(Ten) with { PhotoIds = [paper] })).ShouldBe(["attachment.not-a-photo"]);
        (await stage.RefusedAsync(stage.Check(Ten) with { PhotoIds = [Guid.NewGuid()] })).ShouldBe(["attachment.unknown"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Blanks_of_illegal_storage_stand_in_its_hazard(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, Start);
        var fields = new Dictionary<string, string> { ["address"] = "后院仓库", ["goods"] = "稀料", ["amount"] = "20桶" };
        var recorded = await stage.RecordAsync(stage.Check(Ten, new CheckAnswer("illegal-storage", "yes", Fields: fields, Note: "无围挡")));
        var hazard = (await stage.SendAsync(new HazardDetails(recorded.Hazards.Single().HazardId), "street-officer")).Value;
        hazard.Description.ShouldBe("非法生产经营储存危险品——有，地址：后院仓库，生产经营物品名称稀料，数量：20桶，无围挡");
        (await stage.RefusedAsync(stage.Check(Ten, new CheckAnswer("illegal-storage", "yes", Fields: new Dictionary<string, string> { ["colour"] = "红" })))).ShouldBe(["inspection.field-unknown"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task List_is_narrowed_by_result_day_inspector_and_words(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, Start);
        await stage.RecordAsync(stage.Check(Ten, new CheckAnswer("licence", "no")));
        await stage.RecordAsync(stage.Check(Ten.AddDays(-1)), "grid-officer");
        async Task<int> FoundAsync(ListInspections query) => (await stage.SendAsync(query, "street-officer")).Value.Page.Total;
        (await FoundAsync(new(Result: InspectionResults.Defects))).ShouldBe(1);
        (await FoundAsync(new(To: new DateOnly(2018, 10, 8)))).ShouldBe(1);
        (await FoundAsync(new(From: new DateOnly(2018, 10, 9), To: new DateOnly(2018, 10, 9)))).ShouldBe(1);
        (await FoundAsync(new(InspectorId: stage.Town["grid-officer"].PersonId))).ShouldBe(1);
        (await FoundAsync(new("老陈"))).ShouldBe(2);
        (await FoundAsync(new("没有"))).ShouldBe(0);
        (await stage.SendAsync(new ListInspections(From: new DateOnly(2018, 10, 9), To: new DateOnly(2018, 10, 8)), "street-officer")).Refusals.Single().Code.ShouldBe("inspection.days");
    }

    private static Task<int> CountAsync<T>(CaseStage stage)
        where T : class => stage.District.WithDbAsync(db => db.Set<T>().CountAsync());
}
