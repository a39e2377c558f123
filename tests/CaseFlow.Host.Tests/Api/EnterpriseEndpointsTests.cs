using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Enterprises;

namespace CaseFlow.Host.Tests.Api;

[Collection(nameof(ApiHost))]
public class EnterpriseEndpointsTests(ApiHost api)
{
    private const string Base = "/api/v1/enterprises";

    [Fact]
    public async Task File_is_opened_found_changed_and_counted()
    {
        var officer = await api.AsAsync("xiaozhai");
        var before = await TotalAsync(officer);
        var opened = await ApiHost.ReadAsync(await officer.PostAsJsonAsync(Base, Enterprise("91350100M000100Y43", "接口百货")));
        var id = opened["enterpriseId"]!.GetValue<string>();

        (await ApiHost.ReadAsync(await officer.GetAsync($"{Base}?search=接口百货")))["page"]!["items"]!.AsArray().Single()!["id"]!.GetValue<string>().ShouldBe(id);
        (await TotalAsync(officer)).ShouldBe(before + 1);
        (await officer.PostAsJsonAsync($"{Base}/{id}/changes", new { kind = "closed", firstDay = Today, reason = "注销" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ApiHost.ReadAsync(await officer.GetAsync($"{Base}/{id}")))["stateName"]!.GetValue<string>().ShouldBe("已关闭");
        (await TotalAsync(officer)).ShouldBe(before);
    }

    [Fact]
    public async Task Caller_cannot_pass_an_enterprise_off_as_made_up_and_nobody_else_opens_files()
    {
        var officer = await api.AsAsync("xiaozhai");
        const string body = "91610113MA6TX0009";
        var enterprise = Enterprise($"{body}{CreditCode.Check(body)}", "不是演示的商店");
        enterprise["demo"] = true;
        var opened = await ApiHost.ReadAsync(await officer.PostAsJsonAsync(Base, enterprise));
        (await ApiHost.ReadAsync(await officer.GetAsync($"{Base}/{opened["enterpriseId"]}")))["demo"]!.GetValue<bool>().ShouldBeFalse();

        var (status, code, _) = await ApiHost.RefusedAsync(await (await api.AsAsync("qiye")).PostAsJsonAsync(Base, Enterprise("91350100M000100Y43", "自己的店")));
        (status, code).ShouldBe((403, "access.role"));
    }

    [Fact]
    public async Task Registers_of_tables_1_and_2_are_table_files()
    {
        var officer = await api.AsAsync("xiaozhai");
        foreach (var address in (string[])["/enterprises/export?q=小寨", $"/enterprises/table-2/export?region=610113001000&day={Today}"])
        {
            var answer = await officer.GetAsync(address);
            (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        }

        (await ApiHost.RefusedAsync(await officer.GetAsync($"{Base}/categories?region=1"))).Code.ShouldBe("region.unknown");
    }

    private static string Today => TimeProvider.System.GetUtcNow().AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<int> TotalAsync(HttpClient officer) =>
        (await ApiHost.ReadAsync(await officer.GetAsync($"{Base}/categories?region=610113001000")))["total"]!.GetValue<int>();

    private static JsonObject Enterprise(string code, string name) => new()
    {
        ["name"] = name, ["creditCode"] = code, ["address"] = $"{name}一号", ["industry"] = "5211", ["industryName"] = "百货零售", ["communityCode"] = "610113001001",
        ["legalPerson"] = "郑亚楠", ["contact"] = "刘德胜", ["category"] = "13",
    };
}
