using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Tests.Api;

/// <summary>Third-party experts over REST (R45).</summary>
[Collection(nameof(ApiHost))]
public class ExpertEndpointsTests(ApiHost api)
{
    private const string Engagements = "/api/v1/engagements";

    [Fact]
    public async Task Expert_is_engaged_for_an_enterprise_gives_an_opinion_and_reaches_nothing_else()
    {
        var (office, expert) = (await api.AsAsync("anweiban1"), await api.AsAsync("zhuanjia"));
        var register = await ApiHost.ReadAsync(await office.GetAsync("/api/v1/experts?search=消防"));
        var expertId = register["page"]!["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<Guid>();
        var enterprise = (await ApiHost.ReadAsync(await office.GetAsync("/api/v1/enterprises?size=1")))["page"]!["items"]![0]!["id"]!.GetValue<Guid>();
        var today = TimeProvider.System.GetUtcNow().ChinaDate();
        var form = new { expertId, subjectId = enterprise, purpose = "risk-assessment", task = "评估消防风险", lastDay = today.AddDays(5) };
        (await ApiHost.RefusedAsync(await expert.PostAsJsonAsync(Engagements, form))).Code.ShouldBe("access.role");
        (await ApiHost.RefusedAsync(await office.PostAsJsonAsync(Engagements, new { expertId, subjectId = Guid.NewGuid(), purpose = "risk-assessment", task = "评估", lastDay = today }))).Code
            .ShouldBe("engagement.subject-unknown");
        var id = await (await office.PostAsJsonAsync(Engagements, form)).Content.ReadFromJsonAsync<Guid>();

        (await ApiHost.RefusedAsync(await expert.GetAsync("/api/v1/enterprises"))).Code.ShouldBe("access.guest");
        (await ApiHost.RefusedAsync(await expert.GetAsync("/api/v1/hazards"))).Code.ShouldBe("access.guest");
        (await expert.PostAsJsonAsync($"{Engagements}/{id}/opinions", new { text = "疏散通道宽度不足", conclusion = "较大风险", day = today })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ApiHost.RefusedAsync(await expert.PostAsJsonAsync($"{Engagements}/{id}/opinions", new { day = today }))).Code.ShouldBe("opinion.text-missing");
        var of = await ApiHost.ReadAsync(await office.GetAsync($"{Engagements}/of/{enterprise}"));
        of["engagements"]![0]!["opinions"]!.AsArray().ShouldHaveSingleItem()!["conclusion"]!.GetValue<string>().ShouldBe("较大风险");
        (await ApiHost.RefusedAsync(await office.PostAsJsonAsync($"{Engagements}/{id}/cancel", new { reason = "不需要" }))).Code.ShouldBe("engagement.not-open");

        (await office.GetAsync("/experts/export")).Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        (await expert.GetAsync("/engagements/export")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await expert.GetAsync("/enterprises/export")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await expert.GetAsync("/experts/export")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Body_and_expert_are_registered_corrected_and_ended()
    {
        var (office, street) = (await api.AsAsync("anweiban1"), await api.AsAsync("xiaozhai"));
        var today = TimeProvider.System.GetUtcNow().ChinaDate();
        var body = new { name = "西安检测服务中心（演示）", qualification = "特种设备检测", qualificationNumber = "TS-1", validUntil = today.AddYears(1) };
        (await ApiHost.RefusedAsync(await street.PostAsJsonAsync("/api/v1/experts/bodies", body))).Code.ShouldBe("access.role");
        (await ApiHost.RefusedAsync(await office.PostAsJsonAsync("/api/v1/experts/bodies", new { }))).Code.ShouldNotBeNull();
        var bodyId = await (await office.PostAsJsonAsync("/api/v1/experts/bodies", body)).Content.ReadFromJsonAsync<Guid>();
        var expert = await (await office.PostAsJsonAsync("/api/v1/experts", new { bodyId, name = "康宁", specialty = "特种设备" })).Content.ReadFromJsonAsync<Guid>();
        (await office.PutAsJsonAsync($"/api/v1/experts/{expert}", new { specialty = "电梯" })).IsSuccessStatusCode.ShouldBeTrue();
        (await office.PutAsJsonAsync($"/api/v1/experts/bodies/{bodyId}", body)).IsSuccessStatusCode.ShouldBeTrue();
        (await office.PostAsJsonAsync($"/api/v1/experts/bodies/{bodyId}/end", new { lastDay = today, reason = "合同到期" })).IsSuccessStatusCode.ShouldBeTrue();
        (await ApiHost.ReadAsync(await street.GetAsync($"/api/v1/experts/{expert}")))["item"]!["state"]!.GetValue<string>().ShouldBe("ended");
        (await ApiHost.RefusedAsync(await office.PostAsJsonAsync($"/api/v1/experts/{expert}/end", new { lastDay = today, reason = "离职" }))).Code.ShouldBe("expert.ended");
    }
}
