using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.Timeline;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.ListedSupervision;

public class ListCasesTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task List_filters_by_state_due_and_department_and_puts_the_next_due_first(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var later = await stage.ListAsync(60);
        var sooner = await stage.ListAsync(10);
        var unlisted = await stage.ProposeAsync();
        var all = (await stage.SendAsync(new ListCases(), "district-officer")).Value;
        all.Page.Items.Select(c => c.Id).ShouldBe([sooner, later, unlisted]);
        all.States.Select(s => (s.Key, s.Name, s.Count)).ShouldBe([("proposed", "提请挂牌", 1), ("listed", "已挂牌", 2)]);
        all.Dues.Select(d => (d.Key, d.Count)).ShouldBe([("overdue", 0), ("today", 0), ("week", 0)]);
        all.Departments.ShouldHaveSingleItem().ShouldBe(new ChipCount(stage.Town.Bureau.ToString(), "区住建局", 2));

        stage.District.Time.SetUtcNow(new DateTimeOffset(2018, 9, 11, 1, 0, 0, TimeSpan.Zero));
        (await stage.SendAsync(new ListCases(Due: "today"), "district-officer")).Value.Page.Items.ShouldHaveSingleItem().Id.ShouldBe(sooner);
        (await stage.SendAsync(new ListCases(Due: "week"), "district-officer")).Value.Page.Total.ShouldBe(1);
        (await stage.SendAsync(new ListCases(State: "listed", Page: new PageRequest(2, 1)), "district-officer")).Value.Page.Items.ShouldHaveSingleItem().Id.ShouldBe(later);
        (await stage.SendAsync(new ListCases("〔2018〕2号"), "district-officer")).Value.Page.Items.ShouldHaveSingleItem().Id.ShouldBe(sooner);
    }

    [Theory]
    [InlineData("number")]
    [InlineData("enterprise")]
    [InlineData("state")]
    [InlineData("listedAt")]
    [InlineData("proposedAt")]
    [InlineData("due")]
    public async Task Every_column_sorts_on_both_databases(string column)
    {
        foreach (var database in new[] { DatabaseProvider.Sqlite, DatabaseProvider.PostgreSQL })
        {
            await using var stage = await CaseStage.StartAsync(database);
            await stage.ListAsync(60);
            await stage.ListAsync(10);
            (await stage.SendAsync(new ListCases(Sort: column), "district-officer")).Value.Page.Items.Count.ShouldBe(2);
            (await stage.SendAsync(new ListCases(Sort: column, Descending: true), "district-officer")).Value.Page.Items.Count.ShouldBe(2);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Timeline_tells_in_sentences_who_did_what(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var caseId = await stage.ListAsync();
        var told = (await stage.SendAsync(new CaseTimeline(caseId), "street-officer")).Value.Items;
        told.ShouldAllBe(t => t.Text != t.Kind);
        var listed = told.Single(t => t.Kind == "timeline.case-listed");
        listed.Text.ShouldBe("挂牌督办，案号 雁安督〔2018〕1号；治理责任单位小寨路街道办事处，督办责任单位区住建局，责任人陈老板，分管区级领导赵区长；治理期限至2018年10月8日 周一");
        (listed.By, told.Single(t => t.Kind == "timeline.milestone-reached").By).ShouldBe(("钱主任", "系统"));
        (await stage.SendAsync(new CaseTimeline(caseId), "other-street-officer")).Refusals[0].Code.ShouldBe("subject.not-found");
    }
}
