using System.Net;
using System.Net.Http.Json;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Tests.Api;

[Collection(nameof(ApiHost))]
public class AccountabilityEndpointsTests(ApiHost api)
{
    private const string Base = "/api/v1/accountability-cases";

    [Fact]
    public async Task Accident_is_opened_with_a_kept_trace_that_is_a_workbook_and_a_json_file_and_hidden_from_others()
    {
        var (office, enterprise) = (await api.AsAsync("anweiban1"), (await ApiHost.ReadAsync(await (await api.AsAsync("anweiban1")).GetAsync("/api/v1/enterprises?size=1")))["page"]!["items"]![0]!["id"]!.GetValue<Guid>());
        var today = TimeProvider.System.GetUtcNow().ChinaDate();
        var bad = await ApiHost.RefusedAsync(await office.PostAsJsonAsync($"{Base}/accidents", new { enterpriseId = enterprise, accidentOn = today.AddDays(1), first = today, account = "起火" }));
        bad.Code.ShouldBe("accountability.accident-day");
        var id = await (await office.PostAsJsonAsync($"{Base}/accidents", new { enterpriseId = enterprise, accidentOn = today, first = today.AddDays(-30), account = "起火" })).Content.ReadFromJsonAsync<Guid>();
        var trace = (await ApiHost.ReadAsync(await office.GetAsync($"{Base}/{id}")))["traces"]![0]!["id"]!.GetValue<Guid>();
        var kept = await ApiHost.ReadAsync(await office.GetAsync($"{Base}/{id}/traces/{trace}"));
        (kept["intact"]!.GetValue<bool>(), kept["report"]!["first"]!.GetValue<string>()).ShouldBe((true, $"{today.AddDays(-30):yyyy-MM-dd}"));

        foreach (var (address, type) in new[]
        {
            ($"/accountability-cases/{id}/traces/{trace}/xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ($"/accountability-cases/{id}/traces/{trace}/json", "application/json"),
            ("/accountability-cases/export", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ($"/enterprises/{enterprise}/trace/xlsx?first={today.AddDays(-9):yyyy-MM-dd}&last={today:yyyy-MM-dd}", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        })
        {
            var answer = await office.GetAsync(address);
            (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, type), address);
        }

        (await ApiHost.RefusedAsync(await (await api.AsAsync("xiaozhai")).GetAsync($"{Base}/{id}"))).Code.ShouldBe("accountability.unknown");
        (await ApiHost.RefusedAsync(await (await api.AsAsync("xiaozhai")).GetAsync($"/api/v1/enterprises/{enterprise}/trace?first={today:yyyy-MM-dd}&last={today:yyyy-MM-dd}"))).Code.ShouldBe("access.role");
        (await ApiHost.RefusedAsync(await (await api.AsAsync("qiye")).GetAsync(Base))).Code.ShouldBe("access.role");
        (await ApiHost.RefusedAsync(await (await api.AsAsync("qiye")).GetAsync("/accountability-cases/export"))).Code.ShouldBe("access.role");
        (await ApiHost.RefusedAsync(await (await api.AsAsync("xiaozhai")).GetAsync($"/accountability-cases/{id}/traces/{trace}/json"))).Code.ShouldBe("access.role");
        (await ApiHost.RefusedAsync(await office.GetAsync($"/enterprises/{enterprise}/trace/xlsx?first={today:yyyy-MM-dd}&last={today.AddDays(-1):yyyy-MM-dd}"))).Code.ShouldBe("trace.days");
    }
}
