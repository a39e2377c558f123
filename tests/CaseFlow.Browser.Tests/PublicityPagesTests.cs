using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>A street publishes a notification, the grid officer delivers it on the phone, and the street sees it delivered (R123).</summary>
public class PublicityPagesTests(Chromium chromium)
{
    private const string GridOfficer = "xiaozhai.wangge";

    [Fact]
    public async Task Material_of_a_street_is_delivered_on_the_phone_and_counted_on_its_page()
    {
        await using var district = await DemoDistrict.StartAsync(chromium);
        var street = await district.SignInAsync(Accounts.StreetOfficer);
        await street.GoAsync("/publicity");
        await Assertions.Expect(street.Part("publicity-row")).ToHaveCountAsync(2);
        await street.ReadsWellAsync();
        await street.ShotAsync("publicity");
        await street.LeaveByAsync("publicity-new");
        await street.Part("publish-submit").ClickAsync();
        await Assertions.Expect(street.Part("publish-title-error")).ToBeVisibleAsync();
        await street.Part("publish-kind-notice").CheckAsync();
        await street.Part("publish-title").FillAsync("元旦前用气安全告知书");
        await street.Part("publish-text").FillAsync("检查燃气软管和报警器。");
        await street.Part("publish-deliver").CheckAsync();
        await street.Part("publish-region").SelectOptionAsync(new SelectOptionValue { Label = "长安大学社区居委会" });
        await street.ShotAsync("publicity-new");
        await street.LeaveByAsync("publish-submit");
        await Assertions.Expect(street.Part("material-count")).ToHaveTextAsync("已送达0／4");
        var path = new Uri(street.Page.Url).AbsolutePath;

        var officer = await district.SignInAsync(GridOfficer, Screen.Phone);
        await officer.GoAsync("/publicity/open");
        await officer.ReadsWellAsync();
        await officer.ShotAsync("publicity-open");
        (await officer.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);
        var row = officer.Part("open-deliveries-row").Filter(new LocatorFilterOptions { HasText = "元旦前" }).Filter(new LocatorFilterOptions { HasText = "恒安百货" });
        await officer.LeaveByAsync(row.GetByTestId("deliver-open"));
        await Assertions.Expect(officer.Part("receipt-about")).ToContainTextAsync("恒安百货");
        await officer.Part("receipt-submit").ClickAsync();
        await Assertions.Expect(officer.Part("receipt-recipient-error")).ToBeVisibleAsync();
        await officer.Part("receipt-recipient").FillAsync("王经理");
        await officer.UploadAsync("receipt-photos", Photos.Jpeg());
        await officer.ShotAsync("publicity-deliver");
        (await officer.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);
        var address = new Uri(officer.Page.Url).AbsolutePath;
        await officer.LeaveByAsync("receipt-submit");
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await officer.GoAsync(address);
        await Assertions.Expect(officer.Part("receipt-gone")).ToBeVisibleAsync();

        await street.GoAsync(path);
        await Assertions.Expect(street.Part("material-count")).ToHaveTextAsync("已送达1／4");
        await Assertions.Expect(street.Part("open-deliveries-row")).ToHaveCountAsync(3);
        await street.ReadsWellAsync();
        await street.ShotAsync("publicity-material");
        await street.LeaveByAsync("material-receipts");
        await Assertions.Expect(street.Part("receipts-row")).ToContainTextAsync("王经理");
        await street.ReadsWellAsync();
        await street.ShotAsync("publicity-receipts");
        var export = await street.Context.APIRequest.GetAsync(street.Address($"{path}/receipts/export"));
        export.Status.ShouldBe(200);

        var enterprise = await district.SignInAsync(Accounts.Enterprise);
        await enterprise.GoAsync(path);
        await enterprise.SeesAsync("检查燃气软管和报警器。");
        await enterprise.LeaveByAsync("material-receipts");
        await Assertions.Expect(enterprise.Part("receipts-row")).ToHaveCountAsync(1);
        await enterprise.LeaveByAsync(enterprise.Part("receipts-row").Locator("a[href^='/enterprises/']"));
        await Assertions.Expect(enterprise.Part("enterprise-receipt").First).ToContainTextAsync("元旦前用气安全告知书");
        await enterprise.ReadsWellAsync();

        await officer.GoAsync($"{path}/receipts");
        await officer.Part("void").ClickAsync();
        await officer.Page.Locator("[data-testid^=void-reason]").FillAsync("登记错了企业");
        await officer.Part("void-submit").ClickAsync();
        await Assertions.Expect(officer.Part("receipts-row")).ToHaveCountAsync(0);
        await officer.GoAsync($"{path}/receipts?voided=1");
        await Assertions.Expect(officer.Part("receipts-row")).ToContainTextAsync("登记错了企业");
        await officer.ReadsWellAsync();
        (await officer.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);
        await officer.GoAsync(path);
        await Assertions.Expect(officer.Part("material-count")).ToHaveTextAsync("已送达0／4");
        (await officer.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);

        await street.GoAsync(path);
        await street.LeaveByAsync("material-replace");
        await Assertions.Expect(street.Part("publish-title")).ToHaveValueAsync("元旦前用气安全告知书");
        await street.Part("publish-kind-exemplary-unit").CheckAsync();
        await street.PickAsync("publish-enterprise", "恒安百货");
        await street.ReadsWellAsync();
        await street.LeaveByAsync("publish-submit");
        await street.LeaveByAsync("material-earlier");
        await street.LeaveByAsync("material-later");
        await street.Part("material-withdraw").ClickAsync();
        await street.Part("withdraw-reason").FillAsync("发错");
        await street.Part("withdraw-submit").ClickAsync();
        await Assertions.Expect(street.Part("material-withdrawn")).ToHaveTextAsync("发错");
        street.Faults.Concat(officer.Faults).Concat(enterprise.Faults).ShouldBeEmpty();
    }

    [Fact]
    public async Task Activity_held_by_a_grid_officer_is_recorded_on_the_phone()
    {
        await using var district = await DemoDistrict.StartAsync(chromium);
        var officer = await district.SignInAsync(GridOfficer, Screen.Phone);
        await officer.GoAsync("/publicity/activities/new");
        await officer.Part("activity-topic").FillAsync("入户用电安全宣传");
        await officer.Part("activity-form-choice").SelectOptionAsync("visit");
        await officer.Part("activity-place").FillAsync("长安大学社区北院");
        await officer.Part("activity-participants").FillAsync("36");
        await officer.UploadAsync("activity-photos", Photos.Jpeg());
        await officer.ShotAsync("publicity-activity");
        (await officer.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);
        await officer.LeaveByAsync("activity-submit");
        await Assertions.Expect(officer.Part("activities-row")).ToContainTextAsync("入户用电安全宣传");
        await officer.ReadsWellAsync();
        await officer.ShotAsync("publicity-activities");
        (await officer.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);
        officer.Faults.ShouldBeEmpty();
    }
}
