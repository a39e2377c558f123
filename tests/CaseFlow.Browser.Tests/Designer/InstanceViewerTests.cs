using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests.Designer;

/// <summary>How one instance runs, in Studio's own viewer: its journal, the path taken, in Chinese.</summary>
public sealed class InstanceViewerTests(Chromium chromium)
{
    [Fact]
    public async Task Running_instance_is_opened_from_the_list_and_shows_its_journal_and_the_path_taken()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        await ListedCasePages.ReportAndProposeAsync(district, "灭火器压力不足，已过检验期");
        var visitor = await district.SignInAsync(DesignerTrial.Administrator);
        await visitor.GoAsync("/processes/listed-supervision/instances");
        await visitor.Part("instance-view").First.ClickAsync();
        var desk = await DesignerDesk.OpenedAsync(visitor, "listed-supervision");
        await desk.PaintedAsync();

        var page = visitor.Page;
        await Assertions.Expect(page.GetByTestId("designer-fault")).ToBeHiddenAsync();
        await Assertions.Expect(desk.Nodes.Nth(10)).ToBeAttachedAsync();
        await Assertions.Expect(page.Locator("#host .mud-timeline-item").Filter(new LocatorFilterOptions { HasText = "审定挂牌" }).First).ToBeVisibleAsync();
        await Assertions.Expect(desk.Nodes.GetByText("1", new LocatorGetByTextOptions { Exact = true }).First).ToBeVisibleAsync();
        (await desk.EnglishAsync(await desk.StoredAsync())).ShouldBeEmpty();
        await visitor.ShotAsync("designer-instance");
        visitor.Faults.ShouldBeEmpty();
    }
}
