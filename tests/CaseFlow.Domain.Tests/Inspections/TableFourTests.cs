using CaseFlow.Domain.Inspections;

namespace CaseFlow.Domain.Tests.Inspections;

/// <summary>Table 4 as the document prints it (R133-R137).</summary>
public class TableFourTests
{
    private static readonly ChecklistContent Table = TableFour.Content;

    [Fact]
    public void Table_4_has_22_site_kinds_14_groups_and_44_items()
    {
        (Table.SiteKinds.Count, Table.Groups.Count, Table.Asked().Count()).ShouldBe((22, 14, 44));
        Table.Asked().Select(i => i.Key).ShouldBeUnique();
        Table.Groups.Select(g => g.Items.Count).ShouldBe([2, 3, 6, 5, 1, 2, 3, 5, 2, 6, 4, 2, 2, 1]);
    }

    [Theory]
    [InlineData("licence", "no")]
    [InlineData("licence-expired", "yes")]
    [InlineData("three-in-one", "yes")]
    [InlineData("wild-wiring", "yes")]
    [InlineData("conduit", "no")]
    [InlineData("hose-length", "yes")]
    [InlineData("hose-clip", "no")]
    [InlineData("escape-route", "blocked,locked")]
    [InlineData("extinguisher", "missing,failed")]
    [InlineData("illegal-storage", "yes")]
    [InlineData("lift", "no")]
    public void Polarity_of_an_item_is_that_of_the_document(string item, string defects) =>
        string.Join(',', Table.Asked().Single(i => i.Key == item).Options.Where(o => o.Defect).Select(o => o.Key)).ShouldBe(defects);

    [Fact]
    public void Printed_words_keep_the_misprint_of_the_seal()
    {
        var item = Table.Asked().Single(i => i.Key == "organisation-sealed");
        item.Print.ShouldBe("是否盖章：");
        item.Options.Select(o => o.Text).ShouldBe(["有", "无"]);
        Table.Asked().Single(i => i.Key == "let-unlicensed").Print.ShouldBe("是否出租给无营业执照业户");
    }

    [Fact]
    public void Only_the_last_group_has_blanks_to_fill_in()
    {
        var item = Table.Asked().Single(i => i.Fields is not null);
        (item.Key, item.FieldsOn).ShouldBe(("illegal-storage", "yes"));
        item.Fields!.Select(f => f.Key).ShouldBe(["address", "goods", "amount"]);
    }
}
