using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>What a change does before it counts: an administrator tries a shipped process out, keeps the run, replays closed cases.</summary>
public class TrialTests(Chromium chromium)
{
    private const string Administrator = "liucheng";
    private const string Process = "/processes/listed-supervision";

    [Fact]
    public async Task Administrator_tries_a_process_step_by_step_and_keeps_the_run_as_a_scenario()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var visitor = await district.SignInAsync(Administrator);
        await visitor.GoAsync($"{Process}/trial");
        await visitor.ShotAsync("trial-empty");
        await visitor.Part("trial-run").ClickAsync();
        await Assertions.Expect(visitor.Part("trial-ask")).ToHaveAttributeAsync("data-task", "decide");
        await visitor.ShotAsync("trial-asks");
        await visitor.Part("field-limitNumber").FillAsync("35");
        await visitor.Part("trial-give").ClickAsync();
        await Assertions.Expect(visitor.Part("trial-ask")).Not.ToHaveAttributeAsync("data-task", "decide");
        await Assertions.Expect(visitor.Page.Locator("[data-deadline=rectification]")).ToContainTextAsync("2026年12月29日 周二 24:00");
        while (await visitor.Part("trial-ask").CountAsync() > 0)
        {
            var asked = await visitor.Part("trial-ask").GetAttributeAsync("data-task");
            await visitor.Part("trial-when-never").CheckAsync();
            await visitor.Part("trial-give").ClickAsync();
            await Assertions.Expect(visitor.Page.Locator($"[data-testid=trial-ask][data-task='{asked}']")).ToHaveCountAsync(0);
        }

        await Assertions.Expect(visitor.Part("trial-papers")).ToContainTextAsync("督办函");
        await Assertions.Expect(visitor.Part("trial-steps")).ToContainTextAsync("审定挂牌");
        await Assertions.Expect(visitor.Part("flow-node-doc-letter").First).ToHaveAttributeAsync("data-flow-state", "done");
        await visitor.ReadsWellAsync();
        await visitor.ShotAsync("trial-result");

        await visitor.Part("trial-keep-name").FillAsync("一直不办会发督办函");
        await visitor.Part("trial-keep").ClickAsync();
        await Assertions.Expect(visitor.Part("trial-kept")).ToBeVisibleAsync();

        await visitor.GoAsync($"{Process}/scenarios");
        await visitor.Part("scenarios-run-all").ClickAsync();
        await Assertions.Expect(visitor.Part("scenarios-sum")).ToContainTextAsync("不成立 0 个");
        var mine = visitor.Page.Locator("[data-testid=scenario][data-name='一直不办会发督办函']");
        await Assertions.Expect(mine.GetByTestId("scenario-last")).ToHaveAttributeAsync("data-passed", "true");
        await visitor.ReadsWellAsync();
        await visitor.ShotAsync("scenarios-ran");
        visitor.Faults.ShouldBeEmpty();
        await ChangesAScenarioAsync(visitor, mine);
        await FitsAPhoneAsync(district);
    }

    private static async Task ChangesAScenarioAsync(Visitor visitor, ILocator mine)
    {
        await mine.GetByTestId("scenario-edit").ClickAsync();
        var text = await visitor.Part("scenario-document").InputValueAsync();
        await visitor.Part("scenario-document").FillAsync(text.Replace("\"answers\"", "\"answer\"", StringComparison.Ordinal));
        await visitor.Part("scenario-save").ClickAsync();
        await Assertions.Expect(visitor.Part("scenario-document-error")).ToContainTextAsync("answer");
        await visitor.Part("scenario-document").FillAsync(text.Replace("\"status\": \"waiting\"", "\"status\": \"finished\"", StringComparison.Ordinal));
        await visitor.Part("scenario-save").ClickAsync();
        await Assertions.Expect(visitor.Part("scenario-editor")).ToHaveCountAsync(0);
        await mine.GetByTestId("scenario-run").ClickAsync();
        await Assertions.Expect(visitor.Part("scenario-differences")).ToContainTextAsync("已结束");
        await visitor.ReadsWellAsync();
        await visitor.ShotAsync("scenario-fails");
        await mine.GetByTestId("scenario-switch").ClickAsync();
        await visitor.Part("scenario-reason").FillAsync("待核对");
        await visitor.Part("scenario-disable").ClickAsync();
        await Assertions.Expect(mine.GetByTestId("scenario-off")).ToContainTextAsync("待核对");
    }

    private static async Task FitsAPhoneAsync(DemoDistrict district)
    {
        var phone = await district.SignInAsync(Administrator, Screen.Phone);
        await phone.GoAsync($"{Process}/trial");
        await phone.Part("trial-mode-automatic").CheckAsync();
        await phone.Part("trial-run").ClickAsync();
        await Assertions.Expect(phone.Part("trial-result")).ToBeVisibleAsync();
        await phone.ShotAsync("trial");
        (await phone.OverhangAsync()).ShouldBe(0, "trial");
        foreach (var tab in (string[])["scenarios", "replay"])
        {
            await phone.GoAsync($"{Process}/{tab}");
            await phone.ShotAsync(tab);
            (await phone.OverhangAsync()).ShouldBe(0, tab);
            await phone.ReadsWellAsync();
        }
    }

    [Fact]
    public async Task Administrator_replays_a_closed_case_leaves_and_finds_the_result_again()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var pages = await ListedCasePages.ReportAndProposeAsync(district, "防火门损坏，不能关闭");
        await pages.DoAsync(Accounts.ListingBody, "审定挂牌", "Declined", visitor => visitor.WriteAsync("reason", "不属于重大隐患，由街道督促整改"));
        var visitor = await district.SignInAsync(Administrator);
        await visitor.GoAsync($"{Process}/replay");
        await visitor.Part("replay-start").ClickAsync();
        await Assertions.Expect(visitor.Part("replay-done")).ToBeVisibleAsync();
        await visitor.GoAsync($"{Process}/replay");
        await Assertions.Expect(visitor.Part("replay-done")).ToBeVisibleAsync();
        // Other tests close cases here too.
        await Assertions.Expect(visitor.Part("replay-same")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[1-9][0-9]* 件$"));
        await Assertions.Expect(visitor.Page.Locator($"[data-testid=replay-row] a[href='{pages.Path}']")).ToHaveCountAsync(1);
        await visitor.ReadsWellAsync();
        await visitor.ShotAsync("replay");
        var file = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Part("replay-export").ClickAsync());
        file.SuggestedFilename.ShouldEndWith(".xlsx");
        visitor.Faults.ShouldBeEmpty();
    }
}
