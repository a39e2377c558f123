using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Hazards;

public class ListHazardsTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task List_pages_sorts_and_counts_each_filter_without_itself(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        await FillAsync(stage);
        var list = (await stage.SendAsync(new ListHazards(Grade: "general", Sort: "number", Descending: false, Page: new PageRequest(1, 2)), "district-officer")).Value;
        (list.Page.Total, list.Page.Items.Count).ShouldBe((3, 2));
        list.Page.Items.Select(h => h.Number).ShouldBe(["YH2018-0001", "YH2018-0002"]);
        list.Grades.Select(g => (g.Name, g.Count)).ShouldBe([("一般隐患", 3), ("重大隐患", 1)]);
        list.Streets.Select(s => (s.Name, s.Count)).ShouldBe([("小寨路街道", 2), ("鱼化寨街道", 1)], ignoreOrder: true);
        list.States.ShouldHaveSingleItem().Name.ShouldBe("已上报");
        list.Departments.ShouldHaveSingleItem().Name.ShouldBe("区住建局");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Each_street_sees_its_own_in_rows_totals_and_counts(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        await FillAsync(stage);
        var list = (await stage.SendAsync(new ListHazards(), "other-street-officer")).Value;
        list.Page.Total.ShouldBe(1);
        list.Streets.ShouldHaveSingleItem().Name.ShouldBe("鱼化寨街道");
        list.Grades.Sum(g => g.Count).ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Wildcards_in_a_search_are_plain_text(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        await FillAsync(stage);
        (await stage.SendAsync(new ListHazards("%"), "district-officer")).Value.Page.Total.ShouldBe(0);
        (await stage.SendAsync(new ListHazards("_"), "district-officer")).Value.Page.Total.ShouldBe(0);
        (await stage.SendAsync(new ListHazards("建材"), "district-officer")).Value.Page.Total.ShouldBe(1);
        (await stage.SendAsync(new ListHazards("0002"), "district-officer")).Value.Page.Items.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("enterprise")]
    [InlineData("grade")]
    [InlineData("state")]
    [InlineData("reportedAt")]
    public async Task Every_column_sorts_on_both_databases(string column)
    {
        foreach (var database in new[] { DatabaseProvider.Sqlite, DatabaseProvider.PostgreSQL })
        {
            await using var stage = await CaseStage.StartAsync(database);
            await FillAsync(stage);
            var up = (await stage.SendAsync(new ListHazards(Sort: column, Descending: false), "district-officer")).Value.Page.Items;
            var down = (await stage.SendAsync(new ListHazards(Sort: column, Descending: true), "district-officer")).Value.Page.Items;
            Func<HazardItem, object> key = column switch { "enterprise" => h => h.EnterpriseName, "grade" => h => h.Grade, "state" => h => h.State, _ => h => h.ReportedAt };
            up.Select(key).ShouldBe(down.Select(key).Reverse());
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Pages_that_begin_where_the_last_one_ended_show_every_row_once_in_every_order(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        await FillAsync(stage);
        foreach (var list in from sort in (string[])["number", "enterprise", "grade", "state", "reportedAt"] from down in (bool[])[true, false] select new ListHazards(Sort: sort, Descending: down))
        {
            var whole = (await stage.SendAsync(list, "district-officer")).Value.Page.Items.Select(h => h.Id).ToList();
            List<Guid> paged = [];
            var page = new PageRequest(1, 1);
            do
            {
                var answer = (await stage.SendAsync(list with { Page = page }, "district-officer")).Value.Page;
                answer.Total.ShouldBe(4);
                paged.AddRange(answer.Items.Select(h => h.Id));
                paged.ShouldBeUnique();
                page = new PageRequest(page.Number + 1, 1, answer.Next);
            }
            while (page.After is not null);
            paged.ShouldBe(whole, list.ToString());
        }

        (await stage.SendAsync(new ListHazards(Page: new PageRequest(2, 2, "anything")), "district-officer")).Refusals.Single().Code.ShouldBe("page.after");
    }

    private static async Task FillAsync(CaseStage stage)
    {
        foreach (var grade in (string[])["general", "general", "major"])
        {
            await stage.SendAsync(await stage.HazardFormAsync() with { Grade = grade }, "street-officer");
            stage.District.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var elsewhere = await stage.HazardFormAsync("other-street-officer") with { EnterpriseId = stage.Town.BuildersMarket, Grade = "general" };
        (await stage.SendAsync(elsewhere, "other-street-officer")).Succeeded.ShouldBeTrue();
    }
}
