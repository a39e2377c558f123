using System.Globalization;
using System.Text.RegularExpressions;
using CaseFlow.Testing;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>One person at a browser. Sees what they see; nothing is sent but by the page's own controls.</summary>
public sealed partial class Visitor : IAsyncDisposable
{
    private static int _shots;

    private readonly List<string> _faults = [];
    private readonly Uri _url;

    private Visitor(IBrowserContext context, IPage page, Uri url, string account, Screen screen)
    {
        (Context, Page, _url, Account, Screen) = (context, page, url, account, screen);
        page.PageError += (_, error) => _faults.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _faults.Add(message.Text);
            }
        };
    }

    public string Account { get; }

    public Screen Screen { get; }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors of scripts and of loading, of all pages so far.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public static async Task<Visitor> AnonymousAsync(IBrowser browser, Uri url, Screen screen, string account = "")
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            HasTouch = screen == Screen.Phone,
            IsMobile = screen == Screen.Phone,
        });
        context.SetDefaultTimeout(60_000);
        return new Visitor(context, await context.NewPageAsync(), url, account, screen);
    }

    public static async Task<Visitor> SignInAsync(IBrowser browser, Uri url, string account, Screen screen)
    {
        var visitor = await AnonymousAsync(browser, url, screen, account);
        await visitor.Page.GotoAsync(new Uri(url, "/sign-in").ToString());
        await visitor.Page.FillAsync("input[name=userName]", account);
        await visitor.Page.FillAsync("input[name=password]", Accounts.Password);
        await visitor.Page.ClickAsync("form button[type=submit]");
        await Assertions.Expect(visitor.Page).Not.ToHaveURLAsync(new Regex("/sign-in"));
        await visitor.ReadyAsync();
        return visitor;
    }

    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(new Uri(_url, path).ToString());
        await ReadyAsync();
    }

    /// <summary>Waits until the page answers: its circuit is up, not only its first picture.</summary>
    public Task ReadyAsync() => Page.WaitForSelectorAsync("main[data-interactive]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });

    public string Address(string path) => new Uri(_url, path).ToString();

    public ILocator Part(string testId) => Page.GetByTestId(testId);

    /// <summary>Writes into a field of a task's form.</summary>
    public Task WriteAsync(string field, string value) => Part($"field-{field}").FillAsync(value);

    /// <summary>Writes into a cell and leaves it.</summary>
    public async Task WriteCellAsync(string cell, string value)
    {
        await Part(cell).FillAsync(value);
        await Part(cell).BlurAsync();
    }

    /// <summary>Chooses in a list of a task's form: what stands there already, else the first choice.</summary>
    public async Task ChooseAsync(string field)
    {
        var list = Part($"field-{field}");
        await Assertions.Expect(list.Locator("option").Nth(1)).ToBeAttachedAsync();
        if ((await list.InputValueAsync()).Length == 0)
        {
            await list.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        }
    }

    /// <summary>
    /// Waits until the address holds the pattern. It is asked for again and again: waiting for the navigation itself misses one
    /// inside the page that comes in the moment between the look at the address and the listening.
    /// </summary>
    public Task IsAtAsync(string pattern) => Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern));

    /// <summary>Presses the button and waits for the page it leads to; a refusal fails with what the page says.</summary>
    public Task LeaveByAsync(string button) => LeaveByAsync(Part(button));

    public async Task LeaveByAsync(ILocator button)
    {
        var before = Page.Url;
        await button.ClickAsync();
        try
        {
            await Assertions.Expect(Page).Not.ToHaveURLAsync(before);
            await Page.WaitForLoadStateAsync();
        }
        catch (PlaywrightException)
        {
            // Told below, with what the page says.
        }

        Page.Url.ShouldNotBe(before, $"{await TextAsync()}\n{string.Join('\n', Faults)}");
    }

    /// <summary>Chooses a file and waits until it is stored.</summary>
    public async Task UploadAsync(string testId, FilePayload file)
    {
        await ChooseAsync(testId, file);
        await Assertions.Expect(Page.Locator(".photo")).ToHaveCountAsync(1);
    }

    /// <summary>Chooses files once the field listens: it is told to after the page was drawn, and what was chosen before that is lost.</summary>
    public async Task ChooseAsync(string testId, params FilePayload[] files)
    {
        await Page.WaitForFunctionAsync("id => document.querySelector(`[data-testid='${id}']`)?._blazorInputFileNextFileId !== undefined", testId);
        await Part(testId).SetInputFilesAsync(files);
    }

    /// <summary>Types into a picker and takes what it then offers. Its list opens with everything and is drawn anew for what was typed a moment later: only then it is clicked.</summary>
    public async Task PickAsync(string picker, string text)
    {
        await Part(picker).FillAsync(text);
        await Page.Locator($"[data-testid={picker}-option][data-asked='{text}']").Filter(new LocatorFilterOptions { HasText = text }).First.ClickAsync();
        await Assertions.Expect(Part($"{picker}-option")).ToHaveCountAsync(0);
        await Assertions.Expect(Part(picker)).ToHaveValueAsync(new Regex(Regex.Escape(text)));
    }

    public async Task FillHazardAsync(string description, FilePayload? photo)
    {
        await PickAsync("report-hazard-enterprise", "恒安百货");
        await Part("report-hazard-grade-major").CheckAsync();
        await Part("report-hazard-place").FillAsync("二层东侧疏散通道");
        await Part("report-hazard-description").FillAsync(description);
        if (photo is not null)
        {
            await UploadAsync("report-hazard-photos", photo);
        }
    }

    public Task SeesAsync(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    public Task<bool> SeesAsync(ILocator part) => part.IsVisibleAsync();

    /// <summary>Everything that is written on the page.</summary>
    public Task<string> TextAsync() => Page.InnerTextAsync("body");

    /// <summary>Raw ids, enum names, keys of missing texts, English fragments and UTC do not belong on a page.</summary>
    public async Task ReadsWellAsync()
    {
        var text = await Page.InnerTextAsync("main");
        RawId().IsMatch(text).ShouldBeFalse($"{Page.Url} shows a raw id");
        RawKey().Matches(text).Select(m => m.Value).ShouldBeEmpty($"{Page.Url} shows keys in place of texts");
        RawInstant().IsMatch(text).ShouldBeFalse($"{Page.Url} shows a raw instant");
        text.ShouldNotContain("Exception");
    }

    /// <summary>How many pixels of the page lie outside to the right.</summary>
    public Task<int> OverhangAsync() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Writes what is seen to artifacts/screenshots, in the order of the run; not where nobody looks at them.</summary>
    public async Task ShotAsync(string name, IPage? page = null)
    {
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            return;
        }

        var folder = Path.Combine(HostProcess.Root, "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        var number = Interlocked.Increment(ref _shots).ToString("000", CultureInfo.InvariantCulture);
        await (page ?? Page).ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{number}-{Screen.Name}-{name}.png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-")]
    private static partial Regex RawId();

    [GeneratedRegex(@"(?<![/@.\w-])[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][a-z0-9.-]*[a-z0-9](?![@/\w])(?<!\.(jpg|png|pdf|docx|invalid))")]
    private static partial Regex RawKey();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:")]
    private static partial Regex RawInstant();
}
