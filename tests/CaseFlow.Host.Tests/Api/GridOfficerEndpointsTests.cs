using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.GridOfficers;

namespace CaseFlow.Host.Tests.Api;

[Collection(nameof(ApiHost))]
public class GridOfficerEndpointsTests(ApiHost api)
{
    private const string Base = "/api/v1/grid-officers";
    private const string Street = "610113001000";

    [Fact]
    public async Task Officer_is_hired_trained_certified_given_a_grid_and_leaves()
    {
        var street = await api.AsAsync("xiaozhai");
        var id = await HireAsync(street, "接口网格员");
        (await ApiHost.RefusedAsync(await street.PostAsJsonAsync($"{Base}/{id}/assignments", new { gridCode = "610113001005", firstDay = Today }))).Code.ShouldBe("officer.exam-not-passed");

        var training = await TextAsync(await street.PostAsJsonAsync(
            "/api/v1/trainings", new { title = "接口岗前培训", kind = "pre-job", firstDay = Today, lastDay = Today, classHours = 40, place = "培训室" }));
        (await street.PutAsJsonAsync($"/api/v1/trainings/{training}/participants", new { version = 0, lines = new[] { new { officerId = id, hours = 40, passed = true } } })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await street.PostAsJsonAsync($"{Base}/{id}/certificate", new { number = $"雁网{id[^8..]}", issuedOn = Today })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await street.PostAsJsonAsync($"{Base}/{id}/assignments", new { gridCode = "610113001005", firstDay = Today })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var file = await ApiHost.ReadAsync(await street.GetAsync($"{Base}/{id}"));
        (file["stateName"]!.GetValue<string>(), file["grids"]!.AsArray().Count).ShouldBe(("在岗", 1));
        (await ApiHost.ReadAsync(await street.GetAsync($"{Base}/{id}/trainings")))["met"]!.GetValue<bool>().ShouldBeFalse();
        var story = await ApiHost.ReadAsync(await street.GetAsync($"{Base}?search=接口网格员&state=on-post"));
        story["page"]!["total"]!.GetValue<int>().ShouldBe(1);

        (await street.PostAsJsonAsync($"{Base}/{id}/departure", new { leftOn = Today, reason = "辞职" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ApiHost.ReadAsync(await street.GetAsync($"{Base}/staff?region={Street}")))["vacancies"]!.AsArray().Select(v => v!["communityCode"]!.GetValue<string>()).ShouldContain("610113001005");
    }

    [Fact]
    public async Task Who_does_not_keep_the_staff_is_told_so_and_sees_no_more_than_their_own()
    {
        var (community, officer, enterprise) = (await api.AsAsync("xiaozhai.shequ"), await api.AsAsync("xiaozhai.wangge"), await api.AsAsync("qiye"));
        var (status, code, _) = await ApiHost.RefusedAsync(await community.PostAsJsonAsync(Base, await HireBodyAsync(await api.AsAsync("xiaozhai"), "乙")));
        (status, code).ShouldBe((403, "access.role"));

        foreach (var (who, count) in new[] { (community, 1), (officer, 1), (enterprise, 0) })
        {
            (await ApiHost.ReadAsync(await who.GetAsync(Base)))["page"]!["total"]!.GetValue<int>().ShouldBe(count);
        }

        (await ApiHost.RefusedAsync(await enterprise.GetAsync($"{Base}/staff"))).Code.ShouldBe("region.unknown");
        (await ApiHost.RefusedAsync(await community.GetAsync($"{Base}/staff?region={Street}"))).Code.ShouldBe("region.unknown");
    }

    [Fact]
    public async Task Register_and_trainings_are_table_files_and_the_demo_has_vacancies()
    {
        var office = await api.AsAsync("anweiban1");
        foreach (var address in (string[])["/grid-officers/export?kind=full-time", "/trainings/export"])
        {
            var answer = await office.GetAsync(address);
            (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        }

        var staff = await ApiHost.ReadAsync(await office.GetAsync($"{Base}/staff"));
        staff["fullTime"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(8);
        staff["vacancies"]!.AsArray().Count.ShouldBeGreaterThan(10);
        (await ApiHost.ReadAsync(await office.GetAsync($"{Base}/recruitments")))["items"]!.AsArray().Count.ShouldBe(1);
    }

    private static async Task<string> HireAsync(HttpClient street, string name) => await TextAsync(await street.PostAsJsonAsync(Base, await HireBodyAsync(street, name)));

    private static async Task<JsonObject> HireBodyAsync(HttpClient street, string name)
    {
        const string body = "61011319950607123";
        var recruitment = (await ApiHost.ReadAsync(await street.GetAsync($"{Base}/recruitments?open=true")))["items"]!.AsArray()[0]!["id"]!.GetValue<string>();
        return new()
        {
            ["fullTime"] = true, ["name"] = name, ["streetCode"] = Street, ["hiredOn"] = Today, ["idNumber"] = $"{body}{IdNumber.Check(body)}", ["recruitmentId"] = recruitment,
            ["education"] = "college", ["residence"] = "permit", ["residencePlace"] = "小寨", ["noCriminalRecord"] = true, ["healthy"] = true, ["writes"] = true,
            ["usesComputers"] = true, ["obeys"] = true,
        };
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.GetValue<string>();
    }

    private static string Today => TimeProvider.System.GetUtcNow().AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
