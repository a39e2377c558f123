using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api;

[Collection(nameof(ApiHost))]
public class AssessmentEndpointsTests(ApiHost api)
{
    private const string Base = "/api/v1/assessments";

    [Fact]
    public async Task Demo_quarter_is_listed_in_each_readers_scope_and_details_of_others_do_not_exist()
    {
        var (office, street, officer) = (await api.AsAsync("anweiban1"), await api.AsAsync("xiaozhai"), await api.AsAsync("xiaozhai.wangge"));
        var all = (await ApiHost.ReadAsync(await office.GetAsync(Base)))["page"]!;
        var ofStreet = (await ApiHost.ReadAsync(await street.GetAsync(Base)))["page"]!;
        var own = JsonNode.Parse(await officer.GetStringAsync($"{Base}/mine"))!.AsArray();
        all["total"]!.GetValue<int>().ShouldBeGreaterThan(ofStreet["total"]!.GetValue<int>());
        ofStreet["items"]!.AsArray().ShouldAllBe(a => a!["streetName"]!.GetValue<string>() == "小寨路街道办事处");
        own.Count.ShouldBe(1);

        var foreign = all["items"]!.AsArray().First(a => a!["streetName"]!.GetValue<string>() != "小寨路街道办事处")!["id"]!.GetValue<string>();
        foreach (var who in new[] { street, officer })
        {
            (await ApiHost.RefusedAsync(await who.GetAsync($"{Base}/{foreign}"))).Code.ShouldBe("assessment.unknown");
        }

        (await ApiHost.RefusedAsync(await street.PostAsJsonAsync($"{Base}/{foreign}/corrections", new { grade = "basic", reason = "误" }))).Code.ShouldBe("assessment.unknown");
    }

    [Fact]
    public async Task Lists_and_pay_are_table_files_and_a_quarter_that_is_not_over_is_refused()
    {
        var office = await api.AsAsync("anweiban1");
        var period = (await ApiHost.ReadAsync(await office.GetAsync(Base)))["periods"]![0]!["key"]!.GetValue<string>();
        foreach (var address in (string[])["/assessments/export", $"/assessments/pay?period={period}", "/dismissals/export"])
        {
            var answer = await office.GetAsync(address);
            (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        }

        (await ApiHost.RefusedAsync(await office.PostAsJsonAsync($"{Base}/quarters", new { year = 2099, quarter = 4 }))).Code.ShouldBe("assessment.quarter-not-over");
        (await ApiHost.RefusedAsync(await office.PostAsJsonAsync("/api/v1/dismissals", new { assessmentId = Guid.NewGuid() }))).Code.ShouldBe("assessment.unknown");
        (await ApiHost.RefusedAsync(await (await api.AsAsync("qiye")).GetAsync($"{Base}/pay?year=2026&quarter=1"))).Code.ShouldBe("access.role");
    }
}
