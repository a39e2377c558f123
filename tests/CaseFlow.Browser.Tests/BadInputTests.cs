using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>What people get wrong, and what the pages say to it. Nothing is written, and what was typed stays.</summary>
public class BadInputTests(Chromium chromium)
{
    [Fact]
    public async Task Wrong_input_is_refused_with_words_that_say_what_would_be_right_and_so_is_the_second_of_two_who_do_one_task()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);

        var stranger = await district.AnonymousAsync();
        await stranger.Page.GotoAsync(new Uri(district.Url, "/sign-in").ToString());
        await stranger.Page.FillAsync("input[name=userName]", Accounts.StreetOfficer);
        await stranger.Page.FillAsync("input[name=password]", "wrong");
        await stranger.Part("sign-in-submit").ClickAsync();
        await Assertions.Expect(stranger.Part("sign-in-refused")).ToBeVisibleAsync();
        await stranger.ShotAsync("sign-in-refused");
        await stranger.Page.GotoAsync(new Uri(district.Url, "/hazards").ToString());
        stranger.Page.Url.ShouldContain("/sign-in");

        var street = await district.SignInAsync(Accounts.StreetOfficer);
        await street.GoAsync("/hazards/new");
        await street.Part("report-hazard-submit").ClickAsync();
        await Assertions.Expect(street.Part("form-alert")).ToBeVisibleAsync();
        foreach (var field in (string[])["enterprise", "grade", "place", "description", "photos"])
        {
            await Assertions.Expect(street.Part($"report-hazard-{field}-error").First).ToBeVisibleAsync();
        }

        await street.ShotAsync("hazard-refused");
        await street.ChooseAsync("report-hazard-photos", Photos.TextCalledJpeg());
        await Assertions.Expect(street.Part("report-hazard-photos-error").First).ToContainTextAsync("假照片.jpg");
        await street.ChooseAsync("report-hazard-photos", Photos.TooLarge());
        await Assertions.Expect(street.Part("report-hazard-photos-error").First).ToContainTextAsync("10");
        await street.ShotAsync("photo-refused");
        await street.ReadsWellAsync();

        var pages = await ListedCasePages.ReportAndProposeAsync(district, "配电箱无门，线路裸露");
        var missing = await pages.FillAsync(Accounts.ListingBody, "审定挂牌", "Listed", async visitor =>
        {
            await ListedCasePages.FillListingAsync(visitor, 30);
            await visitor.Part("field-leaderPersonId").SelectOptionAsync("");
            await visitor.WriteAsync("limitNumber", "400");
        });
        await missing.Part("task-submit").ClickAsync();
        await Assertions.Expect(missing.Part("field-leaderPersonId-error")).ToBeVisibleAsync();
        await missing.ShotAsync("listing-refused");
        await missing.ChooseAsync("leaderPersonId");
        await missing.Part("task-submit").ClickAsync();
        await Assertions.Expect(missing.Part("field-limitNumber-error")).ToContainTextAsync("365");
        await missing.WriteAsync("limitNumber", "30");
        await ListedCasePages.SubmitAsync(missing);

        await pages.PlanAsync();
        var early = await pages.FillAsync(Accounts.Enterprise, "申请验收", "Requested", visitor => visitor.WriteAsync("summary", "已整改"));
        await early.Part("task-submit").ClickAsync();
        await Assertions.Expect(early.Part("form-alert")).ToBeVisibleAsync();
        await early.ShotAsync("acceptance-refused");
        (await early.Part("field-summary").InputValueAsync()).ShouldBe("已整改");

        var shorter = await pages.FillAsync(Accounts.Enterprise, "申请延期", "Requested", async visitor =>
        {
            await visitor.WriteAsync("newLastDay", "2026-12-01");
            await visitor.WriteAsync("reason", "工期");
            await visitor.WriteAsync("safeguards", "值守");
        });
        await shorter.Part("task-submit").ClickAsync();
        await Assertions.Expect(shorter.Part("field-newLastDay-error").Or(shorter.Part("form-alert")).First).ToBeVisibleAsync();
        await shorter.ShotAsync("extension-shorter-refused");

        // Somebody of another street who knows the address learns nothing, not even that the case is there.
        var other = await district.SignInAsync(Accounts.OtherStreet);
        await other.GoAsync(pages.Path);
        await Assertions.Expect(other.Part("refused")).ToBeVisibleAsync();
        (await other.TextAsync()).ShouldNotContain("配电箱");
        await other.ShotAsync("case-of-another-street");
        await other.GoAsync("/cases");
        (await other.TextAsync()).ShouldNotContain("配电箱");

        await TwoWhoCompleteOneTaskAreToldApartAsync(district, pages);
    }

    private static async Task TwoWhoCompleteOneTaskAreToldApartAsync(DemoDistrict district, ListedCasePages pages)
    {
        await pages.ReportProgressAsync(100);
        await pages.RequestAcceptanceAsync();

        var first = await pages.FillAsync(Accounts.Department, "现场验收", "Passed", FillReviewAsync);
        var second = await district.SignInAsync(Accounts.Department, Screen.Phone);
        await second.GoAsync(new Uri(first.Page.Url).AbsolutePath);
        await second.Part("outcome-Passed").ClickAsync();
        await FillReviewAsync(second);
        await ListedCasePages.SubmitAsync(first);

        await second.Part("task-submit").ClickAsync();
        await Assertions.Expect(second.Part("form-alert")).ToBeVisibleAsync();
        (await second.Part("field-findings").InputValueAsync()).ShouldBe("通道畅通", "what was typed stays");
        await second.ShotAsync("task-done-by-somebody-else");
        (await pages.DocumentsAsync()).Count(d => d == "delisting-notice").ShouldBe(1);

        static async Task FillReviewAsync(Visitor visitor)
        {
            await visitor.WriteAsync("participants", "区商务局");
            await visitor.WriteAsync("findings", "通道畅通");
        }
    }
}
