using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api;

[Collection(nameof(ApiHost))]
public class HazardEndpointsTests(ApiHost api)
{
    [Fact]
    public async Task Interface_is_described_at_its_address_without_signing_in()
    {
        var document = await ApiHost.ReadAsync(await api.Anonymous.GetAsync("/openapi/v1.json"));
        var paths = document["paths"]!.AsObject().Select(p => p.Key).ToList();
        paths.ShouldAllBe(p => p.StartsWith("/api/"));
        foreach (var path in (string[])["/api/v1/hazards", "/api/v1/cases/{id}", "/api/v1/tasks/{id}/complete", "/api/v1/documents/{id}", "/api/v1/attachments", "/api/v1/notices", "/api/v1/calendar/preview"])
        {
            paths.ShouldContain(path);
        }
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_told_so()
    {
        var (status, code, problem) = await ApiHost.RefusedAsync(await api.Anonymous.GetAsync("/api/v1/hazards"));
        (status, code, problem["detail"]!.GetValue<string>()).ShouldBe((401, "access.sign-in", "请先登录。"));
    }

    [Fact]
    public async Task Hazard_is_reported_once_however_often_the_same_key_is_sent()
    {
        var officer = await api.AsAsync("xiaozhai");
        var hazard = await ApiHost.HazardAsync(officer);
        officer.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await ApiHost.ReadAsync(await officer.PostAsJsonAsync("/api/v1/hazards", hazard));
        var again = await ApiHost.ReadAsync(await officer.PostAsJsonAsync("/api/v1/hazards", hazard));
        again["hazardId"]!.GetValue<string>().ShouldBe(first["hazardId"]!.GetValue<string>());
        var view = await ApiHost.ReadAsync(await officer.GetAsync($"/api/v1/hazards/{first["hazardId"]}"));
        (view["gradeName"]!.GetValue<string>(), view["photos"]!.AsArray().Count).ShouldBe(("重大隐患", 1));
        var (status, code, _) = await ApiHost.RefusedAsync(await officer.PostAsJsonAsync("/api/v1/hazards", await ApiHost.HazardAsync(await api.AsAsync("xiaozhai"))));
        (status, code).ShouldBe((409, "idempotency.other-request"));
    }

    [Fact]
    public async Task Faults_are_told_by_field_in_Chinese()
    {
        var officer = await api.AsAsync("xiaozhai");
        var hazard = await ApiHost.HazardAsync(officer);
        (hazard["description"], hazard["photoIds"]) = ("", new JsonArray());
        var (status, _, problem) = await ApiHost.RefusedAsync(await officer.PostAsJsonAsync("/api/v1/hazards", hazard));
        status.ShouldBe(400);
        problem["errors"]!["description"]![0]!["code"]!.GetValue<string>().ShouldBe("hazard.description-missing");
        problem["errors"]!["photoIds"]![0]!["text"]!.GetValue<string>().ShouldBe("请至少上传一张现场照片。");
    }

    [Fact]
    public async Task Hazard_of_another_street_answers_exactly_as_one_that_does_not_exist()
    {
        var officer = await api.AsAsync("xiaozhai");
        var id = (await ApiHost.ReadAsync(await officer.PostAsJsonAsync("/api/v1/hazards", await ApiHost.HazardAsync(officer))))["hazardId"]!.GetValue<string>();
        var stranger = await api.AsAsync("yuhuazhai");
        var hidden = await stranger.GetAsync($"/api/v1/hazards/{id}");
        var absent = await stranger.GetAsync($"/api/v1/hazards/{Guid.NewGuid()}");
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await hidden.Content.ReadAsStringAsync()).ShouldBe(await absent.Content.ReadAsStringAsync());
        (await ApiHost.ReadAsync(await stranger.GetAsync($"/api/v1/hazards?search={id[..8]}")))["page"]!["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [InlineData("{not json", "request.unreadable", 400)]
    [InlineData("""{"enterpriseId":"no-guid"}""", "request.unreadable", 400)]
    public async Task What_cannot_be_read_is_refused_without_telling_of_the_inside(string body, string code, int status)
    {
        var officer = await api.AsAsync("xiaozhai");
        var answer = await officer.PostAsync("/api/v1/hazards", new StringContent(body, Encoding.UTF8, "application/json"));
        var (actual, actualCode, problem) = await ApiHost.RefusedAsync(answer);
        (actual, actualCode).ShouldBe((status, code));
        problem.ToJsonString().ShouldNotContain("Exception");
    }

    [Fact]
    public async Task Unknown_addresses_and_methods_are_told_as_problems()
    {
        var officer = await api.AsAsync("xiaozhai");
        (await ApiHost.RefusedAsync(await officer.GetAsync("/api/v1/nothing"))).Code.ShouldBe("request.no-such-address");
        (await ApiHost.RefusedAsync(await officer.DeleteAsync("/api/v1/hazards"))).Code.ShouldBe("request.method");
    }

    [Fact]
    public async Task Who_lacks_the_post_is_refused_and_told_which_it_takes()
    {
        var officer = await api.AsAsync("xiaozhai");
        var id = (await ApiHost.ReadAsync(await officer.GetAsync("/api/v1/hazards?size=1")))["page"]!["items"]![0]!["id"]!.GetValue<string>();
        var (status, code, problem) = await ApiHost.RefusedAsync(await officer.PostAsJsonAsync($"/api/v1/hazards/{id}/listing-proposal", new { reason = "重大" }));
        (status, code).ShouldBe((403, "access.role"));
        problem["detail"]!.GetValue<string>().ShouldNotContain("role.");
    }
}
