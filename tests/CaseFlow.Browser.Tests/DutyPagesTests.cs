using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>What is judged, on its pages: a grid officer's quarter, an accident traced back.</summary>
public class DutyPagesTests(Chromium chromium)
{
    [Fact]
    public async Task Quarter_of_an_officer_is_scored_given_an_opinion_confirmed_and_seen_by_the_officer()
    {
        await using var district = await DemoDistrict.StartAsync(chromium);
        var street = await district.SignInAsync(Accounts.StreetOfficer);
        await street.GoAsync("/assessments");
        await street.LeaveByAsync(street.Part("assessment-open").First);
        await street.ReadyAsync();
        var page = new Uri(street.Page.Url).AbsolutePath;
        await street.LeaveByAsync("next-step");
        await street.ReadyAsync();
        await street.WriteAsync("ability", "101");
        await street.WriteAsync("attitude", "85");
        await street.WriteAsync("performance", "90");
        await street.Part("task-submit").ClickAsync();
        await Assertions.Expect(street.Page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await street.ShotAsync("assessment-refused");
        await street.WriteAsync("ability", "88");
        await street.LeaveByAsync("task-submit");

        var office = await district.SignInAsync(Accounts.DistrictOffice);
        await OpenStepAsync(office, page);
        await office.WriteAsync("opinion", "同意");
        await office.LeaveByAsync("task-submit");
        await OpenStepAsync(street, page);
        await street.Part("outcome-Confirmed").ClickAsync();
        await street.LeaveByAsync("task-submit");
        await street.GoAsync(page);
        await Assertions.Expect(street.Part("assessment-grade")).ToHaveTextAsync("合格");
        await street.ShotAsync("assessment-confirmed");
        await street.ReadsWellAsync();
        street.Faults.Concat(office.Faults).ShouldBeEmpty();
    }

    [Fact]
    public async Task Accident_is_traced_back_examined_and_decided_by_somebody_else()
    {
        await using var district = await DemoDistrict.StartAsync(chromium);
        var office = await district.SignInAsync(Accounts.DistrictOffice);
        await office.GoAsync("/accountability-cases/new");
        await office.Part("accountability-submit").ClickAsync();
        await Assertions.Expect(office.Part("accountability-enterprise-error")).ToBeVisibleAsync();
        await office.PickAsync("accountability-enterprise", "恒安");
        await office.WriteCellAsync("accountability-account", "二楼起火，一人受伤");
        await office.LeaveByAsync("accountability-submit");
        await office.ReadyAsync();
        var page = new Uri(office.Page.Url).AbsolutePath;
        await office.LeaveByAsync("trace-open");
        await Assertions.Expect(office.Part("trace-posts")).ToContainTextAsync("行业部门");
        await office.ShotAsync("trace");
        await office.ReadsWellAsync();

        await OpenStepAsync(office, page);
        await office.Part("outcome-Established").ClickAsync();
        await office.WriteAsync("conclusion", "未按规定检查");
        await office.WriteCellAsync("finding-who", "小寨路街道办事处");
        await office.WriteCellAsync("finding-omission", "未每周检查重点监管对象");
        await office.Part("finding-measure").SelectOptionAsync("criticise");
        await office.Part("task-submit").ClickAsync();
        await Assertions.Expect(office.Part("findings-error")).ToContainTextAsync("依据条款");
        await office.WriteCellAsync("finding-clause", "实施意见三（二）");
        await office.LeaveByAsync("task-submit");

        var body = await district.SignInAsync(Accounts.ListingBody);
        await OpenStepAsync(body, page);
        await body.Part("outcome-Approved").ClickAsync();
        await body.LeaveByAsync("task-submit");
        await body.GoAsync(page);
        await Assertions.Expect(body.Part("accountability-state")).ToHaveTextAsync("落实中");
        await Assertions.Expect(body.Part("accountability-findings")).ToContainTextAsync("通报批评");
        await body.ShotAsync("accountability-decided");
        office.Faults.Concat(body.Faults).ShouldBeEmpty();
    }

    private static async Task OpenStepAsync(Visitor visitor, string page)
    {
        await visitor.GoAsync(page);
        await visitor.LeaveByAsync(visitor.Part("next-step").First);
        await visitor.ReadyAsync();
    }
}
