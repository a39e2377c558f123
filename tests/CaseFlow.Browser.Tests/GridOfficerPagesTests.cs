using CaseFlow.Domain.GridOfficers;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>A street hires a grid officer, trains them, gives them a grid, and they leave: R51-R56, R121.</summary>
public class GridOfficerPagesTests(Chromium chromium)
{
    private const string Body = "61011319950607123";

    [Fact]
    public async Task Street_hires_after_every_failing_condition_is_named_and_brings_the_officer_on_post()
    {
        await using var district = await DemoDistrict.StartAsync(chromium);
        var street = await district.SignInAsync(Accounts.StreetOfficer);
        await street.GoAsync("/grid-officers");
        await street.ShotAsync("grid-officers");
        await street.LeaveByAsync("grid-officers-new");
        await HireAsync(street);
        await Assertions.Expect(street.Part("officer-state")).ToHaveTextAsync("待培训考试");
        await Assertions.Expect(street.Part("officer-next")).ToContainTextAsync("岗前集中培训");
        var file = new Uri(street.Page.Url).AbsolutePath;

        await street.GoAsync("/trainings/new");
        await TrainAsync(street);
        await street.GoAsync($"{file}?tab=posts");
        await street.Part("certificate-number").FillAsync("雁网演示-900");
        await street.Part("certificate-submit").ClickAsync();
        await Assertions.Expect(street.Part("officer-certificate")).ToContainTextAsync("雁网演示-900");
        await street.PickAsync("assign-grid", "子祥");
        await street.Part("assign-submit").ClickAsync();
        await Assertions.Expect(street.Part("officer-grids")).ToContainTextAsync("子祥社区居委会");
        await Assertions.Expect(street.Part("officer-state")).ToHaveTextAsync("在岗");
        await street.ShotAsync("grid-officer-on-post");
        await street.ReadsWellAsync();

        await street.GoAsync($"{file}?tab=training");
        await Assertions.Expect(street.Part("officer-quota")).ToContainTextAsync("未达标");
        await street.GoAsync($"{file}?tab=posts");
        await street.Part("departure-open").ClickAsync();
        await street.Part("departure-reason").FillAsync("辞职");
        await street.Part("departure-submit").ClickAsync();
        await Assertions.Expect(street.Part("officer-state")).ToHaveTextAsync("已离职");
        await Assertions.Expect(street.Part("officer-vacancy")).ToContainTextAsync("子祥");
        await street.GoAsync("/grid-officers/staff");
        await Assertions.Expect(street.Part("staff-vacancies")).ToContainTextAsync("子祥");
        await street.ReadsWellAsync();
        street.Faults.ShouldBeEmpty();
    }

    private static async Task HireAsync(Visitor street)
    {
        await street.Part("hire-name").FillAsync("徐青云");
        await street.Part("hire-id-number").FillAsync($"{Body}{IdNumber.Check(Body)}");
        await street.Part("hire-submit").ClickAsync();
        foreach (var field in (string[])["education", "residence", "no-criminal-record", "healthy", "writes", "computers", "obeys"])
        {
            await Assertions.Expect(street.Part($"hire-{field}-error")).ToBeVisibleAsync();
        }

        await street.ShotAsync("grid-officer-refused");
        await street.Part("hire-education").SelectOptionAsync("bachelor");
        await street.Part("hire-residence-permit").CheckAsync();
        await street.Part("hire-residence-place").FillAsync("小寨路街道");
        foreach (var condition in (string[])["no-criminal-record", "healthy", "writes", "computers", "obeys"])
        {
            await street.Part($"hire-{condition}").CheckAsync();
        }

        await street.LeaveByAsync("hire-submit");
    }

    private static async Task TrainAsync(Visitor street)
    {
        await street.Part("arrange-training-title").FillAsync("岗前培训（补训）");
        await street.Part("arrange-training-kind-pre-job").CheckAsync();
        foreach (var day in (string[])["first-day", "last-day"])
        {
            await street.Part($"arrange-training-{day}").FillAsync("2026-11-23");
            await street.Part($"arrange-training-{day}").PressAsync("Tab");
        }

        await street.Part("arrange-training-hours").FillAsync("40");
        await street.Part("arrange-training-place").FillAsync("街道会议室");
        await street.LeaveByAsync("arrange-training-submit");
        await street.PickAsync("attendance-officer", "徐青云");
        await street.Page.Locator("[data-testid^=attendance-exam-][data-testid$=-passed]").CheckAsync();
        await street.Part("attendance-submit").ClickAsync();
        await Assertions.Expect(street.Part("training-participants")).ToContainTextAsync("考试合格");
        await street.ShotAsync("grid-officer-training");
    }
}
