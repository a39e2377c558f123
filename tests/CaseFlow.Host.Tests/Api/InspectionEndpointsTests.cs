using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api;

[Collection(nameof(ApiHost))]
public class InspectionEndpointsTests(ApiHost api)
{
    private const string Base = "/api/v1/inspections";

    [Fact]
    public async Task Check_is_sent_twice_found_looked_at_and_printed_the_same_each_time()
    {
        var officer = await api.AsAsync("xiaozhai");
        var setup = await ApiHost.ReadAsync(await officer.GetAsync("/api/v1/field/setup"));
        var enterprise = setup["enterprises"]!.AsArray().First(e => e!["name"]!.GetValue<string>().Contains("恒安百货", StringComparison.Ordinal))!;
        enterprise["id"].ShouldNotBeNull();
        var photo = await ApiHost.ReadAsync(await ApiHost.UploadAsync(officer, "现场.png", ApiHost.Png));
        var check = Check(setup, enterprise["id"]!.GetValue<string>(), photo["id"]!.GetValue<string>());

        var first = await ApiHost.ReadAsync(await officer.PostAsJsonAsync(Base, check));
        var again = await ApiHost.ReadAsync(await officer.PostAsJsonAsync(Base, check));
        (first["number"]!.GetValue<string>(), again["again"]!.GetValue<bool>()).ShouldBe((again["number"]!.GetValue<string>(), true));
        first["hazards"]!.AsArray().Count.ShouldBe(1);

        var id = check["id"]!.GetValue<string>();
        var view = await ApiHost.ReadAsync(await officer.GetAsync($"{Base}/{id}"));
        view["findings"]!.AsArray().Single()!["item"]!.GetValue<string>().ShouldBe("escape-route");
        (await ApiHost.ReadAsync(await officer.GetAsync($"{Base}?result=defects&search={first["number"]}")))["page"]!["total"]!.GetValue<int>().ShouldBe(1);
        foreach (var address in (string[])["/inspections/export?result=defects", "/inspections/work-log/export"])
        {
            (await officer.GetAsync(address)).Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        }

        var paper = await PaperAsync(officer, id);
        paper.ShouldBe(await PaperAsync(officer, id));
        paper.ShouldContain("表四：安全生产网格化监管巡视检查表（村、社区）");
        paper.ShouldContain("疏散通道：□畅通 ☑堵塞 □闭锁");
        paper.ShouldContain("是否盖章：☑有 □无");
        paper.ShouldContain("注：此表一式两份，交企业1份，存档1份。");
    }

    [Fact]
    public async Task Bad_check_is_refused_in_words_and_nobody_elsewhere_sees_a_good_one()
    {
        var officer = await api.AsAsync("xiaozhai");
        var setup = await ApiHost.ReadAsync(await officer.GetAsync("/api/v1/field/setup"));
        var check = Check(setup, setup["enterprises"]![0]!["id"]!.GetValue<string>(), null);
        check["checkedAt"] = TimeProvider.System.GetUtcNow().AddDays(1).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        (await ApiHost.RefusedAsync(await officer.PostAsJsonAsync(Base, check))).Code.ShouldBe("inspection.future");
        (await officer.PostAsJsonAsync(Base, new { id = Guid.NewGuid() })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ApiHost.RefusedAsync(await ApiHost.UploadAsync(officer, "假照片.jpg", "MZ"u8.ToArray()))).Code.ShouldBe("attachment.kind");

        check["checkedAt"] = setup["now"]!.GetValue<string>();
        var id = (await ApiHost.ReadAsync(await officer.PostAsJsonAsync(Base, check)))["id"]!.GetValue<string>();
        (await ApiHost.RefusedAsync(await (await api.AsAsync("dayanta")).GetAsync($"{Base}/{id}"))).Code.ShouldBe("inspection.unknown");
        (await ApiHost.RefusedAsync(await (await api.AsAsync("qiye")).PostAsJsonAsync(Base, check))).Code.ShouldBe("access.role");
    }

    [Fact]
    public async Task Phone_page_comes_with_its_words_and_its_worker()
    {
        var officer = await api.AsAsync("xiaozhai.wangge");
        var texts = await ApiHost.ReadAsync(await officer.GetAsync("/api/v1/field/texts"));
        texts["onsite.title"]!.GetValue<string>().ShouldBe("现场巡查");
        var page = await officer.GetAsync("/field");
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self'");
        var worker = await (await officer.GetAsync("/field-worker.js")).Content.ReadAsStringAsync();
        foreach (System.Text.RegularExpressions.Match file in System.Text.RegularExpressions.Regex.Matches(worker, "\"(/[a-z./-]+)\""))
        {
            (await officer.GetAsync(file.Groups[1].Value)).StatusCode.ShouldBe(HttpStatusCode.OK, file.Groups[1].Value);
        }
    }

    [Fact]
    public async Task Plan_is_drawn_and_a_line_written_and_struck()
    {
        var officer = await api.AsAsync("xiaozhai");
        var setup = await ApiHost.ReadAsync(await officer.GetAsync("/api/v1/field/setup"));
        var plan = new { gridCode = "610113001001", area = "小寨东路沿街", times = 1, per = "week", firstDay = "2026-12-01", route = new[] { setup["enterprises"]![0]!["id"]!.GetValue<string>() } };
        (await officer.PostAsJsonAsync("/api/v1/patrol-plans", plan)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ApiHost.ReadAsync(await officer.GetAsync("/api/v1/patrol-plans?day=2026-12-01")))["total"]!.GetValue<int>().ShouldBe(1);
        var line = await (await officer.PostAsJsonAsync("/api/v1/work-log", new { day = "2018-10-01", enterpriseName = "老陈餐厅" })).Content.ReadFromJsonAsync<string>();
        (await officer.PostAsJsonAsync($"/api/v1/work-log/{line}/strike", new { reason = "写错" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var log = await ApiHost.ReadAsync(await officer.GetAsync("/api/v1/work-log?month=2018-10-01"));
        log["due"]!.GetValue<int>().ShouldBe(18);
    }

    private static async Task<string> PaperAsync(HttpClient officer, string id)
    {
        var page = WebUtility.HtmlDecode(await (await officer.GetAsync($"/inspections/{id}/print")).Content.ReadAsStringAsync());
        var start = page.IndexOf("<article", StringComparison.Ordinal);
        return page[start..page.IndexOf("</article>", start, StringComparison.Ordinal)];
    }

    private static JsonObject Check(JsonNode setup, string enterprise, string? photo)
    {
        var checklist = setup["checklists"]![0]!;
        var answers = new JsonArray();
        foreach (var item in checklist["content"]!["groups"]!.AsArray().SelectMany(g => g!["items"]!.AsArray()))
        {
            var key = item!["key"]!.GetValue<string>();
            var blocked = photo is not null && key == "escape-route";
            answers.Add(new JsonObject
            {
                ["item"] = key,
                ["option"] = blocked ? "blocked" : item["options"]!.AsArray().First(o => o!["defect"]?.GetValue<bool>() != true)!["key"]!.GetValue<string>(),
                ["photoIds"] = blocked ? new JsonArray(photo) : null,
            });
        }

        return new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(), ["checklistVersionId"] = checklist["versionId"]!.GetValue<string>(), ["enterpriseId"] = enterprise,
            ["checkedAt"] = setup["now"]!.GetValue<string>(), ["siteKinds"] = new JsonArray("shop"), ["answers"] = answers,
        };
    }
}
