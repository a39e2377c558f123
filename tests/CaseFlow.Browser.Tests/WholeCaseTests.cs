using CaseFlow.Domain.Kernel;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>Whole cases, from the hazard's report on, at the browser, with the demonstration clock.</summary>
public class WholeCaseTests(Chromium chromium)
{
    [Fact]
    public async Task A_case_goes_from_the_hazards_report_through_extension_and_failed_review_to_delisting()
    {
        await using var district = await DemoDistrict.StartAsync(chromium);
        var pages = await ListedCasePages.ReportAndProposeAsync(district, "疏散通道被货物堵塞，安全出口上锁");
        await pages.StandsAtAsync("proposed");

        await pages.ListAsync(60);
        var office = await pages.OpenAsync(Accounts.DistrictOffice);
        (await office.Part("case-number").InnerTextAsync()).ShouldContain("雁安督〔2026〕");
        await office.ShotAsync("case-listed");
        await office.ReadsWellAsync();
        (await pages.DocumentsAsync()).ShouldBe(["listing-notice"]);
        await pages.AnnounceAsync("公告挂牌");
        await pages.PlanAsync();
        await pages.ReportProgressAsync(40, Photos.Jpeg());
        await pages.StandsAtAsync("rectifying");

        // 60 days from 23 November end on 22 January; asked more than twenty working days before.
        await district.MoveClockAsync(At(2026, 12, 7), office);
        await pages.RequestExtensionAsync("2027-02-26");
        await pages.DoAsync(Accounts.ListingBody, "审批延期", "Granted", visitor => visitor.WriteAsync("opinion", "情况属实，同意延期"), "extension-grant-form");
        var extended = await pages.OpenAsync(Accounts.DistrictOffice, "limits");
        (await extended.Part("case-last-day").InnerTextAsync()).ShouldContain("2027年2月26日");
        await extended.ShotAsync("case-limits");
        await extended.ReadsWellAsync();

        await district.MoveClockAsync(At(2027, 1, 11), office);
        await pages.RequestAcceptanceAsync();
        await pages.StandsAtAsync("acceptance-requested");
        await pages.ReviewAsync(passed: false);
        await district.MoveClockAsync(At(2027, 1, 18), office);
        await pages.RequestAcceptanceAsync();
        await pages.ReviewAsync(passed: true);
        await pages.StandsAtAsync("delisted");
        await pages.AnnounceAsync("公告摘牌");

        (await pages.DocumentsAsync()).Order().ShouldBe(["delisting-notice", "listing-notice", "rectification-order", "review-opinion"]);
        var done = await pages.OpenAsync(Accounts.DistrictOffice);
        await done.ShotAsync("case-delisted");
        await pages.OpenAsync(Accounts.DistrictOffice, "timeline");
        await done.ShotAsync("case-timeline");
        await done.ReadsWellAsync();
        await pages.OpenAsync(Accounts.DistrictOffice, "flow");
        await Assertions.Expect(done.Part("flow-map").First).ToBeVisibleAsync();
        await done.ShotAsync("case-flow");
        done.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_overdue_case_whose_extension_was_refused_is_escalated_step_by_step()
    {
        await using var district = await DemoDistrict.StartAsync(chromium);
        var pages = await ListedCasePages.ReportAndProposeAsync(district, "液化气瓶间违规存放，报警器失效");
        await pages.ListAsync(30);
        await pages.PlanAsync();
        var office = await district.SignInAsync(Accounts.DistrictOffice);

        // Late but before expiry; 30 days from 23 November end on 23 December.
        await district.MoveClockAsync(At(2026, 12, 14), office);
        await pages.RequestExtensionAsync("2027-01-29");
        await pages.DoAsync(Accounts.ListingBody, "审批延期", "Refused", visitor => visitor.WriteAsync("reason", "理由不充分，应按期完成"), "extension-refusal-form");
        (await (await pages.OpenAsync(Accounts.Enterprise)).Part("case-last-day").InnerTextAsync()).ShouldContain("2026年12月23日");

        // The reminders of the ladder went to the enterprise; each once.
        await district.MoveClockAsync(At(2026, 12, 24), office);
        var enterprise = await district.SignInAsync(Accounts.Enterprise);
        await enterprise.GoAsync("/notices");
        await enterprise.ShotAsync("notices");
        await enterprise.ReadsWellAsync();
        await pages.OpenAsync(Accounts.DistrictOffice);
        await Assertions.Expect(office.Part("case-overdue")).ToBeVisibleAsync();
        await office.ShotAsync("case-overdue");
        (await pages.DocumentsAsync()).Order().ShouldBe(["listing-notice", "supervision-letter"]);

        await district.MoveClockAsync(At(2027, 1, 4), office);
        (await pages.DocumentsAsync()).ShouldContain("bulletin");
        await district.MoveClockAsync(At(2027, 1, 13), office);
        await pages.DoAsync(Accounts.ListingBody, "约谈", "Held", async visitor =>
        {
            await visitor.WriteAsync("attendees", "企业主要负责人、区安委办");
            await visitor.WriteAsync("minutes", "企业承诺两周内完成整改");
            await visitor.WriteAsync("requirements", "每三天书面报告一次进展");
        }, "talk-form");
        (await pages.DocumentsAsync()).Count(d => d is "supervision-letter" or "bulletin").ShouldBe(2, "each step happens once");

        await pages.ReportProgressAsync(100);
        await pages.RequestAcceptanceAsync();
        await pages.ReviewAsync(passed: true);
        await pages.StandsAtAsync("delisted");
        office.Faults.ShouldBeEmpty();
    }

    private static DateTimeOffset At(int year, int month, int day) => new DateOnly(year, month, day).At(new TimeOnly(9, 30));
}
