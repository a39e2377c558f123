using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaseFlow.Host.Pages.Documents;

/// <summary>An official document as .docx, in the measures of GB/T 9704: A4, 仿宋三号, 28 磅行距.</summary>
public static class WordDocument
{
    private const string Body = "FangSong";
    private const string Heading = "SimHei";
    private const string Title = "SimSun";
    private const string Red = "C00000";

    // Half points: 小初 72, 二号 44, 三号 32, 四号 28.
    private const int HeadSize = 72, TitleSize = 44, BodySize = 32, SmallSize = 28, GridSize = 18;

    private const int PageWidth = 8844, NumberWidth = 660;

    public static byte[] Write(OfficialDocument paper)
    {
        using var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            word.PackageProperties.Title = paper.Title;
            var main = word.AddMainDocumentPart();
            main.Document = new Document(new Body([.. Content(paper), Page()]));
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Content(OfficialDocument paper)
    {
        if (paper.Head.Length > 0)
        {
            yield return Line(paper.Head, JustificationValues.Center, Title, HeadSize, bold: true, Red);
        }

        var form = paper.Layout == DocumentLayout.Form;
        if (form)
        {
            yield return Line(paper.Title, JustificationValues.Center, Title, TitleSize, bold: true);
        }

        var number = Line(paper.Number, paper.Layout == DocumentLayout.Letterhead ? JustificationValues.Center : JustificationValues.Right);
        if (!form)
        {
            number.ParagraphProperties!.InsertAt(
                new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 12, Color = Red, Space = 6 }), 0);
        }

        yield return number;
        if (!form)
        {
            yield return Line(paper.Title, JustificationValues.Center, Title, TitleSize, bold: true);
        }

        if (paper.To.Length > 0)
        {
            yield return Line($"{paper.To}：", JustificationValues.Left);
        }

        foreach (var block in paper.Body)
        {
            yield return block switch
            {
                DocumentHeading heading => Indented(heading.Text, Heading),
                DocumentParagraph paragraph => Indented(paragraph.Text, Body),
                DocumentTable table => Rows(table),
                DocumentGrid grid => Grid(grid),
                _ => throw new InvalidOperationException($"{block.GetType().Name} cannot be set."),
            };
        }

        yield return Line("", JustificationValues.Left);
        foreach (var signature in paper.Signatures)
        {
            yield return Line($"{signature}：____________________", JustificationValues.Left);
        }

        yield return Line(paper.Signer, JustificationValues.Right);
        yield return Line(paper.Date, JustificationValues.Right);
        if (paper.CopyTo.Length > 0)
        {
            yield return Line(Domain.Kernel.TextCatalog.Get("document.copy-to", paper.CopyTo), JustificationValues.Left, size: SmallSize);
        }

        if (paper.Note.Length > 0)
        {
            yield return Line(paper.Note, JustificationValues.Left, size: SmallSize);
        }
    }

    private static Paragraph Indented(string text, string font) => new(
        new ParagraphProperties(Spacing(), new Indentation { FirstLineChars = 200, FirstLine = "640" }), Run(text, font, BodySize));

    private static Paragraph Line(
        string text, JustificationValues side, string font = Body, int size = BodySize, bool bold = false, string? color = null) =>
        new(new ParagraphProperties(size > BodySize ? new SpacingBetweenLines { Before = "240", After = "240" } : Spacing(), new Justification { Val = side }),
            Run(text, font, size, bold, color));

    private static SpacingBetweenLines Spacing() => new() { Line = "560", LineRule = LineSpacingRuleValues.Exact };

    private static Run Run(string text, string font, int size, bool bold = false, string? color = null)
    {
        var properties = new RunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font, Hint = FontTypeHintValues.EastAsia });
        if (bold)
        {
            properties.Append(new Bold());
        }

        if (color is not null)
        {
            properties.Append(new Color { Val = color });
        }

        properties.Append(new FontSize { Val = $"{size}" }, new Languages { EastAsia = "zh-CN" });
        return new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static TableProperties Framed() => new(
        new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
        new TableBorders(
            Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()));

    // The unit's name, in the second column, takes what the numbers leave.
    private static Table Grid(DocumentGrid grid) => new(
    [
        Framed(),
        new TableGrid(grid.Head.Select((_, i) => new GridColumn { Width = $"{GridWidth(i, grid.Head.Count)}" })),
        .. grid.Rows.Prepend(grid.Head).Select((row, n) => new TableRow(row.Select((text, i) => Cell(text, GridWidth(i, row.Count), n == 0 ? Heading : Body, GridSize)))),
    ]);

    private static int GridWidth(int column, int columns) => column == 1 ? PageWidth - ((columns - 1) * NumberWidth) : NumberWidth;

    private static Table Rows(DocumentTable table) => new(
    [
        Framed(),
        new TableGrid(new GridColumn { Width = "2400" }, new GridColumn { Width = "6444" }),
        .. table.Rows.Select(r => new TableRow(Cell(r.Label, 2400, Heading), Cell(r.Value, 6444, Body))),
    ]);

    private static T Border<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4 };

    private static TableCell Cell(string text, int width, string font, int size = SmallSize) => new(
        new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{width}" }),
        new Paragraph(new ParagraphProperties(Spacing()), Run(text, font, size)));

    // 天头 37 mm、订口 28 mm、版心 156 × 225 mm, in twentieths of a point.
    private static SectionProperties Page() => new(
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 2098, Bottom = 1984, Left = 1587, Right = 1474, Header = 851, Footer = 992, Gutter = 0 });
}
