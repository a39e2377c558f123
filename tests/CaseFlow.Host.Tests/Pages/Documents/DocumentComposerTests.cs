using System.Text.Json.Nodes;
using CaseFlow.Domain.Documents;
using CaseFlow.Host.Pages.Documents;

namespace CaseFlow.Host.Tests.Pages.Documents;

public sealed class DocumentComposerTests
{
    private const string Issuer = "雁塔区安全生产委员会办公室";

    public static TheoryData<string> Templates => [.. DocumentTemplate.Names];

    private static DocumentView View(string template, JsonObject? data = null) => new(
        Guid.Empty, Guid.Empty, template, "标题", "雁安督通〔2026〕1号", new DateTimeOffset(2026, 11, 23, 16, 30, 0, TimeSpan.Zero), "系统",
        ["甲公司", "区应急管理局"],
        new JsonObject
        {
            ["number"] = "雁安督〔2026〕1号",
            ["enterprise"] = "甲公司",
            ["hazard"] = "仓库内违规住人",
            ["place"] = "1号库房",
            ["governingUnit"] = "甲公司",
            ["supervisingUnit"] = "区应急管理局",
            ["listedOn"] = "2026-11-23",
            ["lastDay"] = "2026-12-23",
            ["limitText"] = "30个自然日",
        },
        data ?? []);

    private static string Words(OfficialDocument paper) => string.Join('\n', paper.Body.Select(b => b switch
    {
        DocumentHeading h => h.Text,
        DocumentParagraph p => p.Text,
        DocumentTable t => string.Join('\n', t.Rows.Select(r => $"{r.Label}：{r.Value}")),
        _ => "",
    }));

    [Theory, MemberData(nameof(Templates))]
    public void No_placeholder_is_ever_printed(string template)
    {
        var paper = DocumentComposer.Compose(View(template), Issuer);
        Words(paper).ShouldNotContain("{");
        (paper.Head + paper.Title + paper.To + paper.Signer + paper.CopyTo).ShouldNotContain("{");
        Words(paper).ShouldNotBeEmpty();
    }

    [Fact]
    public void Listing_notice_names_the_parties_and_the_last_day_as_documents_write_it()
    {
        var words = Words(DocumentComposer.Compose(View("listing-notice"), Issuer));
        words.ShouldContain("督办责任单位：区应急管理局");
        words.ShouldContain("应于2026年12月23日24时前完成治理");
    }

    [Fact]
    public void Line_whose_fact_nobody_gave_is_left_out() =>
        Words(DocumentComposer.Compose(View("listing-notice"), Issuer)).ShouldNotContain("分管行业的区级领导");

    [Fact]
    public void Day_of_issue_is_the_day_in_china() =>
        DocumentComposer.Compose(View("listing-notice"), Issuer).Date.ShouldBe("2026年11月24日");

    [Fact]
    public void What_the_process_gave_is_found_below_its_own_heading() =>
        Words(DocumentComposer.Compose(View("rectification-order", new JsonObject
        {
            ["review"] = new JsonObject { ["findings"] = "防火门仍未更换", ["requirements"] = "三日内更换", ["reviewedOn"] = "2026-12-13" },
        }), Issuer)).ShouldContain("防火门仍未更换");

    [Fact]
    public void Circular_is_the_bulletin_by_another_word() =>
        DocumentComposer.Compose(View("circular"), Issuer).Title.ShouldBe(DocumentComposer.Compose(View("bulletin"), Issuer).Title);

    [Fact]
    public void Leader_who_is_addressed_gets_no_copy_as_well()
    {
        DocumentComposer.Compose(View("listing-notice", new JsonObject { ["leader"] = "甲公司" }), Issuer).CopyTo.ShouldBeEmpty();
        DocumentComposer.Compose(View("listing-notice", new JsonObject { ["leader"] = "李区长" }), Issuer).CopyTo.ShouldBe("李区长");
    }

    [Fact]
    public void Unknown_template_still_sets_out_the_facts()
    {
        var paper = DocumentComposer.Compose(View("something-new"), Issuer);
        paper.Title.ShouldBe("标题");
        Words(paper).ShouldContain("仓库内违规住人");
    }
}
