using System.Text.Json.Nodes;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.ListedSupervision;

public class ListCaseTests
{
    public static TheoryData<string, string> Parts => new()
    {
        { "governingUnitId", "listing.governing-unit-missing" },
        { "supervisingUnitId", "listing.supervising-unit-missing" },
        { "responsiblePersonId", "listing.responsible-person-missing" },
        { "leaderPersonId", "listing.leader-missing" },
        { "limitNumber", "listing.limit-missing" },
        { "limitUnit", "listing.limit-unit-missing" },
        { "limitRoll", "listing.limit-roll-missing" },
        { "gridCode", "listing.grid-missing" },
    };

    [Theory, MemberData(nameof(Parts))]
    public async Task Listing_without_one_of_its_parts_is_refused_naming_it(string part, string code)
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var form = stage.Listing();
        form.Remove(part);
        var refusal = (await ListAsync(stage, form)).Refusals.ShouldHaveSingleItem();
        (refusal.Field, refusal.Code).ShouldBe((part, code));
        refusal.Text().ShouldStartWith("缺少");
    }

    [Fact]
    public async Task Empty_listing_names_everything_at_once()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        (await ListAsync(stage, [])).Refusals.Select(r => r.Field).ShouldBe(Parts.Select(p => p.Data.Item1), ignoreOrder: true);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Listed_case_has_its_number_its_parties_and_a_limit_that_rolls_over_National_Day(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var caseId = await stage.ListAsync(30);
        var view = await stage.LookAsync(caseId, "district-leader");
        (view.Case.Number, view.Case.LastDay, view.Case.StateName).ShouldBe(("雁安督〔2018〕1号", new DateOnly(2018, 10, 8), "已挂牌"));
        view.Case.DueAt!.Value.ToUniversalTime().ShouldBe(new DateTimeOffset(2018, 10, 8, 16, 0, 0, TimeSpan.Zero));
        view.People.Select(p => (p.PartyKey, p.Name)).ShouldBeSubsetOf(
        [
            ("governing-unit", "小寨路街道办事处"), ("supervising-unit", "区住建局"), ("responsible-person", "陈老板"), ("leader", "赵区长"),
            ("enterprise", "老陈餐厅"), ("street", "小寨路街道办事处"), ("street-leader", "小寨路街道办事处"), ("grid-officer", "长安大学社区居委会"),
            ("district-office", "区安委办"), ("listing-body", "区安委会（区安委办负责人）"),
        ]);
        view.Limits.ShouldHaveSingleItem().Reason.ShouldBe("挂牌时确定：30个自然日，遇休假日顺延");
        (await stage.SendAsync(new HazardDetails(view.Case.HazardId), "street-officer")).Value.State.ShouldBe(HazardStates.Listed);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Numbers_run_without_gap_within_a_year_and_begin_anew_with_the_next(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        await stage.ListAsync();
        (await ListAsync(stage, stage.Listing(400))).Succeeded.ShouldBeFalse();
        (await stage.LookAsync(await stage.ListAsync())).Case.Number.ShouldBe("雁安督〔2018〕2号");
        stage.District.Time.SetUtcNow(new DateTimeOffset(2018, 12, 31, 16, 0, 0, TimeSpan.Zero));
        (await stage.LookAsync(await stage.ListAsync())).Case.Number.ShouldBe("雁安督〔2019〕1号");
    }

    [Theory]
    [InlineData(0, "listing.limit-not-positive")]
    [InlineData(-5, "listing.limit-not-positive")]
    [InlineData(99999, "listing.limit-not-positive")]
    [InlineData(366, "listing.limit-too-long")]
    public async Task Limit_that_is_not_positive_or_longer_than_the_process_allows_is_refused(int days, string code)
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var refusal = (await ListAsync(stage, stage.Listing(days))).Refusals.ShouldHaveSingleItem();
        (refusal.Field, refusal.Code).ShouldBe(("limitNumber", code));
    }

    [Fact]
    public async Task Unknown_people_units_and_grids_are_all_named()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var form = stage.Listing();
        foreach (var id in (string[])["governingUnitId", "supervisingUnitId", "responsiblePersonId", "leaderPersonId"])
        {
            form[id] = Guid.NewGuid();
        }

        form["gridCode"] = "999999999999";
        (await ListAsync(stage, form)).Refusals.Select(r => r.Code).ShouldBe(
            ["listing.governing-unit-unknown", "listing.supervising-unit-unknown", "listing.responsible-person-unknown", "listing.leader-unknown", "listing.grid-unknown"]);
    }

    [Fact]
    public async Task Grid_of_another_street_and_a_leader_who_is_none_are_refused()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var form = stage.Listing();
        form["gridCode"] = Town.YuhuazhaiCommunity;
        form["leaderPersonId"] = stage.Town["department-officer"].PersonId;
        (await ListAsync(stage, form)).Refusals.Select(r => r.Code).ShouldBe(["listing.leader-is-none", "listing.grid-elsewhere"]);
    }

    [Fact]
    public async Task A_case_is_listed_once()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var caseId = await stage.ListAsync();
        var again = await stage.FillInAsync(caseId, "listing", stage.Listing(), "listing-body", CaseStage.ListingParameters());
        again.Refusals[0].Code.ShouldBe("listing.already");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Supervising_department_sees_the_case_from_its_listing_on(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var caseId = await stage.ListAsync();
        (await stage.SendAsync(new CaseDetails(caseId), "department-officer")).Succeeded.ShouldBeTrue();
        (await stage.SendAsync(new ListCases(DepartmentUnitId: stage.Town.Bureau), "department-officer")).Value.Page.Total.ShouldBe(1);
        (await stage.SendAsync(new CaseDetails(caseId), "other-owner")).Refusals[0].Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task Declined_hazard_may_be_proposed_again()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var caseId = await stage.ProposeAsync();
        (await stage.FillInAsync(caseId, "decline-listing", new JsonObject { ["reason"] = "已当场整改" }, "listing-body")).Succeeded.ShouldBeTrue();
        await stage.SendAsync(new SetMilestone(caseId, "declined", "不予挂牌", true));
        var view = await stage.LookAsync(caseId);
        (view.Case.Closed, view.Case.StateName).ShouldBe((true, "不予挂牌"));
        (await stage.SendAsync(new ProposeListing(view.Case.HazardId, "再次发现"), "district-officer")).Succeeded.ShouldBeTrue();
    }

    private static async Task<Result<CaseFlow.Domain.WorkItems.WorkItemCompleted>> ListAsync(CaseStage stage, JsonObject form) =>
        await stage.FillInAsync(await stage.ProposeAsync(), "listing", form, "listing-body", CaseStage.ListingParameters());
}
