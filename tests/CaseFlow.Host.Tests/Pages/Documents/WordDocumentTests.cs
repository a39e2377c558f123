using CaseFlow.Host.Pages.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaseFlow.Host.Tests.Pages.Documents;

public sealed class WordDocumentTests
{
    private static OfficialDocument Paper(DocumentLayout layout) => new(
        layout, "雁塔区安全生产委员会办公室文件", "雁安督通〔2026〕1号", "关于挂牌督办的通知", "甲公司",
        [new DocumentHeading("一、基本情况"), new DocumentTable([new DocumentRow("隐患部位", "1号库房")]), new DocumentParagraph("请认真治理。")],
        "雁塔区安全生产委员会办公室", "2026年11月23日", "区应急管理局", ["负责人（签名）"], "一式两份。");

    [Theory]
    [InlineData(DocumentLayout.Letterhead)]
    [InlineData(DocumentLayout.Letter)]
    [InlineData(DocumentLayout.Form)]
    public void File_is_valid_and_holds_every_word(DocumentLayout layout)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(WordDocument.Write(Paper(layout))), isEditable: false);
        new OpenXmlValidator().Validate(word).Select(e => $"{e.Path?.XPath} {e.Description}").ShouldBeEmpty();
        var text = word.MainDocumentPart!.Document!.InnerText;
        foreach (var part in new[] { "雁安督通〔2026〕1号", "关于挂牌督办的通知", "一、基本情况", "1号库房", "请认真治理。", "2026年11月23日", "负责人（签名）" })
        {
            text.ShouldContain(part);
        }
    }

    [Fact]
    public void Chinese_characters_get_a_font_of_their_own()
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(WordDocument.Write(Paper(DocumentLayout.Letterhead))), isEditable: false);
        word.MainDocumentPart!.Document!.Descendants<RunFonts>().ShouldAllBe(f => f.EastAsia != null);
    }
}
