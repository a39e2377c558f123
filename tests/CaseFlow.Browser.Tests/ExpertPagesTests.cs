using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>An office engages a third-party expert for a hazard, who sees nothing else and says what to do about it (R45).</summary>
public class ExpertPagesTests(Chromium chromium)
{
    private const string Expert = "zhuanjia";

    [Fact]
    public async Task Expert_sees_what_they_are_engaged_for_alone_and_the_page_of_the_hazard_shows_the_opinion()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var office = await district.SignInAsync(Accounts.DistrictOffice);
        await office.GoAsync("/experts");
        await Assertions.Expect(office.Part("experts-row")).ToHaveCountAsync(2);
        await office.ReadsWellAsync();
        await office.ShotAsync("experts");
        await office.GoAsync("/hazards");
        await office.LeaveByAsync(office.Page.Locator("[data-testid=hazards-rows] a[href^='/hazards/']").First);
        var hazard = new Uri(office.Page.Url).AbsolutePath;
        await EngageAsync(office);
        await office.ReadsWellAsync();
        var engagement = new Uri(office.Page.Url).AbsolutePath;

        var expert = await district.SignInAsync(Expert);
        await expert.IsAtAsync("/engagements");
        await Assertions.Expect(expert.Part("engagements-row")).ToHaveCountAsync(1);
        await Assertions.Expect(expert.Page.Locator("nav.side a")).ToHaveCountAsync(3);
        foreach (var closed in new[] { hazard, "/hazards", "/enterprises", "/cases", "/experts", "/grids", "/leaves" })
        {
            await expert.GoAsync(closed);
            (await expert.TextAsync()).ShouldNotContain("恒安百货");
            await Assertions.Expect(expert.Part("refused").First).ToBeVisibleAsync();
        }

        foreach (var own in new[] { "/notices", "/account", "/" })
        {
            await expert.GoAsync(own);
            (await expert.Part("refused").CountAsync()).ShouldBe(0);
            (await expert.Part("page-fault").CountAsync()).ShouldBe(0);
        }

        await OpineAsync(expert, engagement);
        await office.GoAsync(hazard);
        await Assertions.Expect(office.Part("subject-engagement-state").First).ToHaveTextAsync("已出具意见");
        await Assertions.Expect(office.Part("engagements-card")).ToContainTextAsync("拆除防火卷帘下的柜台");
        await office.ShotAsync("hazard-with-opinion");
        await office.ReadsWellAsync();
        expert.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_of_experts_fit_a_phone()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var office = await district.SignInAsync(Accounts.DistrictOffice, Screen.Phone);
        foreach (var page in new[] { "/experts", "/experts/new", "/experts/bodies", "/experts/bodies/new", "/engagements" })
        {
            await office.GoAsync(page);
            await Assertions.Expect(office.Page.Locator("h1")).ToBeVisibleAsync();
            (await office.OverhangAsync()).ShouldBeLessThanOrEqualTo(0, page);
            await office.ReadsWellAsync();
        }
    }

    private static async Task EngageAsync(Visitor office)
    {
        await office.LeaveByAsync("engage-expert-open");
        await office.ReadyAsync();
        await office.PickAsync("engage-expert", "沈维康");
        await office.Part("engage-purpose").SelectOptionAsync("rectification-guidance");
        await office.Part("engage-task").FillAsync("请指导防火分隔的整改");
        await office.Part("engage-day").FillAsync("2026-12-10");
        await office.Part("engage-day").BlurAsync();
        await office.ShotAsync("engage");
        await office.LeaveByAsync("engage-submit");
        await Assertions.Expect(office.Part("engagement-state")).ToHaveTextAsync("待出具意见");
    }

    private static async Task OpineAsync(Visitor expert, string engagement)
    {
        await expert.GoAsync(engagement);
        await Assertions.Expect(expert.Part("engagement-subject")).ToContainTextAsync("隐患情况");
        await Assertions.Expect(expert.Page.Locator("[data-testid=engagement-photos] img").First).ToBeVisibleAsync();
        (await expert.Part("engagement-to-subject").CountAsync()).ShouldBe(0);
        await expert.Part("opinion-submit").ClickAsync();
        await Assertions.Expect(expert.Part("opinion-conclusion-error")).ToBeVisibleAsync();
        await expert.Part("opinion-conclusion").FillAsync("拆除防火卷帘下的柜台");
        await expert.Part("opinion-text").FillAsync("卷帘下三米内不得摆放柜台，拆除后重新测试联动。");
        await expert.ChooseAsync("opinion-files", Photos.Jpeg());
        await Assertions.Expect(expert.Part("opinion-files-item")).ToHaveCountAsync(1);
        await expert.Part("opinion-submit").ClickAsync();
        await Assertions.Expect(expert.Part("opinion")).ToHaveCountAsync(1);
        await Assertions.Expect(expert.Page.Locator("[data-testid=opinion] a[href^='/api/v1/attachments/']")).ToHaveCountAsync(1);
        await expert.ReadsWellAsync();
        await expert.ShotAsync("engagement-of-expert");
    }
}
