using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Tests.Api;

[Collection(nameof(ApiHost))]
public class BulletinEndpointsTests(ApiHost api)
{
    private const string Base = "/api/v1/bulletins";

    [Fact]
    public async Task Quarter_that_is_over_is_opened_once_scored_with_evidence_and_hidden_until_it_is_published()
    {
        var (office, street) = (await api.AsAsync("anweiban1"), await api.AsAsync("xiaozhai"));
        var before = TimeProvider.System.GetUtcNow().ChinaDate().AddMonths(-6);
        var (year, quarter) = (before.Year, ((before.Month - 1) / 3) + 1);
        (await ApiHost.RefusedAsync(await street.PostAsJsonAsync(Base, new { year, quarter }))).Code.ShouldBe("access.role");
        (await ApiHost.RefusedAsync(await office.PostAsJsonAsync(Base, new { year = year + 2, quarter = 4 }))).Code.ShouldBe("bulletin.quarter-not-over");
        var id = await (await office.PostAsJsonAsync(Base, new { year, quarter })).Content.ReadFromJsonAsync<Guid>();
        (await ApiHost.RefusedAsync(await office.PostAsJsonAsync(Base, new { year, quarter }))).Code.ShouldBe("bulletin.opened");

        var view = await ApiHost.ReadAsync(await office.GetAsync($"{Base}/{id}"));
        var unit = view["content"]!["units"]!.AsArray().First(u => u!["league"]!.GetValue<string>() == "streets")!["unitId"]!.GetValue<Guid>();
        (await ApiHost.RefusedAsync(await office.PostAsJsonAsync($"{Base}/{id}/scores", Scores(unit, 90, null)))).Code.ShouldBe("bulletin.evidence-missing");
        (await ApiHost.RefusedAsync(await office.PostAsJsonAsync($"{Base}/{id}/scores", Scores(unit, 101, "会议记录")))).Code.ShouldBe("bulletin.score-range");
        (await office.PostAsJsonAsync($"{Base}/{id}/scores", Scores(unit, 90, "会议记录"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await ApiHost.RefusedAsync(await street.GetAsync($"{Base}/{id}"))).Code.ShouldBe("bulletin.unknown");
        var anybody = api.Anonymous;
        JsonNode.Parse(await anybody.GetStringAsync("/api/v1/public/bulletins"))!.AsArray().ShouldNotContain(b => b!["id"]!.GetValue<Guid>() == id);
        (await anybody.GetAsync($"/api/v1/public/bulletins/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await anybody.GetAsync("/public/bulletins")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static object Scores(Guid unit, int score, string? evidence) => new { dimension = "leadership", lines = new[] { new { unitId = unit, score, evidence } } };
}
