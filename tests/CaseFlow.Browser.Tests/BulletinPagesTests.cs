using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>The ranking of the demo district: everybody reads what was announced, a unit objects to what is not announced yet (R80-R82).</summary>
public class BulletinPagesTests(Chromium chromium)
{
    /// <summary>Who scored, submitted and approved in the demo, and what they went by.</summary>
    private static readonly string[] Inside = ["吴兴邦", "武春燕", "贾学军", "会议纪要", "签到表", "台账", "评分依据", "报告发现", "应检查"];

    public static TheoryData<string> Screens => [Screen.Desk.Name, Screen.Phone.Name];

    [Theory, MemberData(nameof(Screens))]
    public async Task Visitor_without_an_account_reads_the_published_ranking_and_nothing_of_how_it_came_about(string screen)
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var visitor = await district.AnonymousAsync(screen == Screen.Phone.Name ? Screen.Phone : Screen.Desk);
        await visitor.Page.GotoAsync(visitor.Address("/public/bulletins"));
        await Assertions.Expect(visitor.Part("public-list").Locator("li")).ToHaveCountAsync(1);
        await Assertions.Expect(visitor.Part("public-list")).ToContainTextAsync("雁塔区 2026年第3季度");
        await visitor.ShotAsync($"public-bulletins-{screen}");
        (await visitor.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);

        await visitor.Part("public-list").Locator("a").ClickAsync();
        await Assertions.Expect(visitor.Part("public-table-streets").Locator("tbody tr")).ToHaveCountAsync(8);
        (await visitor.Part("public-table-departments").Locator("tbody tr").CountAsync()).ShouldBeGreaterThanOrEqualTo(30);
        await Assertions.Expect(visitor.Part("public-table-streets").Locator("tbody tr").First).ToContainTextAsync("第1名");
        await visitor.ShotAsync($"public-bulletin-{screen}");
        (await visitor.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);

        var text = await visitor.Page.Locator("body").InnerTextAsync();
        Inside.ShouldAllBe(word => !text.Contains(word, StringComparison.Ordinal));
        await visitor.ReadsWellAsync();
        (await visitor.Page.ContentAsync()).ShouldNotContain("/api/v1/attachments/");
        visitor.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Street_objects_with_a_photo_to_its_own_score_and_the_office_scores_anew()
    {
        await using var district = await DemoDistrict.StartAsync(chromium);
        var office = await district.SignInAsync(Accounts.DistrictOffice);
        var path = await SubmittedAsync(office);
        var street = await district.SignInAsync(Accounts.StreetOfficer, Screen.Phone);
        await street.GoAsync(path);
        await Assertions.Expect(street.Part("bulletin-preview")).ToBeVisibleAsync();
        var text = await street.TextAsync();
        (text.Contains("大雁塔", StringComparison.Ordinal), text.Contains("第1名", StringComparison.Ordinal)).ShouldBe((false, false));
        await street.Part("objection-form").Locator("summary").ClickAsync();
        await street.Part("objection-dimension").SelectOptionAsync("leadership");
        await street.Part("objection-submit").ClickAsync();
        await Assertions.Expect(street.Page.Locator("#content")).ToContainTextAsync("请写明异议的理由");
        await street.Part("objection-text").FillAsync("三次领导小组会议漏计一次");
        await street.UploadAsync("objection-files", Photos.Jpeg());
        await street.ShotAsync("bulletin-objection-form");
        await street.Part("objection-submit").ClickAsync();
        await Assertions.Expect(street.Part("objection-state")).ToHaveTextAsync("待答复");
        await street.ShotAsync("bulletin-objection-raised");
        (await street.OverhangAsync()).ShouldBeLessThanOrEqualTo(0);

        await office.GoAsync($"{path}?tab=objections");
        await Assertions.Expect(office.Part("objection-file")).ToHaveTextAsync("现场.jpg");
        await office.Part("answer-score").FillAsync("95");
        await office.Part("answer-text").FillAsync("补计一次会议，会议通知和照片");
        await office.UploadAsync("answer-files", Photos.Jpeg());
        await office.ShotAsync("bulletin-objection-answer");
        await office.Part("answer-submit").ClickAsync();
        await Assertions.Expect(office.Part("objection-state")).ToHaveTextAsync("采纳，重新评分");

        await street.GoAsync(path);
        await Assertions.Expect(street.Part("evidence-file")).ToHaveTextAsync("现场.jpg");
        await Assertions.Expect(street.Part("unit-score").First).ToContainTextAsync("95分");
        await street.ShotAsync("bulletin-objection-answered");
        office.Faults.Concat(street.Faults).ShouldBeEmpty();
    }

    /// <summary>The quarter before the demo's, scored alike and submitted as programs do.</summary>
    private static async Task<string> SubmittedAsync(Visitor office)
    {
        var id = (await PostAsync(office, "/api/v1/bulletins/", new { year = 2026, quarter = 2 }))!.GetValue<string>();
        var view = await GetAsync(office, $"/api/v1/bulletins/{id}");
        foreach (var dimension in new[] { "leadership", "funding", "enforcement", "duty" })
        {
            var lines = view["content"]!["units"]!.AsArray().Where(u => dimension != "duty" || u!["league"]!.GetValue<string>() == "departments")
                .Select(u => new { unitId = u!["unitId"]!.GetValue<string>(), score = 90, evidence = "现场查看" }).ToArray();
            await PostAsync(office, $"/api/v1/bulletins/{id}/scores", new { dimension, lines });
        }

        await office.GoAsync($"/bulletins/{id}");
        await office.LeaveByAsync(office.Part("next-step").First);
        await office.Part("outcome-Submitted").ClickAsync();
        await office.LeaveByAsync("task-submit");
        return $"/bulletins/{id}";
    }

    private static async Task<JsonNode?> PostAsync(Visitor office, string path, object body)
    {
        var answer = await office.Context.APIRequest.PostAsync(office.Address(path), new APIRequestContextOptions { DataObject = body });
        var text = await answer.TextAsync();
        answer.Ok.ShouldBeTrue(text);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    private static async Task<JsonNode> GetAsync(Visitor office, string path) => JsonNode.Parse(await (await office.Context.APIRequest.GetAsync(office.Address(path))).TextAsync())!;
}
