using System.Net;
using System.Net.Http.Json;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Tests.Api;

[Collection(nameof(ApiHost))]
public class PublicityEndpointsTests(ApiHost api)
{
    private const string Base = "/api/v1/publicity";
    private const string Table = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task Material_is_published_delivered_and_withdrawn_over_the_interface_and_written_as_tables()
    {
        var (street, officer, today) = (await api.AsAsync("xiaozhai"), await api.AsAsync("xiaozhai.wangge"), TimeProvider.System.GetUtcNow().ChinaDate());
        var body = new { kind = "notice", title = "用电安全告知书", issuedOn = today, text = "检查线路。", delivery = new { regionCode = "610113001001", by = today } };
        var id = await (await street.PostAsJsonAsync(Base, body)).Content.ReadFromJsonAsync<Guid>();
        var open = await ApiHost.ReadAsync(await officer.GetAsync($"{Base}/open?materialId={id}&regionCode=610113001001"));
        var enterprise = open["page"]!["items"]![0]!["enterpriseId"]!.GetValue<Guid>();
        var receipt = new { enterpriseId = enterprise, deliveredOn = today, way = "electronic", recipient = "王经理" };
        (await officer.PostAsJsonAsync($"{Base}/{id}/receipts", receipt)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await ApiHost.RefusedAsync(await officer.PostAsJsonAsync($"{Base}/{id}/receipts", receipt));
        again.Code.ShouldBe("receipt.already");

        var view = await ApiHost.ReadAsync(await street.GetAsync($"{Base}/{id}"));
        var count = view["delivery"]!["count"]!;
        (count["owed"]!.GetValue<int>() - count["open"]!.GetValue<int>()).ShouldBe(1);
        (await ApiHost.ReadAsync(await street.GetAsync($"{Base}/receipts?materialId={id}")))["page"]!["items"]![0]!["recipient"]!.GetValue<string>().ShouldBe("王经理");
        foreach (var address in new[] { "/publicity/export", $"/publicity/open/export?material={id}", $"/publicity/{id}/receipts/export", "/publicity/activities/export" })
        {
            var answer = await street.GetAsync(address);
            (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, Table), address);
        }

        (await ApiHost.RefusedAsync(await (await api.AsAsync("dayanta")).GetAsync($"{Base}/{id}"))).Code.ShouldBe("publicity.unknown");
        (await ApiHost.RefusedAsync(await (await api.AsAsync("qiye")).GetAsync("/publicity/activities/export"))).Code.ShouldBe("access.role");
        (await street.PostAsJsonAsync($"{Base}/{id}/withdraw", new { reason = "发错" })).IsSuccessStatusCode.ShouldBeTrue();
        (await ApiHost.RefusedAsync(await street.PostAsJsonAsync($"{Base}/{id}/withdraw", new { reason = "发错" }))).Code.ShouldBe("publicity.withdrawn");
    }

    [Fact]
    public async Task Empty_and_odd_requests_are_refused_by_field()
    {
        var street = await api.AsAsync("xiaozhai");
        (await street.PostAsJsonAsync(Base, new { })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await street.PostAsJsonAsync($"{Base}/activities", new { })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await street.PostAsJsonAsync($"{Base}/{Guid.NewGuid()}/receipts", new { })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await street.PostAsJsonAsync($"{Base}/{Guid.NewGuid()}/withdraw", new { })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await street.PostAsJsonAsync($"{Base}/receipts/{Guid.NewGuid()}/void", new { reason = "错" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await street.PostAsJsonAsync($"{Base}/activities/{Guid.NewGuid()}/void", new { reason = "错" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var query in new[] { "?after=x", "?kind=%00", "/open?regionCode=1", "/open?after=%00", "/receipts?way=x", "/activities?form=x", "/activities?after=W10" })
        {
            (await street.GetAsync($"{Base}{query}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, query);
        }

        (await street.GetAsync($"{Base}?search=%00%25_")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
