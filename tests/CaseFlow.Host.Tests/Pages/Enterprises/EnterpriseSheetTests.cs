using CaseFlow.Domain.Enterprises;
using CaseFlow.Host.Pages.Enterprises;
using CaseFlow.Host.Pages.Kit;
using MiniExcelLibs;

namespace CaseFlow.Host.Tests.Pages.Enterprises;

public sealed class EnterpriseSheetTests
{
    private static readonly string[] Cells = ["小寨百货", "91350100M000100Y43", "小寨路街道办事处", "长安大学社区", "长安中路1号", "5211", "饭店", "黄", "郑亚楠", "刘德胜", "13812345678", "区商务局", "2026-01-31", ""];

    [Fact]
    public async Task Rows_are_read_by_their_titles_in_any_order_with_columns_that_are_not_asked_for()
    {
        var row = Row().Reverse().Prepend(KeyValuePair.Create<string, object?>("序号", 1)).ToDictionary();
        var (lines, why) = EnterpriseSheet.Read(await TableFile.WriteAsync("表一", [row, Empty(row), row]));
        why.ShouldBeNull();
        lines!.Select(l => (l.Row, l.Name, l.CreditCode, l.Phone, l.Since)).ShouldBe([(2, "小寨百货", "91350100M000100Y43", "13812345678", "2026-01-31"), (4, "小寨百货", "91350100M000100Y43", "13812345678", "2026-01-31")]);
    }

    [Fact]
    public async Task Numbers_and_days_of_a_spreadsheet_are_read_as_they_were_written()
    {
        var row = Row();
        row[EnterpriseSheet.Titles.ElementAt(10)] = 13812345678d;
        row[EnterpriseSheet.Titles.ElementAt(12)] = new DateTime(2026, 1, 31);
        var line = EnterpriseSheet.Read(await TableFile.WriteAsync("表一", [row])).Lines!.Single();
        (line.Phone, line.Since).ShouldBe(("13812345678", "2026-01-31"));
    }

    [Fact]
    public async Task Missing_columns_are_named()
    {
        var row = Row();
        row.Remove("单位、场所名称");
        row.Remove("村（社区）");
        EnterpriseSheet.Read(await TableFile.WriteAsync("表一", [row])).Why!.ShouldContain("单位、场所名称、村（社区）");
    }

    [Fact]
    public void What_is_no_table_file_is_told_so() => EnterpriseSheet.Read(new MemoryStream([1, 2, 3])).Why!.ShouldContain(".xlsx");

    [Fact]
    public async Task Table_without_rows_and_one_of_too_many_are_told_so()
    {
        EnterpriseSheet.Read(await TableFile.WriteAsync("表一", [Empty(Row())])).Why!.ShouldContain("没有数据行");
        var many = new MemoryStream();
        await many.SaveAsAsync(Enumerable.Repeat(Row(), ImportEnterprises.Most + 1));
        many.Position = 0;
        EnterpriseSheet.Read(many).Why!.ShouldContain("20000");
    }

    private static Dictionary<string, object?> Row() => EnterpriseSheet.Titles.Zip(Cells).ToDictionary(c => c.First, c => (object?)c.Second);

    private static Dictionary<string, object?> Empty(Dictionary<string, object?> row) => row.ToDictionary(c => c.Key, _ => (object?)null);
}
