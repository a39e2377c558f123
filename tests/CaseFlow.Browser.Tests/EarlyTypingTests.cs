using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>
/// On a slow line a page can be read, and written in, before its circuit is up. The interactive page then took the place of
/// the first picture, and what had been typed into a search was gone: the click searched for nothing.
/// </summary>
public partial class EarlyTypingTests(Chromium chromium)
{
    [Fact]
    public async Task What_is_typed_before_the_circuit_is_up_is_searched_for_after_it()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var street = await district.SignInAsync(Accounts.StreetOfficer);
        var (page, search) = (street.Page, street.Part("enterprises-search"));
        var up = new TaskCompletionSource();
        await page.RouteAsync(Circuit(), async route =>
        {
            await up.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(street.Address("/enterprises"), new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await search.FillAsync("恒安");
        (await page.Locator("main[data-interactive]").CountAsync()).ShouldBe(0, "it was typed too early");
        up.SetResult();

        await street.ReadyAsync();
        await Assertions.Expect(search).ToHaveValueAsync("恒安");
        await Assertions.Expect(search).ToBeFocusedAsync();
        await street.Part("enterprises-search-submit").ClickAsync();
        await street.IsAtAsync(@"/enterprises\?q=");
        await Assertions.Expect(street.Part("enterprises-row").First).ToContainTextAsync("恒安");
        await Assertions.Expect(search).ToHaveValueAsync("恒安");
    }

    [GeneratedRegex("/_framework/blazor\\.web")]
    private static partial Regex Circuit();
}
