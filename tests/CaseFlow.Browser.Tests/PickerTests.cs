using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>
/// On a slow line the server hears of a choice when the person writes in the next field already. It then gave the focus back
/// to the picker, and what was written for the place of a hazard landed in the enterprise.
/// </summary>
public class PickerTests(Chromium chromium)
{
    private const string GiveFocus = "() => document.querySelector('[data-testid=report-hazard-enterprise]').focus()";

    [Fact]
    public async Task Field_that_somebody_went_on_to_keeps_the_focus()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var street = await district.SignInAsync(Accounts.StreetOfficer);
        await street.GoAsync("/hazards/new");
        await street.FillHazardAsync("仓库堆物超高", null);
        await street.Part("report-hazard-place").FocusAsync();

        await street.Page.EvaluateAsync(GiveFocus);
        await Assertions.Expect(street.Part("report-hazard-place")).ToBeFocusedAsync();

        await street.Page.EvaluateAsync("() => document.activeElement.blur()");
        await street.Page.EvaluateAsync(GiveFocus);
        await Assertions.Expect(street.Part("report-hazard-enterprise")).ToBeFocusedAsync();
    }
}
