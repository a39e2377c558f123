using System.Diagnostics;
using System.Globalization;
using CaseFlow.Testing;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests.Designer;

/// <summary>From the click in the list of processes to a canvas that can be worked on; the times are written to artifacts/designer-opening.txt.</summary>
public sealed class OpeningTimeTests(DesignerTrial trial) : IClassFixture<DesignerTrial>
{
    private const string Process = "listed-supervision";

    [Fact]
    public async Task Second_opening_takes_the_runtime_from_the_browser_and_both_ask_ahead_only_for_what_is_used()
    {
        var visitor = await trial.SignInAsync(DesignerTrial.Administrator);
        var first = await OpenAsync(visitor);
        var again = await OpenAsync(visitor);
        await WriteAsync($"first {Seconds(first)} s, again {Seconds(again)} s");

        (await visitor.Page.EvaluateAsync<string[]>("() => performance.getEntriesByType('resource').filter(r => /_framework\\/.*\\.(wasm|dat)$/.test(r.name) && r.transferSize > 0).map(r => r.name)")).ShouldBeEmpty();
        (await visitor.Page.EvaluateAsync<string[]>("() => caseflowDesigner.ahead.left()")).ShouldBeEmpty();
    }

    private static async Task<TimeSpan> OpenAsync(Visitor visitor)
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
