using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>Somebody reports a hazard from a phone without an account and follows it to its result (R46).</summary>
public class TipOffPagesTests(Chromium chromium)
{
    private const string Keeper = "jubao";

    [Fact]
    public async Task Tip_off_from_a_phone_is_verified_by_the_street_and_its_result_told()
    {
        await using var district = await DemoDistrict.StartAsync(chromium);
        var passer = await district.AnonymousAsync(Screen.Phone);
        await passer.Page.GotoAsync(passer.Address("/sign-in"));
        await passer.Part("sign-in-tip-off").ClickAsync();
        await passer.Part("tip-off-kind-hazard").CheckAsync();
        await passer.Part("tip-off-description").FillAsync("<script>document.title='x'</script>安全出口上锁");
        await passer.Part("tip-off-street").SelectOptionAsync(new SelectOptionValue { Label = "小寨路街道办事处" });
        await passer.Part("tip-off-place").FillAsync("小寨东路 1 号");
        await passer.Page.Locator("details summary").ClickAsync();
        await Assertions.Expect(passer.Page.Locator(".map-pane .leaflet-overlay-pane path")).ToHaveCountAsync(1);
        await passer.Part("tip-off-map").ClickAsync();
        await Assertions.Expect(passer.Page.Locator("input[name=latitude]")).Not.ToHaveValueAsync("");
        await passer.Part("tip-off-photos").SetInputFilesAsync(Photos.Jpeg());
        await passer.Part("tip-off-name").FillAsync("钱大勇");
        await passer.Part("tip-off-phone").FillAsync("13991234567");
        await passer.ShotAsync("tip-off-form");
        (await passer.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);
        await passer.Part("tip-off-submit").ClickAsync();
        var code = (await passer.Part("tip-off-code").InnerTextAsync()).Trim();
        await passer.ShotAsync("tip-off-receipt");
        (await passer.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);

        var elsewhere = await passer.Context.APIRequest.PostAsync(passer.Address("/api/v1/public/tip-offs"), new APIRequestContextOptions
        {
            DataObject = new { kind = "hazard", streetCode = "610113001000", place = "天安门", description = "别处", latitude = 39.9, longitude = 116.4 },
        });
        (elsewhere.Status, (await elsewhere.TextAsync()).Contains("tip-off.outside", StringComparison.Ordinal)).ShouldBe((400, true));

        var keeper = await district.SignInAsync(Keeper);
        await keeper.GoAsync("/tip-offs");
        await keeper.ShotAsync("tip-offs");
        await keeper.LeaveByAsync(keeper.Part("tip-off-open").First);
        var path = new Uri(keeper.Page.Url).AbsolutePath;
        await keeper.Part("tip-off-look-reason").FillAsync("受理");
        await keeper.Part("tip-off-read").ClickAsync();
        await Assertions.Expect(keeper.Part("tip-off-original")).ToContainTextAsync("<script>document.title='x'</script>安全出口上锁");
        await keeper.ShotAsync("tip-off-keeper");
        await DoAsync(keeper, "Accepted", async () =>
        {
            await keeper.WriteAsync("summary", "安全出口上锁，请现场核实");
            await keeper.Part("field-unitId").SelectOptionAsync(new SelectOptionValue { Label = "小寨路街道办事处" });
        });

        var street = await district.SignInAsync(Accounts.StreetOfficer, Screen.Phone);
        await street.GoAsync(path);
        (await street.TextAsync()).ShouldNotContain("钱大勇");
        (await street.Part("tip-off-keeper").CountAsync()).ShouldBe(0);
        await street.ShotAsync("tip-off-street");
        (await street.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);
        await DoAsync(street, "Verified", async () =>
        {
            await street.Part("field-result").SelectOptionAsync("true");
            await street.WriteAsync("findings", "出口已打开，限期整改");
        });
        await keeper.GoAsync(path);
        await DoAsync(keeper, "Passed", () => Task.CompletedTask);
        await keeper.GoAsync(path);
        await DoAsync(keeper, "FedBack", () => keeper.WriteAsync("feedback", "经查属实，出口已打开"));

        await passer.Page.GotoAsync(passer.Address("/public/tip-offs/follow"));
        await passer.Part("follow-code").FillAsync(code);
        await passer.Part("follow-submit").ClickAsync();
        await Assertions.Expect(passer.Part("follow-feedback")).ToHaveTextAsync("经查属实，出口已打开");
        await passer.ShotAsync("tip-off-follow");
        (await passer.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);
        passer.Faults.Concat(keeper.Faults).Concat(street.Faults).ShouldBeEmpty();
    }

    private static async Task DoAsync(Visitor visitor, string outcome, Func<Task> fill)
    {
        await visitor.LeaveByAsync(visitor.Part("next-step").First);
        await visitor.Part($"outcome-{outcome}").ClickAsync();
        await fill();
        await visitor.LeaveByAsync("task-submit");
    }
}
