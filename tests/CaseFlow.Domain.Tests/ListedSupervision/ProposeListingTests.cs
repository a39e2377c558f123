using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Tests.ListedSupervision;

public class ProposeListingTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Proposed_hazard_becomes_a_case_and_starts_its_process_by_an_event_with_the_facts(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var caseId = await stage.ProposeAsync();
        var (_, subject, payload) = stage.Processes.Published.Where(p => p.Event == "HazardProposedForListing").ShouldHaveSingleItem();
        subject.ShouldBe(caseId);
        (payload["enterprise"]!.GetValue<string>(), payload["communityCode"]!.GetValue<string>(), payload["grade"]!.GetValue<string>())
            .ShouldBe(("老陈餐厅", Town.XiaozhaiCommunity, "major"));
        var view = await stage.LookAsync(caseId, "street-officer");
        (view.Case.StateName, view.Case.Number, view.Milestones[0].State, view.Milestones[1].State).ShouldBe(("提请挂牌", null, "done", "current"));
        (await stage.SendAsync(new ListHazards(), "district-officer")).Value.Page.Items[0].StateName.ShouldBe("已提请挂牌");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_hazard_is_proposed_once(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var hazard = await stage.ReportAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stage.SendAsync(new ProposeListing(hazard.HazardId, "重大"), "district-officer")));
        answers.Count(a => a.Succeeded).ShouldBe(1);
        answers.Where(a => !a.Succeeded).ShouldAllBe(a => a.Refusals[0].Kind == RefusalKind.Conflict);
        (await stage.District.WithDbAsync(db => db.Set<ListedCase>().CountAsync())).ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Without_a_published_definition_nothing_is_written(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        stage.Processes.Takers = 0;
        var hazard = await stage.ReportAsync();
        (await stage.SendAsync(new ProposeListing(hazard.HazardId, "重大"), "district-officer")).Refusals[0].Code.ShouldBe("listing.no-process");
        (await stage.District.WithDbAsync(db => db.Set<ListedCase>().CountAsync())).ShouldBe(0);
        (await stage.SendAsync(new HazardDetails(hazard.HazardId), "district-officer")).Value.State.ShouldBe(HazardStates.Reported);
    }

    [Fact]
    public async Task Only_the_district_office_proposes_and_only_with_a_reason()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var hazard = await stage.ReportAsync();
        (await stage.SendAsync(new ProposeListing(hazard.HazardId, "重大"), "street-officer")).Refusals[0].Code.ShouldBe("access.role");
        (await stage.SendAsync(new ProposeListing(hazard.HazardId, " "), "district-officer")).Refusals[0].Code.ShouldBe("listing.reason-missing");
        (await stage.SendAsync(new ProposeListing(Guid.NewGuid(), "重大"), "district-officer")).Refusals[0].Code.ShouldBe("hazard.not-found");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Case_is_seen_by_its_enterprise_and_its_street_and_not_by_others(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var caseId = await stage.ProposeAsync();
        (await stage.SendAsync(new CaseDetails(caseId), "owner")).Succeeded.ShouldBeTrue();
        (await stage.SendAsync(new CaseDetails(caseId), "grid-officer")).Succeeded.ShouldBeTrue();
        foreach (var stranger in (string[])["other-street-officer", "other-owner", "department-officer"])
        {
            var refused = await stage.SendAsync(new CaseDetails(caseId), stranger);
            refused.Refusals.ShouldBeEquivalentTo((await stage.SendAsync(new CaseDetails(Guid.NewGuid()), stranger)).Refusals);
            (await stage.SendAsync(new ListCases(), stranger)).Value.Page.Total.ShouldBe(0);
        }
    }
}
