using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>A rule of a process changed in its decision table, by who may, without the designer.</summary>
public class DecisionTablePageTests(Chromium chromium)
{
    private const string Administrator = "liucheng";
    private const string Path = "/processes/listed-supervision/tables";

    [Fact]
    public async Task Table_is_read_by_all_and_changed_tried_and_saved_by_administrators_who_are_told_of_each_other()
    {
        await using var district = await DemoDistrict.StartAsync(chromium);
        await OthersOnlyReadAsync(district);
        await AddsByKeyboardAndTakesTheTableOutAndInAsync(district);
        var second = await district.SignInAsync(Administrator, Screen.Phone);
        await second.GoAsync(Path);
        await ChangesALimitTriesItAndSavesADraftAsync(district);
        await SecondOfTwoWhoSaveIsToldAsync(second);
    }

    private static async Task ChangesALimitTriesItAndSavesADraftAsync(DemoDistrict district)
    {
        var editor = await district.SignInAsync(Administrator);
        await editor.GoAsync(Path);
        await Assertions.Expect(editor.Part("table-row")).ToHaveCountAsync(3);
        await Assertions.Expect(editor.Part("table-version")).ToHaveTextAsync("第 2 版（已发布）");
        await editor.ReadsWellAsync();
        await editor.ShotAsync("tables");

        await editor.WriteCellAsync("cell-1-limitNumber", "很多");
        await Assertions.Expect(editor.Part("cell-1-limitNumber-error")).ToHaveTextAsync("“很多”不是数字。");
        await editor.ShotAsync("tables-wrong-cell");
        await editor.WriteCellAsync("cell-1-limitNumber", "60");
        await Assertions.Expect(editor.Part("cell-1-limitNumber-error")).ToHaveCountAsync(0);

        await editor.Part("trial-grade").SelectOptionAsync("重大");
        await editor.Part("trial-submit").ClickAsync();
        await Assertions.Expect(editor.Part("trial-answer")).ToContainTextAsync("命中第 1 行（major）");
        await Assertions.Expect(editor.Part("trial-answer")).ToContainTextAsync("建议期限 60");
        await Assertions.Expect(editor.Page.Locator("tr.grid-applies")).ToHaveCountAsync(1);

        await editor.Part("row-3-up").ClickAsync();
        await Assertions.Expect(editor.Part("cell-3-grade-error").Or(editor.Part("cell-3-remark-error"))).ToContainTextAsync("永远轮不到");
        await editor.Part("table-undo").ClickAsync();
        await Assertions.Expect(editor.Part("cell-3-remark-error")).ToHaveCountAsync(0);
        await editor.Part("table-reason").FillAsync("重大隐患的建议期限改为 60 日");
        await editor.ShotAsync("tables-tried");
        await editor.Part("table-save").ClickAsync();
        await Assertions.Expect(editor.Part("table-version")).ToHaveTextAsync("第 3 版草稿");

        await editor.GoAsync(Path);
        await Assertions.Expect(editor.Part("cell-1-limitNumber")).ToHaveValueAsync("60");
        await Assertions.Expect(editor.Part("table-version")).ToHaveTextAsync("第 3 版草稿");
        editor.Faults.ShouldBeEmpty();
    }

    private static async Task AddsByKeyboardAndTakesTheTableOutAndInAsync(DemoDistrict district)
    {
        var editor = await district.SignInAsync(Administrator);
        await editor.GoAsync(Path);
        await editor.Part("table-add-input").FocusAsync();
        await editor.Page.Keyboard.PressAsync("Enter");
        await editor.Part("column-zh").FillAsync("所在街道");
        await editor.Part("column-name").FillAsync("street");
        await editor.Part("column-source").FillAsync("proposal.regionPath");
        await editor.ShotAsync("tables-column");
        await editor.Part("column-close").ClickAsync();
        await editor.Part("row-1-insert").FocusAsync();
        await editor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor.Part("table-row")).ToHaveCountAsync(4);
        await editor.WriteCellAsync("cell-2-street", "小寨路街道");
        await editor.WriteCellAsync("cell-2-limitNumber", "30");
        await editor.Part("column-street").ClickAsync();
        await editor.Part("column-remove").ClickAsync();
        await Assertions.Expect(editor.Part("cell-2-street")).ToHaveCountAsync(0);

        var file = await editor.Context.APIRequest.GetAsync(new Uri(district.Url, $"{Path}/advise/export").ToString());
        file.Status.ShouldBe(200);
        await editor.ChooseAsync("table-import", new FilePayload { Name = "表.xlsx", MimeType = "application/octet-stream", Buffer = await file.BodyAsync() });
        await Assertions.Expect(editor.Part("table-imported")).ToContainTextAsync("已导入 3 行");
        await Assertions.Expect(editor.Part("table-row")).ToHaveCountAsync(3);
        await editor.ChooseAsync("table-import", new FilePayload { Name = "假.xlsx", MimeType = "application/octet-stream", Buffer = "不是表格"u8.ToArray() });
        await Assertions.Expect(editor.Part("table-import-error")).ToContainTextAsync("文件无法读取");
        await Assertions.Expect(editor.Part("table-row")).ToHaveCountAsync(3);
        editor.Faults.ShouldBeEmpty();
    }

    /// <summary>What they typed stays until they load anew.</summary>
    private static async Task SecondOfTwoWhoSaveIsToldAsync(Visitor second)
    {
        await second.WriteCellAsync("cell-2-limitNumber", "10");
        await second.Part("table-reason").FillAsync("改为 10 日");
        await second.Part("table-save").ClickAsync();
        await Assertions.Expect(second.Part("form-alert")).ToContainTextAsync("第 1 行“建议期限”");
        (await second.Part("cell-2-limitNumber").InputValueAsync()).ShouldBe("10");
        await second.ShotAsync("tables-conflict");
        (await second.OverhangAsync()).ShouldBe(0);
        await second.Part("table-reload").ClickAsync();
        await Assertions.Expect(second.Part("cell-1-limitNumber")).ToHaveValueAsync("60");
        await Assertions.Expect(second.Part("cell-2-limitNumber")).ToHaveValueAsync("15");
    }

    private static async Task OthersOnlyReadAsync(DemoDistrict district)
    {
        foreach (var screen in (Screen[])[Screen.Desk, Screen.Phone])
        {
            var reader = await district.SignInAsync(Accounts.DistrictOffice, screen);
            await reader.GoAsync(Path);
            await Assertions.Expect(reader.Part("cell-1-limitNumber")).ToHaveTextAsync("90");
            (await reader.Part("table-grid").Locator("input, textarea, button").CountAsync()).ShouldBe(0);
            await Assertions.Expect(reader.Part("table-save")).ToHaveCountAsync(0);
            (await reader.OverhangAsync()).ShouldBe(0);
            await reader.ReadsWellAsync();
            await reader.ShotAsync("tables-read");
            await reader.GoAsync("/processes/deadline-remediation/tables");
            await Assertions.Expect(reader.Part("tables-empty")).ToBeVisibleAsync();
            reader.Faults.ShouldBeEmpty();
        }
    }
}
