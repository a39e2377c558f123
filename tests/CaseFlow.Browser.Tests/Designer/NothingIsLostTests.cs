using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests.Designer;

/// <summary>What was edited survives a second administrator, an ended session, a lost network and a closed page.</summary>
[Collection(nameof(DesignerTrial))]
public sealed class NothingIsLostTests(DesignerTrial trial)
{
    private const string Process = "deadline-remediation";

    [Fact]
    public async Task Second_of_two_administrators_decides_and_what_a_closed_page_could_not_save_is_offered_again()
    {
        var visitor = await trial.SignInAsync(DesignerTrial.Administrator);
        var mine = await DesignerDesk.OpenAsync(visitor, Process, await visitor.Context.NewPageAsync());
        var theirs = await DesignerDesk.OpenAsync(visitor, Process, await visitor.Context.NewPageAsync());
        var other = await theirs.AddAsync("案件办理", "发送通知", 300, 250);
        await theirs.Page.CloseAsync();
        await Assertions.Expect(mine.Nodes.Nth(10)).ToBeAttachedAsync();
        var before = await mine.Nodes.CountAsync();
        await mine.DropAsync("案件办理", "记录说明", 300, 250);

        var dialog = mine.Page.GetByTestId("designer-conflict");
        await Assertions.Expect(dialog).ToContainTextAsync("别人已修改了这个流程");
        await visitor.ShotAsync("designer-conflict", mine.Page);
        await mine.Page.GetByTestId("designer-conflict-later").ClickAsync();
        await Assertions.Expect(mine.State).ToHaveAttributeAsync("data-state", "unsaved");
        (await mine.StoredAsync())["root"]!.ToJsonString().ShouldContain(other);

        await mine.DropAsync("案件办理", "记录说明", 300, 320);
        await mine.Page.GetByTestId("designer-conflict-overwrite").ClickAsync();
        await mine.Page.GetByTestId("designer-conflict-overwrite").ClickAsync();
        await mine.SavedAsync();
        var stored = await mine.StoredAsync();
        stored["root"]!.ToJsonString().ShouldNotContain(other);
        stored["root"]!["activities"]!.AsArray().Count.ShouldBe(before + 2);

        await ClosedPageIsOfferedAgainAsync(visitor, mine, before + 2);
    }

    private static async Task ClosedPageIsOfferedAgainAsync(Visitor visitor, DesignerDesk desk, int before)
    {
        await desk.Page.RouteAsync("**/elsa/api/workflow-definitions", route => route.AbortAsync());
        await desk.DropAsync("案件办理", "发送通知", 300, 390);
        await Assertions.Expect(desk.Page.GetByTestId("designer-banner")).ToContainTextAsync("连接中断");
        await desk.Page.CloseAsync();

        await visitor.Page.GotoAsync(visitor.Address($"/designer/editor?definition={Process}"));
        var again = new DesignerDesk(visitor, visitor.Page, Process);
        await visitor.ShotAsync("designer-recover");
        await visitor.Part("designer-recover-restore").ClickAsync();
        await again.ReadyAsync();
        (await again.StoredAsync())["root"]!["activities"]!.AsArray().Count.ShouldBe(before + 1);
        await Assertions.Expect(again.Nodes).ToHaveCountAsync(before + 1);
    }

    [Fact]
    public async Task Save_waits_for_signing_in_again_and_for_the_network_and_publishing_leads_to_asking_for_the_release()
    {
        var visitor = await trial.SignInAsync(DesignerTrial.Administrator);
        var desk = await DesignerDesk.OpenAsync(visitor, "listed-supervision");
        await visitor.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "caseflow-session" });
        await desk.DropAsync("案件办理", "发送通知", 300, 320);
        await Assertions.Expect(desk.Page.GetByTestId("designer-session")).ToBeVisibleAsync();
        await visitor.ShotAsync("designer-session");
        var window = await desk.Page.RunAndWaitForPopupAsync(() => desk.Page.GetByTestId("designer-session-sign-in").ClickAsync());
        await window.FillAsync("input[name=userName]", DesignerTrial.Administrator);
        await window.FillAsync("input[name=password]", Accounts.Password);
        // The window closes by itself once signed in, at times before a click in it has come back.
        await window.Locator("form button[type=submit]").EvaluateAsync("button => { setTimeout(() => button.click()); }");
        await desk.SavedAsync();
        await Assertions.Expect(desk.Page.GetByTestId("designer-session")).ToHaveCountAsync(0);

        await visitor.Context.SetOfflineAsync(true);
        await desk.DropAsync("案件办理", "记录说明", 300, 250);
        await Assertions.Expect(desk.Page.GetByTestId("designer-banner")).ToContainTextAsync("连接中断");
        await visitor.Context.SetOfflineAsync(false);
        await desk.SavedAsync();

        await desk.Page.Locator("#host .mud-toolbar .mud-icon-button.mud-primary-text:not(.mud-switch-base)").First.ClickAsync();
        await desk.Page.GetByTestId("designer-publish-go").ClickAsync();
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex("/processes/listed-supervision/release$"));
        (await desk.StoredAsync("Published"))["version"]!.GetValue<int>().ShouldBe(2);
    }
}
