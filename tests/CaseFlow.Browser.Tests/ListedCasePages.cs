using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>One case, worked on by its people at their browsers: by its pages and their controls alone.</summary>
internal sealed class ListedCasePages(DemoDistrict district, string path)
{
    public string Path { get; } = path;

    public async Task<Visitor> OpenAsync(string account, string tab = "overview")
    {
        var visitor = await district.SignInAsync(account);
        await visitor.GoAsync($"{Path}?tab={tab}");
        await Assertions.Expect(visitor.Part($"case-panel-{tab}")).ToBeVisibleAsync();
        return visitor;
    }

    /// <summary>The person opens the task from the case page, chooses the outcome, fills in the form and sends it.</summary>
    public async Task DoAsync(string account, string task, string outcome, Func<Visitor, Task> fill, string? shot = null)
    {
        var visitor = await FillAsync(account, task, outcome, fill);
        if (shot is not null)
        {
            await visitor.ShotAsync(shot);
        }

        await SubmitAsync(visitor);
    }

    public async Task<Visitor> FillAsync(string account, string task, string outcome, Func<Visitor, Task> fill)
    {
        var visitor = await OpenAsync(account);
        await visitor.Page.Locator(".case-head a.button", new PageLocatorOptions { HasText = task }).First.ClickAsync();
        await Assertions.Expect(visitor.Part("task-form")).ToBeVisibleAsync();
        await visitor.Part($"outcome-{outcome}").ClickAsync();
        await fill(visitor);
        return visitor;
    }

    /// <summary>Sends the form and waits until the next action's page is there.</summary>
    public static Task SubmitAsync(Visitor visitor) => visitor.LeaveByAsync("task-submit");

    public Task ListAsync(int days) => DoAsync(Accounts.ListingBody, "审定挂牌", "Listed", visitor => FillListingAsync(visitor, days), "listing-form");

    public static async Task FillListingAsync(Visitor visitor, int days)
    {
        await visitor.ChooseAsync("governingUnitId");
        await visitor.ChooseAsync("supervisingUnitId");
        await visitor.ChooseAsync("responsiblePersonId");
        await visitor.ChooseAsync("leaderPersonId");
        await visitor.WriteAsync("limitNumber", $"{days}");
        await Assertions.Expect(visitor.Part("limit-preview")).ToContainTextAsync("年");
        await visitor.ChooseAsync("gridCode");
    }

    public Task AnnounceAsync(string task) => DoAsync(Accounts.DistrictOffice, task, "Announced", async visitor =>
    {
        await visitor.WriteAsync("medium", "雁塔区人民政府网站");
        await visitor.WriteAsync("link", "https://www.yanta.gov.cn/announcements/1");
    });

    public Task PlanAsync() => DoAsync(Accounts.Enterprise, "报送治理方案", "Submitted", async visitor =>
    {
        await visitor.WriteAsync("goals", "清除疏散通道全部堆物，恢复两个安全出口");
        await visitor.WriteAsync("measures", "搬离货物；通道划线；每班巡查");
        await visitor.WriteAsync("funding", "自筹 2 万元，灭火器 12 具");
        await visitor.WriteAsync("organisation", "总经理负责，安全部实施");
        await visitor.WriteAsync("schedule", "三周内完成，每周五报告进展");
        await visitor.WriteAsync("safety", "整改期间增派值守，准备应急照明，演练一次");
    }, "plan-form");

    public Task ReportProgressAsync(int percent, FilePayload? photo = null) => DoAsync(Accounts.Enterprise, "报告整改进展", "Reported", async visitor =>
    {
        await visitor.WriteAsync("text", "二楼货物已搬离，通道已划线");
        await visitor.WriteAsync("percent", $"{percent}");
        if (photo is not null)
        {
            await visitor.UploadAsync("field-attachmentIds", photo);
        }
    }, "progress-form");

    public Task RequestExtensionAsync(string newLastDay) => DoAsync(Accounts.Enterprise, "申请延期", "Requested", async visitor =>
    {
        await visitor.WriteAsync("newLastDay", newLastDay);
        await visitor.WriteAsync("reason", "防火门需厂家定制，交货期较长");
        await visitor.WriteAsync("safeguards", "未完成部位停用并派专人值守");
    }, "extension-request-form");

    public Task RequestAcceptanceAsync() => DoAsync(Accounts.Enterprise, "申请验收", "Requested",
        visitor => visitor.WriteAsync("summary", "全部措施已落实，自查合格，申请现场验收"));

    public Task ReviewAsync(bool passed) => DoAsync(Accounts.Department, "现场验收", passed ? "Passed" : "Failed", async visitor =>
    {
        await visitor.WriteAsync("participants", "区商务局、街道安监办、消防专家");
        await visitor.WriteAsync("findings", passed ? "通道畅通，标识齐全，符合要求" : "防火门不能自行关闭");
        if (!passed)
        {
            await visitor.WriteAsync("requirements", "更换闭门器后重新申请验收");
        }
    }, passed ? "review-passed-form" : "review-failed-form");

    public async Task StandsAtAsync(string milestone)
    {
        var visitor = await OpenAsync(Accounts.DistrictOffice);
        await Assertions.Expect(visitor.Part($"milestone-{milestone}")).ToHaveAttributeAsync("data-state", "done");
    }

    /// <summary>Templates of the documents issued so far.</summary>
    public async Task<IReadOnlyList<string>> DocumentsAsync()
    {
        var visitor = await OpenAsync(Accounts.DistrictOffice, "papers");
        var links = await visitor.Page.Locator("[data-testid=documents] td.lead a").AllAsync();
        List<string> templates = [];
        foreach (var link in links)
        {
            templates.Add((await link.GetAttributeAsync("data-testid"))!["document-".Length..]);
        }

        return templates;
    }

    public async Task<string> TimelineAsync()
    {
        var visitor = await OpenAsync(Accounts.DistrictOffice, "timeline");
        await Assertions.Expect(visitor.Part("timeline")).ToBeVisibleAsync();
        return await visitor.Part("timeline").InnerTextAsync();
    }

    /// <summary>The street reports a hazard with a photo, the district office proposes it: the case page opens.</summary>
    public static async Task<ListedCasePages> ReportAndProposeAsync(DemoDistrict district, string description)
    {
        var street = await district.SignInAsync(Accounts.StreetOfficer);
        await street.GoAsync("/hazards/new");
        await street.FillHazardAsync(description, Photos.Jpeg());
        await street.ShotAsync("report-hazard");
        await street.LeaveByAsync("report-hazard-submit");
        await Assertions.Expect(street.Part("hazard-state")).ToBeVisibleAsync();
        await street.ShotAsync("hazard");

        var office = await district.SignInAsync(Accounts.DistrictOffice);
        await office.GoAsync(new Uri(street.Page.Url).AbsolutePath);
        await office.Part("propose-listing-reason").FillAsync("重大隐患，拟由区安委会挂牌督办");
        await office.ShotAsync("propose-listing");
        await office.LeaveByAsync("propose-listing-submit");
        office.Page.Url.ShouldContain("/cases/");
        return new ListedCasePages(district, new Uri(office.Page.Url).AbsolutePath);
    }
}
