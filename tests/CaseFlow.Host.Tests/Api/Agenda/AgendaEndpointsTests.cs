using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api.Agenda;

/// <summary>The personal calendar and its address without signing in, as programs use them.</summary>
[Collection(nameof(ApiHost))]
public sealed class AgendaEndpointsTests(ApiHost api)
{
    [Fact]
    public async Task A_calendar_address_is_read_without_signing_in_until_it_is_revoked_or_too_often()
    {
        var officer = await api.AsAsync("xiaozhai");
        using var phone = api.Anonymous;
        var first = await MakeAsync(officer, "我的手机");
        using var answer = await phone.GetAsync(Address(first.Token));
        (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()).ShouldBe((HttpStatusCode.OK, "text/calendar; charset=utf-8"));
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await answer.Content.ReadAsStringAsync()).ShouldStartWith("BEGIN:VCALENDAR\r\n");
        (await officer.GetStringAsync("/api/v1/agenda/feeds")).ShouldNotContain(first.Token);

        var second = await MakeAsync(officer, "我的手机");
        (await phone.GetAsync(Address(first.Token))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await phone.GetAsync(Address(second.Token))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await api.AsAsync("anweiban1")).DeleteAsync($"/api/v1/agenda/feeds/{second.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await officer.DeleteAsync($"/api/v1/agenda/feeds/{second.Id}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var revoked = await phone.GetAsync(Address(second.Token));
        using var unknown = await phone.GetAsync(Address("cf_unknown"));
        (revoked.StatusCode, unknown.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        (await revoked.Content.ReadAsStringAsync()).ShouldBe(await unknown.Content.ReadAsStringAsync());

        HttpStatusCode last = default;
        for (var i = 0; i < 40 && last != HttpStatusCode.TooManyRequests; i++)
        {
            last = (await phone.GetAsync(Address("cf_guessed"))).StatusCode;
        }

        last.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task What_is_owed_is_read_by_span_and_deliveries_by_who_looks_after_them()
    {
        var (officer, office) = (await api.AsAsync("xiaozhai"), await api.AsAsync("anweiban1"));
        (await ApiHost.ReadAsync(await officer.GetAsync("/api/v1/agenda?first=2026-01-01&last=2026-12-31&filter=unit")))["items"].ShouldNotBeNull();
        (await ApiHost.RefusedAsync(await officer.GetAsync("/api/v1/agenda?first=2026-12-31&last=2026-01-01"))).Code.ShouldBe("agenda.span");
        (await ApiHost.RefusedAsync(await officer.GetAsync("/api/v1/notices/deliveries"))).Code.ShouldBe("access.role");
        (await ApiHost.ReadAsync(await office.GetAsync("/api/v1/notices/deliveries")))["page"].ShouldNotBeNull();
        (await ApiHost.ReadAsync(await office.GetAsync("/api/v1/notices/unreachable?size=1")))["page"]!["total"]!.GetValue<int>().ShouldBePositive();
        (await ApiHost.RefusedAsync(await office.GetAsync("/api/v1/notices/channels"))).Code.ShouldBe("access.role");
        (await ApiHost.ReadAsync(await officer.GetAsync("/api/v1/notices/choice")))["mode"]!.GetValue<string>().ShouldBe("AtOnce");
        (await officer.GetAsync("/api/v1/leaves")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string Address(string token) => $"/calendar/feed/{token}.ics";

    private static async Task<(string Id, string Token)> MakeAsync(HttpClient client, string device)
    {
        var made = (JsonObject)await ApiHost.ReadAsync(await client.PostAsJsonAsync("/api/v1/agenda/feeds", new { device }));
        return (made["id"]!.GetValue<string>(), made["token"]!.GetValue<string>());
    }
}
