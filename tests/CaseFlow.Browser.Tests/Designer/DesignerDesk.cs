using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Testing;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests.Designer;

/// <summary>Elsa Studio's editor in somebody's browser, worked by its own controls; what was saved is read by the API.</summary>
internal sealed partial class DesignerDesk(Visitor visitor, IPage page, string definition)
{
    /// <summary>Abbreviations that people know, and the name of a type of activity beside its Chinese one.</summary>
    private static readonly string[] Known = ["HTTP", "JSON", "Elsa.", "CaseFlow.", "Workflow1:"];

    public IPage Page => page;

    public ILocator Nodes => page.Locator("#host .x6-node");

    public ILocator Edges => page.Locator("#host .x6-edge");

    public ILocator State => page.GetByTestId("designer-state");

    public static async Task<DesignerDesk> OpenAsync(Visitor visitor, string definition, IPage? page = null)
    {
        page ??= visitor.Page;
        await page.GotoAsync(visitor.Address($"/designer/editor?definition={definition}"));
        var desk = new DesignerDesk(visitor, page, definition);
        await desk.ReadyAsync();
        return desk;
    }

    /// <summary>Where a link has led already.</summary>
    public static async Task<DesignerDesk> OpenedAsync(Visitor visitor, string definition)
    {
        var desk = new DesignerDesk(visitor, visitor.Page, definition);
        await desk.ReadyAsync();
        return desk;
    }

    /// <summary>The canvas shows the process and can be worked on.</summary>
    public Task ReadyAsync() => page.WaitForSelectorAsync("body[data-ready]", new PageWaitForSelectorOptions { Timeout = 90_000 });

    public ILocator Node(string activity) => page.Locator($"#host .x6-node[data-cell-id='{activity}']");

    /// <summary>Drags an activity from the toolbox to a place on the canvas; answers its id.</summary>
    public async Task<string> AddAsync(string category, string activity, float x, float y)
    {
        var before = await IdsAsync();
        await DropAsync(category, activity, x, y);
        await Assertions.Expect(Nodes).ToHaveCountAsync(before.Count + 1);
        await SavedAsync();
        return (await IdsAsync()).Except(before).Single();
    }

    public async Task DropAsync(string category, string activity, float x, float y)
    {
        var group = page.Locator(".mud-expand-panel", new PageLocatorOptions { HasText = category }).First;
        var tool = page.Locator("[draggable=true]", new PageLocatorOptions { HasText = activity }).First;
        if (!await tool.IsVisibleAsync())
        {
            await group.Locator(".mud-expand-panel-header").ClickAsync();
        }

        await tool.DragToAsync(page.Locator("#host .x6-graph").First, new LocatorDragToOptions { TargetPosition = new TargetPosition { X = x, Y = y } });
    }

    /// <summary>Draws a connection from a port of one activity to the other.</summary>
    public async Task ConnectAsync(string from, string to)
    {
        var before = await Edges.CountAsync();
        // Beside the port's middle: there a line that begins at the port already lies on top.
        var (x, y) = await CentreAsync(Node(from).Locator(".x6-port-body").Last);
        await DragAsync((x - 7, y), await CentreAsync(Node(to).Locator(".x6-port-body").First));
        await Assertions.Expect(Edges).ToHaveCountAsync(before + 1);
        // What is saved now is drawn anew, and with it what was picked.
        await StoresAsync(d => d["root"]!["connections"]!.AsArray().Any(c => (string?)c!["source"]!["activity"] == from && (string?)c["target"]!["activity"] == to));
        await SavedAsync();
    }

    public async Task SelectAsync(string activity)
    {
        // On its icon: the middle of what is drawn may lie on the text of a port.
        var box = (await Node(activity).BoundingBoxAsync())!;
        await page.Mouse.ClickAsync((float)box.X + 28, (float)box.Y + 27);
    }

    public Task TabAsync(string name) => page.Locator(".mud-tab", new PageLocatorOptions { HasText = name }).First.EvaluateAsync("tab => tab.click()");

    /// <summary>Writes into a field by its label and leaves it, as Studio takes a value then.</summary>
    public async Task WriteAsync(string label, string value)
    {
        // By what stands around both: Studio's labels do not all name their field.
        var field = page.Locator(".mud-input-control", new PageLocatorOptions { Has = page.Locator("label").GetByText(label, new LocatorGetByTextOptions { Exact = true }) })
            .Locator("input:not([type=checkbox]), textarea").First;
        await field.FillAsync(value);
        await field.PressAsync("Tab");
    }

    /// <summary>Changes what a variable starts with, in its dialog.</summary>
    public async Task SetVariableAsync(string name, string value)
    {
        await TabAsync("变量");
        var row = page.Locator("tr", new PageLocatorOptions { HasText = name });
        await row.Locator("button").Last.ClickAsync();
        await page.Locator(".mud-menu-item:visible", new PageLocatorOptions { HasText = "编辑" }).First.ClickAsync();
        var dialog = page.Locator(".mud-dialog");
        await dialog.WaitForAsync();
        await dialog.GetByLabel("默认值").First.FillAsync(value);
        await dialog.GetByLabel("默认值").First.PressAsync("Tab");
        await dialog.Locator("button", new LocatorLocatorOptions { HasText = "确定" }).Or(dialog.Locator("button.mud-button-filled-primary")).First.ClickAsync();
        await StoresAsync(d => d["variables"]!.AsArray().Single(v => (string?)v!["name"] == name)!["value"]?.ToString() == value);
    }

    /// <summary>Every activity and line of what is stored is on the canvas, and whatever can be read around it is Chinese.</summary>
    public async Task ShowsAllInChineseAsync()
    {
        var stored = await StoredAsync();
        await Assertions.Expect(Nodes).ToHaveCountAsync(stored["root"]!["activities"]!.AsArray().Count);
        await Assertions.Expect(Edges).ToHaveCountAsync(stored["root"]!["connections"]!.AsArray().Count);
        await Assertions.Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        foreach (var tab in (string[])["属性", "变量", "输入与输出", "版本历史", "输出", "通用", "信息"])
        {
            await TabAsync(tab);
            await PaintedAsync();
            (await EnglishAsync(stored)).ShouldBeEmpty(tab);
        }
    }

    public Task SavedAsync() => Assertions.Expect(State).ToHaveAttributeAsync("data-state", "saved");

    /// <summary>Waits until the server has it so.</summary>
    public async Task StoresAsync(Func<JsonObject, bool> expected) =>
        (await Trial.UntilAsync(async () => expected(await StoredAsync()), TimeSpan.FromMinutes(1))).ShouldBeTrue();

    /// <summary>Two frames: what a click brought has been drawn, and translated before that.</summary>
    public Task PaintedAsync() => page.EvaluateAsync("() => new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 400))");

    /// <summary>The definition as the server has it.</summary>
    public async Task<JsonObject> StoredAsync(string versions = "Latest")
    {
        var answer = await visitor.Context.APIRequest.GetAsync(visitor.Address($"/elsa/api/workflow-definitions/by-definition-id/{definition}?versionOptions={versions}"));
        answer.Ok.ShouldBeTrue($"{answer.Status}");
        return JsonNode.Parse(await answer.TextAsync())!.AsObject();
    }

    /// <summary>What is still English. What the definition itself says, names and codes, is not Studio's text, and neither are ids.</summary>
    public async Task<IEnumerable<string>> EnglishAsync(JsonObject stored)
    {
        var own = stored.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return (await LatinAsync()).Where(t => !own.Contains(t, StringComparison.OrdinalIgnoreCase) && !Known.Any(k => t.Contains(k, StringComparison.Ordinal)) && !Id().IsMatch(t));
    }

    /// <summary>What can be read in Latin letters: menus, labels, hints and placeholders, outside of code.</summary>
    public async Task<IReadOnlyList<string>> LatinAsync() => await page.EvaluateAsync<string[]>("""
        () => {
          const found = new Set();
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
          for (let n = walk.nextNode(); n; n = walk.nextNode()) {
            const element = n.nodeType === Node.TEXT_NODE ? n.parentElement : n;
            if (element.closest("script, style, .monaco-editor, #blazor-error-ui") || !element.checkVisibility({ visibilityProperty: true })) continue;
            const texts = n.nodeType === Node.TEXT_NODE ? [n.data] : ["placeholder", "title", "aria-label"].map(a => n.getAttribute(a) ?? "");
            for (const text of texts) if (/[A-Za-z]{2}/.test(text)) found.add(text.trim());
          }
          return [...found];
        }
        """);

    private async Task<IReadOnlyList<string>> IdsAsync() =>
        await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#host .x6-node')].map(n => n.dataset.cellId)");

    private async Task DragAsync((float X, float Y) from, (float X, float Y) to)
    {
        await page.Mouse.MoveAsync(from.X, from.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((from.X + to.X) / 2, (from.Y + to.Y) / 2, new MouseMoveOptions { Steps = 8 });
        await page.Mouse.MoveAsync(to.X, to.Y, new MouseMoveOptions { Steps = 8 });
        await page.Mouse.UpAsync();
    }

    [GeneratedRegex("^[0-9a-f-]{32,}$")]
    private static partial Regex Id();

    private static async Task<(float X, float Y)> CentreAsync(ILocator part)
    {
        var box = (await part.BoundingBoxAsync())!;
        return ((float)(box.X + (box.Width / 2)), (float)(box.Y + (box.Height / 2)));
    }
}
