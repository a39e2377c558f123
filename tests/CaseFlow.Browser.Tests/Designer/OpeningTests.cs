using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests.Designer;

/// <summary>Every process as it is shipped, in the real designer.</summary>
public sealed class OpeningTests(DesignerTrial trial) : IClassFixture<DesignerTrial>
{
    [Theory]
    [InlineData("listed-supervision")]
    [InlineData("deadline-remediation")]
    public async Task Shipped_process_opens_with_all_its_activities_and_in_chinese(string process)
    {
        var visitor = await trial.SignInAsync(DesignerTrial.Administrator);
        var desk = await DesignerDesk.OpenAsync(visitor, process);
        var stored = await desk.StoredAsync();
        await visitor.ShotAsync($"designer-{process}");

        await Assertions.Expect(desk.Nodes).ToHaveCountAsync(stored["root"]!["activities"]!.AsArray().Count);
        await Assertions.Expect(desk.Edges).ToHaveCountAsync(stored["root"]!["connections"]!.AsArray().Count);
        await Assertions.Expect(desk.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        foreach (var tab in (string[])["属性", "变量", "输入与输出", "版本历史", "输出", "通用", "信息"])
        {
            await desk.TabAsync(tab);
            await desk.PaintedAsync();
            (await desk.EnglishAsync(stored)).ShouldBeEmpty(tab);
        }
    }

    [Fact]
    public async Task What_is_not_offered_here_is_not_shown()
    {
        var desk = await DesignerDesk.OpenAsync(await trial.SignInAsync(DesignerTrial.Administrator), "listed-supervision");
        var tabs = await desk.Page.Locator(".mud-tab:visible").AllInnerTextsAsync();

        tabs.Select(t => t.Trim()).Intersect(["测试", "保存时机", "日志"]).ShouldBeEmpty();
        await Assertions.Expect(desk.Page.Locator("#host .mud-toolbar .mud-success-text")).ToBeHiddenAsync();
        await Assertions.Expect(desk.Page.Locator("label:visible", new() { HasText = "启动策略" })).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Page.Locator("label:visible", new() { HasText = "日志记录方式" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_may_only_look_sees_the_process_and_cannot_change_it()
    {
        var visitor = await trial.SignInAsync(DesignerTrial.Auditor);
        var desk = await DesignerDesk.OpenAsync(visitor, "listed-supervision");
        await visitor.ShotAsync("designer-read-only");

        await Assertions.Expect(desk.Nodes.Nth(10)).ToBeAttachedAsync();
        await Assertions.Expect(desk.State).ToContainTextAsync("只读");
        await Assertions.Expect(desk.Page.GetByTestId("designer-release")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.GetByText("当前为只读").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task English_readers_get_studio_as_it_is_and_our_bar_in_english()
    {
        var visitor = await trial.SignInAsync(DesignerTrial.Administrator);
        await visitor.Page.GotoAsync(visitor.Address("/language/en"));
        try
        {
            var desk = await DesignerDesk.OpenAsync(visitor, "deadline-remediation");
            await visitor.ShotAsync("designer-english");
            await Assertions.Expect(desk.Page.GetByTestId("designer-check")).ToHaveTextAsync("Check");
            await Assertions.Expect(desk.Page.Locator(".mud-tab", new PageLocatorOptions { HasText = "Activities" }).First).ToBeVisibleAsync();
        }
        finally
        {
            await visitor.Page.GotoAsync(visitor.Address("/language/zh-CN"));
        }
    }
}
