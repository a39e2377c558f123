using CaseFlow.Host.Pages.Processes.Tables;
using CaseFlow.Workflows.Cases.DecisionTables;
using MiniExcelLibs;

namespace CaseFlow.Host.Tests.Pages.Processes.Tables;

/// <summary>A decision table as a sheet and back.</summary>
public sealed class TableSheetTests
{
    private static readonly TableDefinition Table = new()
    {
        HitPolicy = HitPolicies.First,
        Inputs = [new() { Name = "grade", Label = new() { Zh = "隐患等级" }, Type = ColumnTypes.Text, Expression = "grade" }],
        Outputs = [new() { Name = "days", Label = new() { Zh = "期限" }, Type = ColumnTypes.Number, Variable = "days" }],
        Rows =
        [
            new() { Id = "a", When = Cell("grade", "重大"), Then = Cell("days", "90"), Remark = "R88" },
            new() { Id = "b", Then = Cell("days", "15") },
        ],
    };

    [Fact]
    public async Task Rows_come_back_as_they_went_out_and_the_frame_stays()
    {
        var (again, why) = TableSheet.Read(Table, new MemoryStream(await TableSheet.WriteAsync(Table, "挂牌与期限建议")));
        why.ShouldBeNull();
        TableJson.Write(again!).ShouldBe(TableJson.Write(Table));
    }

    [Fact]
    public async Task Columns_go_by_title_or_name_and_a_row_without_an_id_gets_one()
    {
        var (table, _) = TableSheet.Read(Table, await SheetAsync(new() { ["grade"] = "一般", ["期限"] = 30 }, new() { ["grade"] = null, ["期限"] = null }));
        var row = table!.Rows.ShouldHaveSingleItem();
        (row.Id, row.When["grade"], row.Then["days"], row.Remark).ShouldBe(("row1", "一般", "30", null));
    }

    [Fact]
    public async Task Column_that_the_table_does_not_have_is_refused_by_name() =>
        TableSheet.Read(Table, await SheetAsync(new Dictionary<string, object?> { ["颜色"] = "红" })).Why.ShouldBe("文件中的列“颜色”不是本表的列，本表有：行标识、隐患等级、期限、依据和备注。");

    [Fact]
    public async Task File_that_is_no_sheet_or_too_long_is_refused()
    {
        TableSheet.Read(Table, new MemoryStream("不是表格"u8.ToArray())).Why.ShouldBe("文件无法读取，请选择 .xlsx 表格文件。");
        var rows = Enumerable.Range(0, 1001).Select(i => new Dictionary<string, object?> { ["grade"] = $"g{i}" }).ToArray();
        TableSheet.Read(Table, await SheetAsync(rows)).Why.ShouldBe("文件超过 1000 行。");
    }

    private static async Task<Stream> SheetAsync(params Dictionary<string, object?>[] rows)
    {
        var file = new MemoryStream();
        await file.SaveAsAsync(rows);
        file.Position = 0;
        return file;
    }

    private static Dictionary<string, string> Cell(string column, string text) => new() { [column] = text };
}
