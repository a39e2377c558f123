using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>A street looks at the map, draws a boundary of its own, names who answers, and sees a gap close.</summary>
public class GridPagesTests(Chromium chromium)
{
    private const string Grid = "/grids/610113001002";

    [Fact]
    public async Task Street_draws_a_grid_on_the_map_and_closes_one_of_its_gaps()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var street = await district.SignInAsync(Accounts.StreetOfficer);
        await street.GoAsync("/grids/map");
        await Assertions.Expect(street.Part("map-pane")).ToHaveAttributeAsync("data-drawn", new System.Text.RegularExpressions.Regex("^[1-9]"));
        await Assertions.Expect(street.Part("map-areas")).ToContainTextAsync("网格负责人");
        await street.ShotAsync("grid-map");
        await street.ReadsWellAsync();

        await street.GoAsync(Grid);
        await Assertions.Expect(street.Part("grid-gaps")).ToContainTextAsync("网格负责人不足");
        await DrawAsync(street);
        await NameAsync(street);
        await street.ShotAsync("grid");
        await street.ReadsWellAsync();

        await street.GoAsync($"{Grid}?day=2026-11-22");
        await Assertions.Expect(street.Part("grid-gaps")).ToContainTextAsync("网格负责人不足");
        await street.GoAsync("/grids/coverage?kind=no-leader");
        await Assertions.Expect(street.Part("coverage-rows")).Not.ToContainTextAsync("永松社区");
        street.Faults.ShouldBeEmpty();
    }

    // A square that crosses itself is refused and says where; one that does not is kept, with the reason.
    private static async Task DrawAsync(Visitor street)
    {
        await street.LeaveByAsync("grid-draw");
        await Assertions.Expect(street.Part("boundary-editor")).ToHaveAttributeAsync("data-drawn", new System.Text.RegularExpressions.Regex("^[0-9]"));
        await ReplaceAsync(street, [(-40, -40), (40, 40), (40, -40), (-40, 40)]);
        await street.Part("boundary-reason").FillAsync("按实际管理范围");
        await street.Part("boundary-submit").ClickAsync();
        await Assertions.Expect(street.Part("boundary-geometry-error")).ToContainTextAsync("自相交叉");
        await ReplaceAsync(street, [(-30, -30), (30, -30), (30, 30), (-30, 30)]);
        await street.ShotAsync("grid-boundary");
        await street.LeaveByAsync("boundary-submit");
        await Assertions.Expect(street.Part("grid-boundary")).ToContainTextAsync("按实际管理范围");
    }

    private static async Task ReplaceAsync(Visitor street, IReadOnlyList<(int X, int Y)> corners)
    {
        var page = street.Page;
        await page.Locator(".leaflet-pm-icon-delete").ClickAsync();
        await page.Locator(".leaflet-overlay-pane path[stroke='#173a6a']").First.ClickAsync(new LocatorClickOptions { Force = true });
        await Assertions.Expect(street.Part("boundary-parts")).ToContainTextAsync("0");
        await page.Locator(".leaflet-pm-icon-polygon").ClickAsync();
        var box = (await street.Part("boundary-editor").BoundingBoxAsync())!;
        foreach (var (x, y) in corners.Append(corners[0]))
        {
            await page.Mouse.ClickAsync(box.X + (box.Width / 2) + x, box.Y + (box.Height / 2) + y);
        }

        await Assertions.Expect(street.Part("boundary-parts")).ToContainTextAsync("1");
    }

    private static async Task NameAsync(Visitor street)
    {
        await street.Part("duty-submit").ClickAsync();
        await Assertions.Expect(street.Part("duty-person-error")).ToBeVisibleAsync();
        await street.Part("duty-kind-leader").CheckAsync();
        await street.PickAsync("duty-person", "马秀英");
        await street.Part("duty-title").FillAsync("街道办副主任");
        await street.Part("duty-submit").ClickAsync();
        await Assertions.Expect(street.Part("grid-people")).ToContainTextAsync("街道办副主任");
        await Assertions.Expect(street.Part("grid-gaps")).Not.ToContainTextAsync("网格负责人不足");
    }
}
