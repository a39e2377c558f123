using CaseFlow.Domain.Enterprises;
using MiniExcelLibs;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>A street fills the template in, is told what is wrong, mends it and imports.</summary>
public class ImportEnterprisesTests(Chromium chromium)
{
    [Fact]
    public async Task Template_is_filled_in_checked_mended_and_imported()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var street = await district.SignInAsync(Accounts.StreetOfficer);
        await street.GoAsync("/enterprises");
        await street.LeaveByAsync("enterprises-import");
        var template = await DownloadAsync(street, "import-enterprises-template");
        var titles = ((IDictionary<string, object?>)template.Query(useHeaderRow: true).First()).Keys.ToList();

        await UploadAsync(street, await SheetAsync(titles, Row("导入百货", 1, "长安大学社区居委会"), Row("导入超市", 1, "不存在的社区")));
        await Assertions.Expect(street.Part("import-enterprises-check")).ToHaveTextAsync("共 2 行，1 行合格，1 行有问题。");
        await street.ShotAsync("import-enterprises-faults");
        await street.ReadsWellAsync();
        (await DownloadAsync(street, "import-enterprises-save-faults")).Query(useHeaderRow: true).Count().ShouldBe(2);
        (await street.SeesAsync(street.Part("import-enterprises-submit"))).ShouldBeFalse();

        await UploadAsync(street, await SheetAsync(titles, Row("导入百货", 1, "长安大学社区居委会"), Row("导入超市", 2, "长安大学社区居委会")));
        await Assertions.Expect(street.Part("import-enterprises-submit")).ToHaveTextAsync("导入 2 份档案");
        await street.LeaveByAsync("import-enterprises-submit");
        await street.GoAsync("/enterprises?q=导入");
        await Assertions.Expect(street.Part("enterprises-row")).ToHaveCountAsync(2);
        street.Faults.ShouldBeEmpty();
    }

    private static string[] Row(string name, int number, string community)
    {
        var body = $"91610113MA6TY{number:0000}";
        return [name, $"{body}{CreditCode.Check(body)}", "", community, $"{name}一号", "5211", "", "", "郑亚楠", "刘德胜", "", "", "", ""];
    }

    private static async Task<FilePayload> SheetAsync(List<string> titles, params string[][] rows)
    {
        var file = new MemoryStream();
        await file.SaveAsAsync(rows.Select(r => titles.Zip(r).ToDictionary(c => c.First, c => (object)c.Second)));
        return new FilePayload { Name = "企业.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = file.ToArray() };
    }

    private static Task UploadAsync(Visitor street, FilePayload file) => street.ChooseAsync("import-enterprises-file", file);

    private static async Task<MemoryStream> DownloadAsync(Visitor street, string button)
    {
        var download = await street.Page.RunAndWaitForDownloadAsync(() => street.Part(button).ClickAsync());
        var content = new MemoryStream();
        await using (var stream = await download.CreateReadStreamAsync())
        {
            await stream.CopyToAsync(content);
        }

        content.Position = 0;
        return content;
    }
}
