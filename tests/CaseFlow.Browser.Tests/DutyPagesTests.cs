using System.Globalization;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>What is owed and judged, on its pages: reports of a month and a quarter, a grid officer's quarter, an accident traced back.</summary>
public class DutyPagesTests(Chromium chromium)
{
    // What units owe is opened batch by batch, each a moment after the other: the clock that stands still is moved past them.
    private static readonly DateTimeOffset AllOpened = new(2026, 11, 23, 9, 1, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task Month_goes_from_a_community_by_its_street_to_the_district_and_names_who_is_missing()
    {
        await using var district = await DemoDistrict.StartAsync(chromium);
        var office = await district.SignInAsync(Accounts.DistrictOffice);
        await office.GoAsync("/reports");
        await office.Part("reports-open").ClickAsync();
        await Assertions.Expect(office.Part("reports-open")).ToHaveCountAsync(0);
        await district.MoveClockAsync(AllOpened, office);

        var community = await district.SignInAsync("xiaozhai.shequ");
        await OpenReportAsync(community, "/reports", "11月");
        var found = int.Parse(await community.Part("figure-found").InputValueAsync(), CultureInfo.InvariantCulture) + 2;
        await community.Part("figure-found").FillAsync(found.ToString(CultureInfo.InvariantCulture));
        await FileAsync(community);
        await Assertions.Expect(community.Part("report-figures-error")).ToContainTextAsync("更正原因");
        await community.ShotAsync("report-reason-refused");
        await community.WriteCellAsync("figure-found-why", "两处隐患未录入系统");
        await community.Part("report-submit").ClickAsync();
        await Assertions.Expect(community.Part("filed-report-figures")).ToContainTextAsync("两处隐患未录入系统");
        await community.ReadsWellAsync();

        var street = await district.SignInAsync(Accounts.StreetOfficer);
        await OpenReportAsync(street, "/reports", "11月");
        await Assertions.Expect(street.Part("report-figures")).ToContainTextAsync("下级报告合计");
        await Assertions.Expect(street.Part("report-page-lower")).ToContainTextAsync("未收到");
        await FileAsync(street);
        await Assertions.Expect(street.Part("filed-report-missing")).ToContainTextAsync("社区");
        (await street.Part("filed-report-missing").InnerTextAsync()).ShouldNotContain("长安大学社区");
        await street.ShotAsync("report-street-filed");

        await OpenReportAsync(office, "/reports", "11月");
        await Assertions.Expect(office.Part("report-page-lower")).ToContainTextAsync("小寨路街道办事处");
        await FileAsync(office);
        await Assertions.Expect(office.Part("filed-report-missing")).ToContainTextAsync("大雁塔街道办事处");
        (await office.Part("filed-report-missing").InnerTextAsync()).ShouldNotContain("小寨路街道办事处");
        await office.ShotAsync("report-district-filed");
        await office.ReadsWellAsync();
        community.Faults.Concat(street.Faults).Concat(office.Faults).ShouldBeEmpty();
    }

    [Fact]
    public async Task Street_head_cannot_sign_zero_against_the_record_and_the_district_sees_what_was_filed()
    {
        await using var district = await DemoDistrict.StartAsync(chromium);
        var office = await district.SignInAsync(Accounts.DistrictOffice);
        await district.MoveClockAsync(AllOpened, office);
        var head = await district.SignInAsync("xiaozhai.zhuren");
        await OpenReportAsync(head, "/reports?kind=quarter", "4季度");
        await head.Part("report-zero").CheckAsync();
        await FileAsync(head);
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("隐患");
        await head.ShotAsync("report-zero-refused");

        await head.Part("report-zero").UncheckAsync();
        await FileAsync(head);
        await Assertions.Expect(head.Part("report-page-standing")).ToHaveTextAsync("按时报送");
        await head.ShotAsync("report-filed");
        await head.ReadsWellAsync();
        await office.GoAsync(new Uri(head.Page.Url).AbsolutePath);
        await Assertions.Expect(office.Part("filed-report-figures")).ToBeVisibleAsync();
        head.Faults.Concat(office.Faults).ShouldBeEmpty();
    }

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

    private static async Task OpenReportAsync(Visitor visitor, string page, string title)
    {
        await visitor.GoAsync(page);
        await visitor.LeaveByAsync(visitor.Part("my-report").Filter(new LocatorFilterOptions { HasText = title }).First);
        await visitor.ReadyAsync();
    }

    /// <summary>Writes the chapters that are empty and files.</summary>
    private static async Task FileAsync(Visitor visitor)
    {
        foreach (var chapter in await visitor.Page.Locator("textarea[data-testid^=chapter-]").AllAsync())
        {
            if ((await chapter.InputValueAsync()).Length == 0)
            {
                await chapter.FillAsync("已组织排查。");
                await chapter.BlurAsync();
            }
        }

        await visitor.Part("report-submit").ClickAsync();
    }

    private static async Task OpenStepAsync(Visitor visitor, string page)
    {
        await visitor.GoAsync(page);
        await visitor.LeaveByAsync(visitor.Part("next-step").First);
        await visitor.ReadyAsync();
    }
}
