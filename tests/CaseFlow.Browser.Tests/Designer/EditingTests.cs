using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests.Designer;

/// <summary>A process administrator changes a process with the mouse and the keyboard.</summary>
public sealed class EditingTests(DesignerTrial trial) : IClassFixture<DesignerTrial>
{
    private const string Process = "deadline-remediation";

    [Fact]
    public async Task Activity_is_dragged_in_connected_and_filled_and_is_there_after_opening_again()
    {
        var visitor = await trial.SignInAsync(DesignerTrial.Administrator);
        var desk = await DesignerDesk.OpenAsync(visitor, Process);
        var first = await desk.AddAsync("案件办理", "发送通知", 200, 250);
        var second = await desk.AddAsync("案件办理", "记录说明", 480, 250);
        await desk.ConnectAsync(first, second);
        await desk.SelectAsync(first);
        await desk.WriteAsync("标题", "请抓紧整改");
        await desk.Page.GetByLabel("治理责任单位").First.CheckAsync();
        await visitor.ShotAsync("designer-edited");

        await desk.StoresAsync(d => Of(d, first)?["title"]?["expression"]?["value"]?.GetValue<string>() == "请抓紧整改");
        await desk.StoresAsync(d => Of(d, first)?["to"]?.ToJsonString().Contains("governing-unit", StringComparison.Ordinal) == true);
        var draft = await desk.StoredAsync();
        draft["root"]!["connections"]!.AsArray().ShouldContain(c => (string?)c!["source"]!["activity"] == first && (string?)c["target"]!["activity"] == second);
        ((bool)draft["isPublished"]!, (int)draft["version"]!).ShouldBe((false, 2));
        (await desk.StoredAsync("Published"))["version"]!.GetValue<int>().ShouldBe(1);
        await Assertions.Expect(desk.Page.GetByTestId("designer-version")).ToHaveTextAsync("第 2 版（草稿）");

        var again = await DesignerDesk.OpenAsync(visitor, Process);
        await Assertions.Expect(again.Node(first)).ToBeAttachedAsync();
    }

    [Fact]
    public async Task Limit_is_changed_among_the_variables()
    {
        var visitor = await trial.SignInAsync(DesignerTrial.Administrator);
        var desk = await DesignerDesk.OpenAsync(visitor, "listed-supervision");
        await desk.SetVariableAsync("listingDecisionDays", "15");
        await visitor.ShotAsync("designer-variable");

        await desk.StoresAsync(d => d["variables"]!.AsArray().Single(v => (string?)v!["name"] == "listingDecisionDays")!["value"]?.ToString() == "15");
    }

    private static JsonNode? Of(JsonObject definition, string activity) =>
        definition["root"]!["activities"]!.AsArray().SingleOrDefault(a => (string?)a!["id"] == activity);
}
