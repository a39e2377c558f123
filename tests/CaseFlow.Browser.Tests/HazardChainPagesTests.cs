using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>A street sends a hazard up from a phone, the district hands it to the department and presses, the result comes down (R144–R148).</summary>
public class HazardChainPagesTests(Chromium chromium)
{
    [Fact]
    public async Task Hazard_goes_up_to_the_district_and_back_on_a_phone()
    {
        await using var district = await DemoDistrict.StartAsync(chromium);
        var street = await district.SignInAsync(Accounts.StreetOfficer, Screen.Phone);
        await street.GoAsync("/hazards/new");
        await street.FillHazardAsync("配电箱门缺失，线路裸露", Photos.Jpeg());
        await street.LeaveByAsync("report-hazard-submit");
        var path = new Uri(street.Page.Url).AbsolutePath;
        await Assertions.Expect(street.Part("hazard-stop")).ToHaveAttributeAsync("data-station", "street");
        await street.ShotAsync("hazard-at-the-street");
        (await street.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);
        await DoAsync(street, "SentUp", "reason", "涉及供电设施，街道无法处置");

        var office = await district.SignInAsync(Accounts.DistrictOffice, Screen.Phone);
        await office.GoAsync(path);
        await Assertions.Expect(office.Part("hazard-holder-card")).ToContainTextAsync("区安委办");
        await office.Part("hazard-prompt-text").FillAsync("请抓紧");
        await office.Part("hazard-prompt-submit").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("催办").First).ToBeVisibleAsync();
        await office.GoAsync(path);
        await DoAsync(office, "Handled", "measure", "供电部门已更换配电箱");
        await office.GoAsync(path);
        await Assertions.Expect(office.Part("hazard-feedback-step")).ToHaveCountAsync(1);

        await street.GoAsync(path);
        await Assertions.Expect(street.Part("hazard-state")).ToHaveTextAsync("已处置，待确认");
        await DoAsync(street, "Confirmed", null, null);
        await street.GoAsync(path);
        await Assertions.Expect(street.Part("hazard-state")).ToHaveTextAsync("已销号");
        await street.ShotAsync("hazard-closed");
        (await street.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);
        street.Faults.ShouldBeEmpty();
        office.Faults.ShouldBeEmpty();
    }

    private static async Task DoAsync(Visitor visitor, string outcome, string? field, string? value)
    {
        await visitor.LeaveByAsync("hazard-task");
        await visitor.Part($"outcome-{outcome}").ClickAsync();
        if (field is not null)
        {
            await visitor.WriteAsync(field, value!);
        }

        await visitor.LeaveByAsync("task-submit");
    }
}
