using System.Text.Json.Nodes;
using CaseFlow.Domain.Documents;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Documents;

public class IssueDocumentTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Issued_document_keeps_number_addressees_and_the_facts_of_that_moment(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var caseId = await stage.ListAsync();
        var issued = (await stage.SendAsync(Notice(caseId))).Value;
        issued.Number.ShouldBe("雁安督通〔2018〕1号");
        (await stage.SendAsync(new Domain.Deadlines.ExtendDeadline(caseId, "rectification", new DateOnly(2018, 10, 31), "批准延期"))).Succeeded.ShouldBeTrue();

        var view = (await stage.SendAsync(new GetDocument(issued.DocumentId), "owner")).Value;
        view.To.ShouldBe(["小寨路街道办事处", "区住建局", "赵区长"]);
        (view.Facts["lastDay"]!.GetValue<string>(), view.Facts["limitText"]!.GetValue<string>(), view.Facts["leader"]!.GetValue<string>())
            .ShouldBe(("2018-10-08", "30个自然日，遇休假日顺延", "赵区长"));
        view.Data["note"]!.GetValue<string>().ShouldBe("停业整改");
        (await stage.LookAsync(caseId)).Documents.ShouldHaveSingleItem().Number.ShouldBe(issued.Number);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Numbers_run_without_gap_by_format_and_year(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var caseId = await stage.ListAsync();
        await stage.SendAsync(Notice(caseId));
        (await stage.SendAsync(Notice(Guid.NewGuid()))).Refusals[0].Code.ShouldBe("subject.not-found");
        (await stage.SendAsync(Notice(caseId))).Value.Number.ShouldBe("雁安督通〔2018〕2号");
        (await stage.SendAsync(Notice(caseId) with { Numbering = "雁安督函〔{year}〕{n}号" })).Value.Number.ShouldBe("雁安督函〔2018〕1号");
        stage.District.Time.SetUtcNow(new DateTimeOffset(2019, 1, 2, 0, 0, 0, TimeSpan.Zero));
        (await stage.SendAsync(Notice(caseId))).Value.Number.ShouldBe("雁安督通〔2019〕1号");
    }

    [Fact]
    public async Task Document_of_a_case_out_of_sight_is_as_one_that_is_not_there()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var issued = (await stage.SendAsync(Notice(await stage.ListAsync()))).Value;
        (await stage.SendAsync(new GetDocument(issued.DocumentId), "other-street-officer")).Refusals.ShouldBeEquivalentTo(
            (await stage.SendAsync(new GetDocument(Guid.NewGuid()), "other-street-officer")).Refusals);
    }

    [Fact]
    public async Task Format_without_a_running_number_and_a_person_as_sender_are_refused()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var caseId = await stage.ListAsync();
        (await stage.SendAsync(Notice(caseId) with { Numbering = "雁安督〔{year}〕" })).Refusals[0].Code.ShouldBe("document.numbering");
        (await stage.SendAsync(Notice(caseId), "listing-body")).Refusals[0].Code.ShouldBe("access.process-only");
    }

    private static IssueDocument Notice(Guid caseId) => new(
        caseId, "listing-notice", "挂牌督办通知书", "雁安督通〔{year}〕{n}号", ["governing-unit", "supervising-unit", "leader"], new JsonObject { ["note"] = "停业整改" });
}
