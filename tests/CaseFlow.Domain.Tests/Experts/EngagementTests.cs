using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Experts;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Experts;

/// <summary>Experts are engaged for a hazard, a case, an enterprise or a grid, and say what they think of it (R45).</summary>
public sealed class EngagementTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Opinion_is_told_to_whoever_engaged_and_read_by_whoever_sees_the_hazard(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        var hazard = await stage.HazardAsync();
        var id = await stage.DoneAsync(stage.Form(hazard), "street-officer");
        (await stage.AsExpertAsync(new MyNotices(new PageRequest()))).Value.Notices.Items.ShouldHaveSingleItem().SubjectId.ShouldBe(id);

        var file = (await stage.AsExpertAsync(new StoreAttachment("意见书.pdf", Files.Pdf))).Value.Id;
        var opinion = await stage.AsExpertAsync(new GiveOpinion(id, "更换为金属软管并加装熔断阀", "可以整改", ExpertStage.Today, [file]));
        opinion.Refusals.ShouldBeEmpty();
        (await stage.ToldAsync(id, "street-officer")).ShouldHaveSingleItem().ShouldContain("沈专家");

        var shown = (await stage.DoneAsync(new EngagementsOf(hazard), "street-colleague")).Engagements.ShouldHaveSingleItem();
        (shown.Item.State, shown.Opinions.ShouldHaveSingleItem().Conclusion).ShouldBe((EngagementStates.Given, "可以整改"));
        (await stage.Town.SendAsync(new ReadAttachment(file), "street-colleague")).Succeeded.ShouldBeTrue();
        (await stage.Town.SendAsync(new ReadAttachment(file), "other-street-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("attachment.not-found");
        (await stage.DoneAsync(new CaseTimeline(hazard), "street-officer")).Items.Select(i => i.Kind).ShouldBe(["timeline.expert-opinion", "timeline.expert-engaged", "timeline.hazard-reported"], ignoreOrder: true);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Supplement_is_numbered_and_the_first_opinion_stays(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        var id = await stage.DoneAsync(stage.Form(await stage.HazardAsync()));
        await stage.AsExpertAsync(new GiveOpinion(id, "第一次", "可以整改", ExpertStage.Today));
        await stage.AsExpertAsync(new GiveOpinion(id, "第二次", "还要复测", ExpertStage.Today));

        (await stage.DoneAsync(new EngagementDetails(id))).Opinions.Select(o => (o.Number, o.Text)).ShouldBe([(1, "第一次"), (2, "第二次")]);
        await stage.RefusedAsync(new CancelEngagement(id, "不需要了"), "district-officer", "engagement.not-open");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Case_enterprise_and_grid_can_be_asked_about_by_those_who_see_them(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        var listed = await stage.Town.ListAsync();
        var grid = (await stage.DoneAsync(new GridDetails(Town.XiaozhaiCommunity))).Id;
        var ofCase = await stage.DoneAsync(stage.Form(listed), "department-officer");
        await stage.DoneAsync(stage.Form(stage.Town.Town.Restaurant, EngagementPurposes.Assessment), "street-officer");
        await stage.DoneAsync(stage.Form(grid, EngagementPurposes.Grid), "street-officer");

        var subject = (await stage.AsExpertAsync(new EngagementDetails(ofCase))).Value.Subject;
        subject.Facts.Select(f => f.Key).ShouldContain("hazard");
        subject.Photos.ShouldHaveSingleItem();
        var seen = await stage.DoneAsync(new ListEngagements(), "district-officer");
        seen.Page.Items.Select(e => e.SubjectKind).ShouldBe(["case", "enterprise", "grid"], ignoreOrder: true);
        (await stage.DoneAsync(new ListEngagements(), "department-officer")).Page.Items.Count.ShouldBeGreaterThanOrEqualTo(2);
        (await stage.DoneAsync(new ListEngagements(), "other-street-officer")).Page.Total.ShouldBe(0);
        (await stage.DoneAsync(new EngagementsOf(grid), "other-street-officer")).ShouldSatisfyAllConditions(g => g.Engagements.ShouldBeEmpty(), g => g.MayEngage.ShouldBeFalse());
        await stage.RefusedAsync(stage.Form(grid, EngagementPurposes.Grid) with { ExpertId = stage.Chemicals }, "other-street-officer", "engagement.subject-unknown");
        await stage.RefusedAsync(stage.Form(grid), "street-officer", "engagement.purpose-unfit");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_is_not_qualified_on_the_day_or_no_longer_in_the_post_is_not_engaged(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        var form = stage.Form(await stage.HazardAsync());
        await stage.RefusedAsync(form with { LastDay = new(2018, 11, 1) }, "street-officer", "expert.certificate-expired");
        await stage.RefusedAsync(form with { ExpertId = stage.Chemicals, LastDay = new(2019, 1, 1) }, "street-officer", "expert.body-expired");
        await stage.RefusedAsync(form with { LastDay = new(2018, 8, 31) }, "street-officer", "engagement.day-over");
        await stage.RefusedAsync(form with { Task = " " }, "street-officer", "engagement.task-missing");
        await stage.RefusedAsync(form with { Purpose = "audit" }, "street-officer", "engagement.purpose");
        await stage.RefusedAsync(form with { ExpertId = Guid.NewGuid() }, "street-officer", "expert.unknown");
        await stage.RefusedAsync(form, "other-street-officer", "engagement.subject-unknown");
        await stage.RefusedAsync(form, "grid-officer", "access.role");
        await stage.RefusedAsync(form with { SubjectId = stage.Body }, "district-officer", "engagement.subject-unknown");

        await stage.DoneAsync(form, "street-officer");
        await stage.RefusedAsync(form, "district-officer", "engagement.twice");
        await stage.Town.SendAsync(new EndPost(stage.Colleague.PersonId, Roles.ThirdPartyExpert, stage.Body));
        await stage.RefusedAsync(form with { ExpertId = stage.Chemicals }, "street-officer", "expert.post-ended");
        await stage.DoneAsync(new EndExpert(stage.Chemicals, ExpertStage.Today, "离职"));
        await stage.RefusedAsync(form with { ExpertId = stage.Chemicals }, "street-officer", "expert.ended");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Engagement_whose_day_is_over_without_an_opinion_is_late(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        var id = await stage.DoneAsync(stage.Form(await stage.HazardAsync()));
        stage.Town.District.Time.SetUtcNow(new DateTimeOffset(2018, 9, 10, 23, 0, 0, TimeSpan.FromHours(8)));
        (await stage.DoneAsync(new ListEngagements())).States.Select(s => (s.Key, s.Count)).ShouldBe([(EngagementStates.Open, 1)]);
        stage.Town.District.Time.SetUtcNow(new DateTimeOffset(2018, 9, 11, 1, 0, 0, TimeSpan.FromHours(8)));

        var late = await stage.DoneAsync(new ListEngagements(State: EngagementStates.Late));
        late.States.Select(s => (s.Key, s.Count)).ShouldBe([(EngagementStates.Late, 1)]);
        late.Page.Items.ShouldHaveSingleItem().Id.ShouldBe(id);
        (await stage.DoneAsync(new ListEngagements(State: EngagementStates.Open))).Page.Items.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Cancelled_or_declined_the_expert_sees_nothing_of_it_any_more(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        var hazard = await stage.HazardAsync();
        var photo = (await stage.DoneAsync(new HazardDetails(hazard))).Photos[0].Id;
        var cancelled = await stage.DoneAsync(stage.Form(hazard), "street-officer");
        (await stage.AsExpertAsync(new ReadAttachment(photo))).Succeeded.ShouldBeTrue();
        await stage.RefusedAsync(new CancelEngagement(cancelled, "重复"), "owner", "access.role");
        await stage.DoneAsync(new CancelEngagement(cancelled, "重复"), "street-colleague");
        await ClosedAsync(cancelled);

        var declined = await stage.DoneAsync(stage.Form(hazard), "street-officer");
        (await stage.AsExpertAsync(new DeclineEngagement(declined, "与企业有业务关系"))).Refusals.ShouldBeEmpty();
        await ClosedAsync(declined);
        (await stage.DoneAsync(new EngagementDetails(declined), "street-officer")).Reason.ShouldBe("与企业有业务关系");
        (await stage.ToldAsync(declined, "street-officer")).ShouldHaveSingleItem().ShouldContain("谢绝");

        async Task ClosedAsync(Guid id)
        {
            (await stage.AsExpertAsync(new EngagementDetails(id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("engagement.unknown");
            (await stage.AsExpertAsync(new GiveOpinion(id, "意见", "结论", ExpertStage.Today))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("engagement.unknown");
            (await stage.AsExpertAsync(new ReadAttachment(photo))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("attachment.not-found");
            (await stage.AsExpertAsync(new ListEngagements())).Value.Page.Total.ShouldBe(0);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Opinion_with_an_impossible_day_or_of_somebody_else_is_refused(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        var id = await stage.DoneAsync(stage.Form(await stage.HazardAsync()));
        var opinion = new GiveOpinion(id, "意见", "结论", ExpertStage.Today);

        await RefusedAsync(opinion with { Day = new(2018, 9, 2) }, "opinion.day-to-come");
        await RefusedAsync(opinion with { Day = new(2018, 8, 31) }, "opinion.day-before");
        await RefusedAsync(opinion with { Text = "" }, "opinion.text-missing");
        await RefusedAsync(opinion with { FileIds = [Guid.NewGuid()] }, "attachment.unknown");
        (await stage.AsExpertAsync(opinion, stage.Colleague)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("engagement.unknown");
        await stage.RefusedAsync(opinion, "district-officer", "access.role");

        async Task RefusedAsync(GiveOpinion form, string code) => (await stage.AsExpertAsync(form)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }
}
