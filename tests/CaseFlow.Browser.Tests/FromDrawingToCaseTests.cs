using System.Text.Json.Nodes;
using CaseFlow.Browser.Tests.Designer;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>What an administrator draws and a second one approves is what the next case does; a running one only once it is moved.</summary>
public class FromDrawingToCaseTests(Chromium chromium)
{
    private const string Process = "deadline-remediation";
    private const string Path = $"/processes/{Process}";
    private const string TenDays = "12月3日";
    private const string FifteenDays = "12月8日";

    [Fact]
    public async Task Longer_review_limit_and_a_drawn_notice_hold_for_the_next_case_and_the_running_one_is_moved_and_moved_back()
    {
        await using var district = await DemoDistrict.StartAsync(chromium, secondPerson: true);
        var running = await UpToReviewAsync(district, "仓库堆物超高，喷淋被遮挡");
        (await ReviewDueAsync(running)).ShouldContain(TenDays);

        var author = await district.SignInAsync(Accounts.ProcessAdministrator);
        await DrawAsync(author);
        await ReleaseAsync(district, author);

        var next = await UpToReviewAsync(district, "配电箱无漏电保护");
        (await ReviewDueAsync(next)).ShouldContain(FifteenDays);
        var enterprise = await district.SignInAsync(Accounts.Enterprise);
        await enterprise.GoAsync("/notices");
        await Assertions.Expect(enterprise.Page.GetByText("请备齐验收资料")).ToHaveCountAsync(1);
        await enterprise.ShotAsync("notice-of-the-drawn-step");
        (await ReviewDueAsync(running)).ShouldContain(TenDays);

        await author.GoAsync($"{Path}/migration");
        await author.Part("migration-move-1").ClickAsync();
        await author.Part("migration-reason").FillAsync("新的复查期限适用于在办案件");
        await author.Part("migration-try").ClickAsync();
        await Assertions.Expect(author.Part("dry-run-sums")).ToContainTextAsync("可迁移 1 件");
        await Assertions.Expect(author.Part("dry-run-due").Filter(new LocatorFilterOptions { HasText = TenDays })).ToContainTextAsync("不变");
        await author.ShotAsync("drawn-migration-try");
        await author.LeaveByAsync("migration-hand-in");
        await MigrationDesk.ApproveAndMoveAsync(district);
        await RunOfVersionsAsync(author, 2, 2);
        // What is waited for keeps its date; only a review asked for anew counts fifteen days (docs/migration.md).
        (await ReviewDueAsync(running)).ShouldContain(TenDays);

        await MigrationDesk.UndoAsync(author, Process, "会议决定在办案件不变");
        await RunOfVersionsAsync(author, 2, 1);
        (await ReviewDueAsync(running)).ShouldContain(TenDays);
        // Studio's own listening for Ctrl+S is refused as any inline script; shell.js does it in its place.
        author.Faults.Where(f => !f.Contains("inline script", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>In the designer: after the request for acceptance the enterprise is told what to bring, and reviewing takes up to fifteen days.</summary>
    private static async Task DrawAsync(Visitor author)
    {
        var desk = await DesignerDesk.OpenAsync(author, Process);
        await desk.ShowsAllInChineseAsync();
        var notice = await desk.AddAsync("案件办理", "发送通知", 480, 250);
        await desk.ConnectAsync("ms-acceptance", notice);
        await desk.SelectAsync(notice);
        await desk.WriteAsync("标题", "请备齐验收资料");
        await desk.WriteAsync("内容", "现场验收前请备齐治理方案、整改前后照片和自查记录。");
        await desk.Page.GetByLabel("隐患所在企业").First.CheckAsync();
        await desk.StoresAsync(d => Of(d)["title"]?["expression"]?["value"]?.GetValue<string>() == "请备齐验收资料");
        await desk.StoresAsync(d => Of(d)["to"]?.ToJsonString().Contains("enterprise", StringComparison.Ordinal) == true);
        await desk.SetVariableAsync("siteReviewDays", "15");
        await author.ShotAsync("drawn");

        await desk.SavedAsync();
        var draft = await desk.StoredAsync();
        ((bool)draft["isPublished"]!, (int)draft["version"]!).ShouldBe((false, 2));
        ((int)(await desk.StoredAsync("Published"))["version"]!).ShouldBe(1);
        await Assertions.Expect(desk.Page.GetByTestId("designer-version")).ToHaveTextAsync("第 2 版（草稿）");
        await Assertions.Expect((await DesignerDesk.OpenAsync(author, Process)).Node(notice)).ToBeAttachedAsync();

        JsonNode Of(JsonObject definition) => definition["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == notice)!;
    }

    /// <summary>The scenarios that count ten days stand in the way until somebody says why they no longer hold; then two people release it.</summary>
    private static async Task ReleaseAsync(DemoDistrict district, Visitor author)
    {
        await author.GoAsync($"{Path}/compare");
        await Assertions.Expect(author.Part("difference-words")).ToContainTextAsync("“申请验收后现场验收的期限”由 10 个自然日 改为 15 个自然日");
        await author.GoAsync($"{Path}/release");
        await Assertions.Expect(author.Part("release-gate").First).ToContainTextAsync("现场验收");
        await author.ShotAsync("drawn-gates");
        var blocking = await author.Part("release-gate").CountAsync();
        await author.Part("release-scenarios").First.ClickAsync();
        await author.ReadyAsync();
        await author.Part("scenarios-run-all").ClickAsync();
        await Assertions.Expect(author.Part("scenarios-sum")).ToContainTextAsync($"不成立 {blocking} 个");
        var failed = author.Page.Locator("[data-testid=scenario]", new PageLocatorOptions { Has = author.Page.Locator("[data-testid=scenario-last][data-passed=false]") });
        for (var i = 0; i < blocking; i++)
        {
            await failed.Nth(i).GetByTestId("scenario-switch").ClickAsync();
            await author.Part("scenario-reason").FillAsync("复查期限改为十五日，另立场景");
            await author.Part("scenario-disable").ClickAsync();
            await Assertions.Expect(author.Part("scenario-off")).ToHaveCountAsync(i + 1);
        }

        await author.GoAsync($"{Path}/release");
        await author.Part("release-comment").FillAsync("复查期限由十日改为十五日，并提示企业备齐资料，依据区安委会会议纪要");
        await author.Part("release-submit").ClickAsync();
        await Assertions.Expect(author.Part("release-requested")).ToBeVisibleAsync();
        var second = await district.SignInAsync(Accounts.SecondProcessAdministrator);
        await second.GoAsync($"{Path}/release");
        await second.Part("release-approve").ClickAsync();
        await Assertions.Expect(second.Part("release-published")).ToBeVisibleAsync();
    }

    /// <summary>The running instances, latest first, are of these versions.</summary>
    private static async Task RunOfVersionsAsync(Visitor author, params int[] versions)
    {
        await author.GoAsync($"{Path}/instances");
        await Assertions.Expect(author.Part("instances-row")).ToHaveCountAsync(versions.Length);
        foreach (var (version, i) in versions.Select((v, i) => (v, i)))
        {
            await Assertions.Expect(author.Part("instances-row").Nth(i)).ToContainTextAsync($"第 {version} 版");
        }
    }

    private static async Task<ListedCasePages> UpToReviewAsync(DemoDistrict district, string hazard)
    {
        var pages = await ListedCasePages.ReportAndProposeAsync(district, hazard);
        await pages.ListAsync(60);
        await pages.PlanAsync();
        await pages.ReportProgressAsync(100, Photos.Jpeg());
        await pages.RequestAcceptanceAsync();
        return pages;
    }

    /// <summary>How long the site review may take, as its page says.</summary>
    private static async Task<string> ReviewDueAsync(ListedCasePages pages)
    {
        var visitor = await pages.OpenAsync(Accounts.DistrictOffice);
        var review = visitor.Page.Locator("[data-testid=case-panel-overview] li", new PageLocatorOptions { HasText = "现场验收" });
        await Assertions.Expect(review).ToHaveCountAsync(1);
        return (await review.TextContentAsync())!;
    }
}
