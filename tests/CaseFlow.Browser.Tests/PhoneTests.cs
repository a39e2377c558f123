namespace CaseFlow.Browser.Tests;

/// <summary>The main pages on a phone: nothing scrolls sideways, and they read as they should.</summary>
public class PhoneTests(Chromium chromium)
{
    [Fact]
    public async Task The_main_pages_fit_a_phone_and_read_well_on_both_screens()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var pages = await ListedCasePages.ReportAndProposeAsync(district, "仓库堆物超高，喷淋被遮挡");
        await pages.ListAsync(30);
        string[] paths =
        [
            "/", "/hazards", "/hazards/new", "/grids", "/grids/map", "/grids/coverage", "/grids/table-3", "/grids/610113001001", "/grids/610113001001/boundary",
            "/enterprises", "/enterprises/new", "/enterprises/import", "/enterprises/table-2", "/inspections", "/inspections/checklists", "/inspections/work-log",
            "/inspections/patrol-plans", "/grid-officers", "/grid-officers/new", "/grid-officers/staff", "/grid-officers/recruitments", "/trainings", "/trainings/new",
            "/key-objects", "/key-checks", "/registers", "/spot-checks", "/spot-checks/new", "/spot-checks/published", "/self-reports", "/hazards/duties", "/work-steps", "/work-steps/new", "/basis", "/experts", "/engagements", "/publicity", "/publicity/new", "/publicity/open", "/publicity/activities", "/assessments", "/assessments/rules", "/assessments/mine", "/dismissals", "/accountability-cases", "/accountability-cases/new", "/bulletins", "/bulletins/year", "/tip-offs", "/reports", "/reports?kind=quarter", "/cases", pages.Path, $"{pages.Path}?tab=timeline", $"{pages.Path}?tab=papers",
            $"{pages.Path}?tab=limits", $"{pages.Path}?tab=people", $"{pages.Path}?tab=flow", "/notices", "/notices/deliveries", "/notices/unreachable", "/leaves", "/calendar", "/calendar?view=month", "/account", "/demo-clock",
        ];
        List<string> wide = [];
        foreach (var screen in (Screen[])[Screen.Desk, Screen.Phone])
        {
            var visitor = await district.SignInAsync(Accounts.DistrictOffice, screen);
            foreach (var path in paths)
            {
                await visitor.GoAsync(path);
                await visitor.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
                await visitor.ShotAsync($"page{path.Replace(pages.Path, "/case", StringComparison.Ordinal).Replace('/', '-').Replace("?tab=", "-", StringComparison.Ordinal)}");
                await visitor.ReadsWellAsync();
                if (await visitor.OverhangAsync() is > 0 and var pixels)
                {
                    wide.Add($"{screen.Name} {path}: {pixels} px");
                }
            }

            visitor.Faults.ShouldBeEmpty();
        }

        wide.ShouldBeEmpty();
    }
}
