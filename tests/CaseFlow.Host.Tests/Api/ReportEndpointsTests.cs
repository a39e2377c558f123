using System.Net;
using System.Net.Http.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Reporting;

namespace CaseFlow.Host.Tests.Api;

[Collection(nameof(ApiHost))]
public class ReportEndpointsTests(ApiHost api)
{
    private const string Base = "/api/v1/reports";

    /// <summary>The demo's street has hazards on record in this quarter.</summary>
    [Fact]
    public async Task Summary_of_a_street_is_refused_as_zero_or_unsigned_and_filed_once_by_its_head()
    {
        var (officer, head) = (await api.AsAsync("xiaozhai"), await api.AsAsync("xiaozhai.zhuren"));
        var own = (await ApiHost.ReadAsync(await officer.GetAsync($"{Base}?kind=quarter")))["page"]!["items"]!.AsArray().ShouldHaveSingleItem()!;
        own["standing"]!.GetValue<string>().ShouldBe("waiting");
        (await RefusedAsync(officer, Body())).ShouldBe((403, "report.not-signed"));
        (await RefusedAsync(head, Body(zero: true))).ShouldBe((409, "report.zero-contradicted"));
        (await RefusedAsync(head, Body(figure: -1))).ShouldBe((400, "report.figure-negative"));
        (await RefusedAsync(head, Body(day: TimeProvider.System.GetUtcNow().ChinaDate().AddMonths(4)))).ShouldBe((409, "report.future"));

        (await head.PostAsJsonAsync(Base, Body())).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RefusedAsync(head, Body())).ShouldBe((409, "report.filed"));
        var view = await ApiHost.ReadAsync(await officer.GetAsync($"{Base}/{own["dutyId"]}"));
        (view["standing"]!.GetValue<string>(), view["reports"]!.AsArray().Count).ShouldBe(("filed", 1));
        (await ApiHost.RefusedAsync(await (await api.AsAsync("dayanta")).GetAsync($"{Base}/{own["dutyId"]}"))).Code.ShouldBe("report.unknown");
    }

    [Fact]
    public async Task Who_owes_nothing_is_told_so_and_the_focus_list_is_the_districts()
    {
        var enterprise = await api.AsAsync("qiye");
        (await ApiHost.RefusedAsync(await enterprise.PostAsJsonAsync(Base, Body()))).Code.ShouldBe("access.role");
        (await ApiHost.RefusedAsync(await enterprise.GetAsync($"{Base}/focus"))).Code.ShouldBe("access.role");
        (await (await api.AsAsync("anweiban1")).GetAsync($"{Base}/focus")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RefusedAsync(await api.AsAsync("xiaozhai.shequ"), Body(kind: ReportKinds.Month, day: new DateOnly(2020, 1, 1)))).ShouldBe((404, "report.not-owed"));
    }

    private static object Body(bool zero = false, int? figure = null, DateOnly? day = null, string kind = ReportKinds.Quarter) => new
    {
        kind,
        day = day ?? TimeProvider.System.GetUtcNow().ChinaDate(),
        entry = new
        {
            zero,
            chapters = new[] { new { key = ChapterKeys.Hazards, title = "隐患排查", text = "已排查。" }, new { key = ChapterKeys.Illegal, title = "打非", text = "未发现。" } },
            figures = figure is { } value ? new[] { new { key = FigureKeys.Found, value, reason = "更正" } } : [],
        },
    };

    private static async Task<(int, string)> RefusedAsync(HttpClient who, object body)
    {
        var (status, code, _) = await ApiHost.RefusedAsync(await who.PostAsJsonAsync(Base, body));
        return (status, code);
    }
}
