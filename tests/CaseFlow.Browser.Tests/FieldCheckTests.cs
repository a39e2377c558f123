using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>A check on a phone without network: filled in, kept, sent once when the network is back, and the hazard is there (C33, C34).</summary>
public class FieldCheckTests(Chromium chromium)
{
    [Fact]
    public async Task Check_filled_in_without_network_is_sent_once_and_becomes_a_hazard()
    {
        await using var district = await DemoDistrict.StartAsync(chromium);
        var officer = await district.SignInAsync(Accounts.StreetOfficer, Screen.Phone);
        await officer.GoAsync("/field");
        await officer.Context.SetOfflineAsync(true);
        await officer.GoAsync("/field");
        await Assertions.Expect(officer.Part("net")).ToHaveTextAsync("离线");

        await FillInAsync(officer);
        await officer.Part("finish").ClickAsync();
        await Assertions.Expect(officer.Part("form-trouble")).ToContainTextAsync("电梯准用证");
        await officer.ShotAsync("field-unanswered");
        await officer.Part("answer-lift-none").ClickAsync();
        await officer.Part("finish").ClickAsync();
        await Assertions.Expect(officer.Part("entry-ready")).ToContainTextAsync("等待上传");
        await officer.ShotAsync("field-waiting");
        (await officer.OverhangAsync()).ShouldBe(0);

        await officer.GoAsync("/field");
        await Assertions.Expect(officer.Part("entry-ready")).ToHaveCountAsync(1);
        await officer.Context.SetOfflineAsync(false);
        await Assertions.Expect(officer.Part("entry-sent")).ToContainTextAsync("隐患 1 项");
        await officer.ReadsWellAsync();
        await officer.ShotAsync("field-sent");

        await officer.GoAsync("/inspections");
        await Assertions.Expect(officer.Part("inspections-row")).ToHaveCountAsync(1);
        await officer.LeaveByAsync("inspection-open");
        await Assertions.Expect(officer.Part("inspection-finding")).ToContainTextAsync("疏散通道——堵塞");
        await Assertions.Expect(officer.Part("inspection-handled")).ToContainTextAsync("当场清理");
        await Assertions.Expect(officer.Part("inspection-sign-inspector")).ToBeVisibleAsync();
        await officer.ReadsWellAsync();
        (await officer.OverhangAsync()).ShouldBe(0);
        await officer.ShotAsync("inspection");
        await officer.LeaveByAsync(officer.Part("inspection-finding").Locator("a").First);
        await Assertions.Expect(officer.Part("hazard-description")).ToContainTextAsync("通道出口：疏散通道——堵塞");
        await ClearPhoneAsync(officer);
        officer.Faults.Where(f => !f.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    // A phone that others use too keeps nothing of what was sent.
    private static async Task ClearPhoneAsync(Visitor officer)
    {
        await officer.GoAsync("/field");
        await Assertions.Expect(officer.Part("entry-sent")).ToHaveCountAsync(1);
        officer.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await officer.LeaveByAsync("leave");
        await officer.GoAsync("/field");
        await Assertions.Expect(officer.Part("leave")).ToBeVisibleAsync();
        await Assertions.Expect(officer.Part("entry-sent")).ToHaveCountAsync(0);
    }

    private static async Task FillInAsync(Visitor officer)
    {
        await officer.Part("new-check").ClickAsync();
        await officer.Part("search").FillAsync("恒安百货");
        await officer.Part("pick").First.ClickAsync();
        await officer.Part("site-shop").ClickAsync();

        // Every item's first answer that is no defect, but for the lift, which is left open.
        await officer.Page.EvaluateAsync("""
            () => document.querySelectorAll(".item").forEach(i => { if (i.id !== "item-lift") i.querySelector(".answer.good").click(); })
            """);
        await officer.Page.EvaluateAsync("() => document.querySelectorAll('details.group').forEach(g => { g.open = true; })");
        await officer.Part("answer-escape-route-blocked").ClickAsync();
        await officer.Part("photo-escape-route").SetInputFilesAsync(Photos.Jpeg());
        await Assertions.Expect(officer.Page.Locator(".defect .photos img")).ToHaveCountAsync(1);
        await officer.Part("handled-escape-route").CheckAsync();
        await officer.Part("measure-escape-route").FillAsync("当场清理");
        foreach (var pad in (string[])["sign-inspector", "sign-representative"])
        {
            var field = officer.Part(pad);
            await field.ScrollIntoViewIfNeededAsync();
            var box = (await field.BoundingBoxAsync())!;
            await officer.Page.Mouse.MoveAsync(box.X + 30, box.Y + 40);
            await officer.Page.Mouse.DownAsync();
            await officer.Page.Mouse.MoveAsync(box.X + 120, box.Y + 90);
            await officer.Page.Mouse.UpAsync();
        }

        await officer.ShotAsync("field-form");
    }
}
