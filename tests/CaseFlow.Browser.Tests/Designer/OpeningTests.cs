using System.Diagnostics;
using System.Globalization;
using CaseFlow.Testing;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests.Designer;

/// <summary>A process in the real designer, from the click in the list of processes to a canvas that can be worked on.</summary>
[Collection(nameof(DesignerTrial))]
public sealed class OpeningTests(DesignerTrial trial)
{
    private const string Process = "listed-supervision";

    /// <summary>The times are written to artifacts/designer-opening.txt.</summary>
    [Fact]
    public async Task Process_opens_whole_and_in_chinese_and_the_second_time_takes_the_runtime_from_the_browser()
    {
        await using var visitor = await trial.SignInAnewAsync(DesignerTrial.Administrator);
        var first = await OpenFromTheListAsync(visitor);
        var again = await OpenFromTheListAsync(visitor);
        await WriteAsync($"first {Seconds(first)} s, again {Seconds(again)} s");
        (await visitor.Page.EvaluateAsync<string[]>("() => performance.getEntriesByType('resource').filter(r => /_framework\\/.*\\.(wasm|dat)$/.test(r.name) && r.transferSize > 0).map(r => r.name)")).ShouldBeEmpty();
        (await visitor.Page.EvaluateAsync<string[]>("() => caseflowDesigner.ahead.left()")).ShouldBeEmpty("what was asked ahead for is used");

        var desk = new DesignerDesk(visitor, visitor.Page, Process);
        await NotOfferedIsNotShownAsync(desk);
        await desk.ShowsAllInChineseAsync();
        await visitor.ShotAsync("designer-opened");
    }

    [Fact]
    public async Task Who_may_only_look_sees_the_process_and_cannot_change_it()
    {
        var visitor = await trial.SignInAsync(DesignerTrial.Auditor);
        var desk = await DesignerDesk.OpenAsync(visitor, Process);
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

    private static async Task NotOfferedIsNotShownAsync(DesignerDesk desk)
    {
        var tabs = await desk.Page.Locator(".mud-tab:visible").AllInnerTextsAsync();
        tabs.Select(t => t.Trim()).Intersect(["测试", "保存时机", "日志"]).ShouldBeEmpty();
        await Assertions.Expect(desk.Page.Locator("#host .mud-toolbar .mud-success-text")).ToBeHiddenAsync();
        await Assertions.Expect(desk.Page.Locator("label:visible", new() { HasText = "启动策略" })).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Page.Locator("label:visible", new() { HasText = "日志记录方式" })).ToHaveCountAsync(0);
    }

    private static async Task<TimeSpan> OpenFromTheListAsync(Visitor visitor)
    {
        await visitor.GoAsync("/processes");
        var watch = Stopwatch.StartNew();
        await visitor.Page.Locator($"[data-testid=process-open][data-definition={Process}]").ClickAsync();
        await visitor.Part("process-designer").ClickAsync();
        await DesignerDesk.OpenedAsync(visitor, Process);
        return watch.Elapsed;
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static async Task WriteAsync(string line)
    {
        var folder = Directory.CreateDirectory(Path.Combine(HostProcess.Root, "artifacts"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "designer-opening.txt"), line + "\n");
    }
}
