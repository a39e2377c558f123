using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>The list of processes and the pages about one, as a process administrator works with them.</summary>
public class ProcessPagesTests(Chromium chromium)
{
    [Fact]
    public async Task An_edited_process_is_imported_as_a_draft_and_compared_with_the_published_version_on_pages_that_fit_both_screens()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var administrator = await district.SignInAsync(Accounts.ProcessAdministrator);
        await ImportAsync(administrator, ProcessFiles.EditedRemediation());
        await RowOf(administrator, "限期整改").GetByTestId("process-draft-version").ClickAsync();

        var words = administrator.Part("difference-words");
        await Assertions.Expect(words).ToContainTextAsync("“申请验收后现场验收的期限”由 10 个自然日 改为 15 个工作日");
        await Assertions.Expect(words).ToContainTextAsync("隐患所在企业、区级部门工作人员");
        await Assertions.Expect(words).ToContainTextAsync("环节“现场验收”改名为“现场复查”");
        await Assertions.Expect(words).ToContainTextAsync("删除连线：“报告整改进展”（报告进展）→“告知督办单位”");
        await Assertions.Expect(administrator.Part("difference-group-Connections").Locator("li")).ToHaveCountAsync(4);
        await Assertions.Expect(administrator.Part("flow-before-node-notice-progress")).ToHaveAttributeAsync("data-flow-state", "removed");
        await Assertions.Expect(administrator.Part("flow-after-node-notice-street")).ToHaveAttributeAsync("data-flow-state", "added");
        await Assertions.Expect(administrator.Part("flow-after-node-review")).ToHaveAttributeAsync("data-flow-state", "changed");
        await Assertions.Expect(administrator.Part("flow-before-node-stop")).ToHaveAttributeAsync("data-flow-state", "same");
        await Assertions.Expect(administrator.Part("flow-after-map")).ToContainTextAsync("＋ 新增");
        await administrator.ShotAsync("process-compare");

        // A line finds its step, a step its lines.
        await administrator.Part("difference-pick").Filter(new LocatorFilterOptions { HasText = "现场复查" }).ClickAsync();
        await Assertions.Expect(administrator.Page.Locator("[data-testid=flow-after-node-review].flow-picked")).ToBeInViewportAsync();
        await administrator.Part("flow-after-node-plan").ClickAsync();
        await Assertions.Expect(administrator.Part("compare-picked")).ToContainTextAsync("环节“报送治理方案”的“办理人”");
        await administrator.ShotAsync("process-compare-picked");
        await administrator.ReadsWellAsync();

        await administrator.Part("compare-swap").ClickAsync();
        await Assertions.Expect(words).ToContainTextAsync("由 15 个工作日 改为 10 个自然日");
        await administrator.GoAsync("/processes/deadline-remediation/compare?from=1&to=1");
        await Assertions.Expect(administrator.Part("compare-same")).ToBeVisibleAsync();
        await TriesTheDraftBesideThePublishedAsync(administrator);
        administrator.Faults.ShouldBeEmpty();
        await FitsBothScreensAsync(district);
    }

    private static async Task TriesTheDraftBesideThePublishedAsync(Visitor administrator)
    {
        await administrator.GoAsync("/processes/deadline-remediation/trial");
        await administrator.Part("trial-mode-automatic").CheckAsync();
        await administrator.Part("trial-run").ClickAsync();
        var review = administrator.Part("trial-compare-row").Filter(new LocatorFilterOptions { HasText = "现场验收" });
        await Assertions.Expect(review).ToHaveAttributeAsync("data-differs", "true");
        await Assertions.Expect(review.Locator("td").Nth(1)).ToContainTextAsync("10 自然日");
        await Assertions.Expect(review.Locator("td").Nth(2)).ToContainTextAsync("15 工作日");
        await administrator.ReadsWellAsync();
        await administrator.ShotAsync("trial-beside-published");
    }

    [Fact]
    public async Task Files_that_are_no_processes_are_refused_each_by_name_and_nothing_of_them_comes_in()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var administrator = await district.SignInAsync(Accounts.ProcessAdministrator);
        await OpenImportAsync(administrator);
        await administrator.ChooseAsync(
            "import-files",
        [
            ProcessFiles.Zip("外逃.zip", ("好的.json", ProcessFiles.Simple("inside", "好流程")), ("../../etc/a.json", "{}")),
            ProcessFiles.Zip("绝对.zip", ("/etc/a.json", "{}")), ProcessFiles.Bomb(), ProcessFiles.Crowd(), ProcessFiles.Zip("空.zip", ("说明.txt", "无")),
            ProcessFiles.Json("假.zip", "不是压缩包"), ProcessFiles.Json("坏.json", "{\"definitionId\":"), ProcessFiles.Json("过大.json", new string(' ', 10 * 1024 * 1024)),
            ProcessFiles.Zip("两个.zip", ("一.json", ProcessFiles.Simple("trial-one", "试行流程")), ("二.json", ProcessFiles.Simple("trial-one", "试行流程"))),
        ]);
        await Assertions.Expect(administrator.Part("import-preview")).ToHaveCountAsync(10);
        await Assertions.Expect(administrator.Part("import-why")).ToHaveCountAsync(9);
        await Assertions.Expect(administrator.Page.Locator("[data-effect=New]")).ToContainTextAsync("1 个错误");
        var refusals = string.Join('\n', await administrator.Part("import-why").AllInnerTextsAsync());
        foreach (var said in (string[])["../../etc/a.json", "/etc/a.json", "bomb.json", "1001", "没有 JSON", "不是有效的 ZIP", "第 1 行", "10 MB", "同一个流程"])
        {
            refusals.ShouldContain(said);
        }

        await administrator.ShotAsync("process-import-refused");
        await administrator.Part("import-submit").ClickAsync();
        await Assertions.Expect(administrator.Part("import-reason-error")).ToBeVisibleAsync();
        await administrator.Part("import-reason").FillAsync("试行");
        await administrator.LeaveByAsync("import-submit");
        await Assertions.Expect(RowOf(administrator, "试行流程")).ToHaveCountAsync(1);
        await administrator.GoAsync("/processes/trial-one/check");
        await Assertions.Expect(administrator.Part("check-finding").First).ToContainTextAsync("错误");
        await administrator.ShotAsync("process-check");
        administrator.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_is_searched_filtered_and_sorted_and_a_new_process_opens_in_the_designer()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var administrator = await district.SignInAsync(Accounts.ProcessAdministrator);
        await administrator.GoAsync("/processes?state=draft&q=零报告试行");
        await Assertions.Expect(administrator.Part("processes-empty")).ToBeVisibleAsync();
        await administrator.GoAsync("/processes");
        var rows = await administrator.Part("processes-row").CountAsync();
        rows.ShouldBeGreaterThan(1);
        await administrator.Part("process-pick").First.CheckAsync();
        await Assertions.Expect(administrator.Part("processes-files")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex(@"/processes/files\?id=\S+"));
        await administrator.ShotAsync("process-list");
        await administrator.Part("processes-search").FillAsync("限期整改");
        await administrator.Part("processes-search-submit").ClickAsync();
        await administrator.IsAtAsync(@"/processes\?q=");
        await administrator.GoAsync("/processes?sort=-running");
        await Assertions.Expect(administrator.Page.Locator("th[aria-sort=descending]")).ToHaveCountAsync(1);

        await administrator.GoAsync("/processes/new");
        await administrator.Part("new-process-submit").ClickAsync();
        await Assertions.Expect(administrator.Part("new-process-name-error")).ToBeVisibleAsync();
        await administrator.Part("new-process-name").FillAsync("零报告试行");
        await administrator.Part("new-process-reason").FillAsync("试行");
        await administrator.ShotAsync("process-new");
        await administrator.LeaveByAsync("new-process-submit");
        administrator.Page.Url.ShouldContain("/designer/editor?definition=");
        await administrator.GoAsync("/processes?state=unpublished&q=零报告试行");
        await Assertions.Expect(administrator.Part("processes-row")).ToContainTextAsync("零报告试行");
        await administrator.GoAsync("/processes/new");
        await administrator.Part("new-process-name").FillAsync("零报告试行");
        await administrator.Part("new-process-reason").FillAsync("试行");
        await administrator.Part("new-process-submit").ClickAsync();
        await Assertions.Expect(administrator.Part("new-process-name-error")).ToContainTextAsync("零报告试行");

        var officer = await district.SignInAsync(Accounts.StreetOfficer);
        await officer.GoAsync("/processes/import");
        await Assertions.Expect(officer.Part("refused")).ToBeVisibleAsync();
        await officer.GoAsync("/processes");
        (await officer.Part("processes-new").CountAsync()).ShouldBe(0);
    }

    private static async Task FitsBothScreensAsync(DemoDistrict district)
    {
        foreach (var screen in (Screen[])[Screen.Desk, Screen.Phone])
        {
            var visitor = await district.SignInAsync(Accounts.ProcessAdministrator, screen);
            foreach (var path in (string[])["", "/import", "/new", "/deadline-remediation", "/deadline-remediation/check", "/deadline-remediation/compare"])
            {
                await visitor.GoAsync($"/processes{path}");
                await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                await visitor.ShotAsync($"processes{path.Replace('/', '-').Replace('?', '-')}");
                await visitor.ReadsWellAsync();
                (await visitor.OverhangAsync()).ShouldBe(0, $"{screen.Name} {path}");
            }

            foreach (var path in (string[])["/nobody", "/nobody/check", "/nobody/compare", "/listed-supervision?version=9", "/deadline-remediation/compare?from=1&to=9"])
            {
                await visitor.GoAsync($"/processes{path}");
                await Assertions.Expect(visitor.Part("refused")).ToBeVisibleAsync();
            }

            await visitor.GoAsync("/processes/deadline-remediation");
            await Assertions.Expect(visitor.Part("parameters")).ToContainTextAsync("10 个自然日（遇休假日顺延）");
            await visitor.Part("overview-version").SelectOptionAsync("2");
            await Assertions.Expect(visitor.Part("parameters")).ToContainTextAsync("15 个工作日");
            visitor.Faults.ShouldBeEmpty();
        }
    }

    private static ILocator RowOf(Visitor visitor, string name) => visitor.Part("processes-row").Filter(new LocatorFilterOptions { HasText = name });

    private static async Task ImportAsync(Visitor administrator, FilePayload file)
    {
        await OpenImportAsync(administrator);
        await administrator.ChooseAsync("import-files", file);
        await Assertions.Expect(administrator.Part("import-preview")).ToHaveCountAsync(1);
        await administrator.Part("import-reason").FillAsync("调整复查期限");
        await administrator.LeaveByAsync("import-submit");
    }

    /// <summary>A chosen file counts only once the field listens, a moment after the page does.</summary>
    private static async Task OpenImportAsync(Visitor administrator)
    {
        await administrator.GoAsync("/processes/import");
        await administrator.Page.WaitForFunctionAsync("() => document.querySelector('[data-testid=import-files]')?._blazorInputFileNextFileId !== undefined");
    }
}
