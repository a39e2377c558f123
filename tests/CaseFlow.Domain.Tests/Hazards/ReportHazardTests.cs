using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Tests.Hazards;

public class ReportHazardTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Reported_hazard_is_found_with_its_photo_and_its_place_in_the_district(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var reported = await stage.ReportAsync();
        reported.Number.ShouldBe("YH2018-0001");
        var view = (await stage.SendAsync(new HazardDetails(reported.HazardId), "district-officer")).Value;
        (view.StreetName, view.CommunityName, view.GradeName, view.StateName, view.DepartmentName, view.ReportedBy)
            .ShouldBe(("小寨路街道", "长安大学社区", "重大隐患", "已上报", "区住建局", "周干事"));
        view.Photos.ShouldHaveSingleItem().FileName.ShouldBe("现场.png");
        view.MayPropose.ShouldBeTrue();
        view.Timeline.ShouldHaveSingleItem().Text.ShouldBe("上报老陈餐厅的重大隐患：厨房燃气软管超过两米且无熔断阀");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Hazard_at_an_unknown_enterprise_is_refused_and_nothing_is_written(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var form = await stage.HazardFormAsync() with { EnterpriseId = Guid.NewGuid() };
        await RefusedAsync(stage, form, "enterpriseId", "hazard.enterprise-unknown");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Enterprise_of_another_street_is_refused_as_one_that_does_not_exist(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var form = await stage.HazardFormAsync() with { EnterpriseId = stage.Town.BuildersMarket };
        await RefusedAsync(stage, form, "enterpriseId", "hazard.enterprise-unknown");
    }

    [Fact]
    public async Task All_that_is_missing_is_named_at_once()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var refused = await stage.SendAsync(new ReportHazard(Guid.Empty, "major", " ", "", "fax", []), "street-officer");
        refused.Refusals.Select(r => r.Code).ShouldBe(
            ["hazard.enterprise-missing", "hazard.description-missing", "hazard.place-missing", "hazard.channel-unknown", "hazard.photo-missing"]);
        refused.Refusals.ShouldAllBe(r => r.Text() != r.Code);
    }

    [Fact]
    public async Task A_paper_is_no_photo_and_an_unknown_grade_no_grade()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var paper = (await stage.SendAsync(new Domain.Attachments.StoreAttachment("方案.pdf", Files.Pdf), "street-officer")).Value.Id;
        var form = await stage.HazardFormAsync() with { PhotoIds = [paper], Grade = "terrible" };
        var refused = await stage.SendAsync(form, "street-officer");
        refused.Refusals.Select(r => (r.Field, r.Code)).ShouldBe([("photoIds", "attachment.not-a-photo"), ("grade", "hazard.grade-unknown")]);
    }

    [Fact]
    public async Task Another_persons_photo_and_a_photo_used_before_are_refused()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var others = await stage.HazardFormAsync() with { PhotoIds = [await stage.PhotoAsync("street-colleague")] };
        (await stage.SendAsync(others, "street-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("attachment.unknown");
        var form = await stage.HazardFormAsync();
        await stage.SendAsync(form, "street-officer");
        (await stage.SendAsync(form, "street-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("attachment.used");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Same_text_at_the_same_enterprise_within_a_day_is_told_and_kept(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var first = await stage.ReportAsync();
        var second = await stage.ReportAsync();
        second.Duplicates.ShouldHaveSingleItem().Number.ShouldBe(first.Number);
        await stage.GoToAsync("2018-09-02T10:00:01+08:00");
        (await stage.ReportAsync()).Duplicates.ShouldBeEmpty();
        (await stage.District.WithDbAsync(db => db.Set<Hazard>().CountAsync())).ShouldBe(3);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Numbers_have_no_gap_after_a_refused_report(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        await stage.ReportAsync();
        await stage.SendAsync(await stage.HazardFormAsync() with { Grade = "terrible" }, "street-officer");
        (await stage.ReportAsync()).Number.ShouldBe("YH2018-0002");
    }

    [Fact]
    public async Task An_enterprise_does_not_report_hazards()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        (await stage.SendAsync(await stage.HazardFormAsync(), "owner")).Refusals[0].Kind.ShouldBe(RefusalKind.Forbidden);
    }

    private static async Task RefusedAsync(CaseStage stage, ReportHazard form, string field, string code)
    {
        var refusal = (await stage.SendAsync(form, "street-officer")).Refusals.ShouldHaveSingleItem();
        (refusal.Field, refusal.Code).ShouldBe((field, code));
        (await stage.District.WithDbAsync(db => db.Set<Hazard>().CountAsync())).ShouldBe(0);
    }
}
