using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>A changed process is published by two people, each at a browser of their own (reliability F14).</summary>
public class ReleaseTests(Chromium chromium)
{
    private const string Process = "deadline-remediation";
    private const string Release = $"/processes/{Process}/release";

    [Fact]
    public async Task One_person_asks_the_other_finds_the_notice_and_approves_and_it_is_published()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium, secondPerson: true);
        var writer = await district.SignInAsync(Accounts.ProcessAdministrator);
        await writer.GoAsync(Release);
        await Assertions.Expect(writer.Part("release-nothing")).ToBeVisibleAsync();
        await writer.ShotAsync("release-nothing");

        var version = await SaveDraftAsync(district, writer, model => model["variables"]![1]!["value"] = "45");
        await writer.GoAsync(Release);
        await Assertions.Expect(writer.Part("release-differences").Locator("li").First).ToContainTextAsync("45");
        await writer.Part("release-submit").ClickAsync();
        await Assertions.Expect(writer.Part("release-comment-error")).ToContainTextAsync("改动说明");
        (await writer.SeesAsync(writer.Part("release-told"))).ShouldBeFalse("nothing has happened yet");
        await writer.Part("release-comment").FillAsync("延期申请须提前四十五个工作日提出，依据区安委会第三季度会议纪要");
        await writer.ShotAsync("release-draft");
        await writer.Part("release-submit").ClickAsync();
        await Assertions.Expect(writer.Part("release-requested")).ToBeVisibleAsync();
        await Assertions.Expect(writer.Part("release-barred")).ToBeVisibleAsync();
        await Assertions.Expect(writer.Part("release-withdraw")).ToBeVisibleAsync();
        (await writer.SeesAsync(writer.Part("release-approve"))).ShouldBeFalse("who asked cannot approve");
        await writer.ReadsWellAsync();
        await writer.ShotAsync("release-waiting-requester");

        var second = await district.SignInAsync(Accounts.SecondProcessAdministrator);
        await second.GoAsync("/notices");
        await second.SeesAsync($"何小红提请发布流程《限期整改》第 {version} 版，请审核");
        await second.ShotAsync("release-notice");
        await second.Part("notice-open").First.ClickAsync();
        await second.IsAtAsync($"{Release}$");
        await Assertions.Expect(second.Part("release-approve")).ToBeVisibleAsync();
        await Assertions.Expect(second.Part("release-comment-shown")).ToContainTextAsync("会议纪要");
        await second.ReadsWellAsync();
        await second.ShotAsync("release-waiting-second");

        var phone = await district.SignInAsync(Accounts.SecondProcessAdministrator, Screen.Phone);
        await phone.GoAsync(Release);
        await Assertions.Expect(phone.Part("release-approve")).ToBeVisibleAsync();
        (await phone.OverhangAsync()).ShouldBe(0);
        await phone.ShotAsync("release-waiting-second");

        await second.Part("release-approve").ClickAsync();
        await Assertions.Expect(second.Part("release-published")).ToBeVisibleAsync();
        await Assertions.Expect(second.Part("process-published")).ToContainTextAsync($"{version}");
        (await second.Part("release-migrate").GetAttributeAsync("href")).ShouldBe($"/processes/{Process}/migration");
        await second.ShotAsync("release-published");

        // Somebody who had the page open still is told that it is decided.
        await phone.Part("release-approve").ClickAsync();
        await Assertions.Expect(phone.Part("release-told")).ToContainTextAsync("卫明远");
        await Assertions.Expect(phone.Part("release-nothing")).ToBeVisibleAsync();

        await writer.GoAsync("/notices");
        await writer.SeesAsync($"流程《限期整改》第 {version} 版已批准并发布");
        foreach (var visitor in (Visitor[])[writer, phone])
        {
            await visitor.GoAsync($"/processes/{Process}/versions");
            await Assertions.Expect(visitor.Part("version").First.Locator("[data-testid=version-standing]")).ToHaveTextAsync("已发布");
            (await visitor.OverhangAsync()).ShouldBe(0);
            await visitor.ReadsWellAsync();
            await visitor.ShotAsync("versions");
        }

        writer.Faults.Concat(second.Faults).ShouldBeEmpty();
    }

    [Fact]
    public async Task Draft_with_errors_is_not_asked_for_and_a_rejected_or_changed_one_says_why()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium, secondPerson: true);
        var writer = await district.SignInAsync(Accounts.ProcessAdministrator);
        string? type = null;
        await SaveDraftAsync(district, writer, model => (type, First(model)["type"]) = ((string?)First(model)["type"], "Acme.Magic"));
        await writer.GoAsync(Release);
        await Assertions.Expect(writer.Part("release-blocked")).ToBeVisibleAsync();
        await Assertions.Expect(writer.Part("release-error").First).ToContainTextAsync("Acme.Magic");
        await Assertions.Expect(writer.Part("release-error").First).ToContainTextAsync("开始");
        (await writer.SeesAsync(writer.Part("release-submit"))).ShouldBeFalse();
        await writer.ShotAsync("release-blocked");

        await SaveDraftAsync(district, writer, model => (First(model)["type"], model["variables"]![1]!["value"]) = (type, "45"));
        await AskAsync(writer, "放宽期限");
        var second = await district.SignInAsync(Accounts.SecondProcessAdministrator);
        await second.GoAsync(Release);
        await second.Part("release-reject").ClickAsync();
        await second.Part("release-reject-submit").ClickAsync();
        await Assertions.Expect(second.Part("release-reason-error")).ToBeVisibleAsync();
        await second.Part("release-reason").FillAsync("缺少依据");
        await second.Part("release-reject-submit").ClickAsync();
        await Assertions.Expect(second.Part("release-told")).ToBeVisibleAsync();
        await writer.GoAsync(Release);
        await Assertions.Expect(writer.Part("release-record").First).ToContainTextAsync("缺少依据");

        await AskAsync(writer, "放宽期限，依据会议纪要");
        await second.GoAsync(Release);
        await SaveDraftAsync(district, writer, model => model["variables"]![1]!["value"] = "60");
        await second.Part("release-approve").ClickAsync();
        await Assertions.Expect(second.Part("release-told")).ToContainTextAsync("何小红");
        await second.ShotAsync("release-void");
        await Assertions.Expect(second.Part("release-record").First).ToContainTextAsync("已失效");

        await writer.GoAsync($"/processes/{Process}/versions");
        await Assertions.Expect(writer.Part("version-delete").First).ToBeVisibleAsync();
        var versions = await writer.Part("version").CountAsync();
        await writer.Part("version-delete").First.ClickAsync();
        await writer.Part("version-step-submit").ClickAsync();
        await Assertions.Expect(writer.Part("version-reason-error")).ToContainTextAsync("原因");
        await writer.Part("version-reason").FillAsync("不再需要");
        await writer.ShotAsync("version-delete");
        await writer.Part("version-step-submit").ClickAsync();
        await Assertions.Expect(writer.Part("versions-told")).ToBeVisibleAsync();
        await Assertions.Expect(writer.Part("version")).ToHaveCountAsync(versions - 1);
        await Assertions.Expect(writer.Part("versions-event").First).ToContainTextAsync("不再需要");

        static JsonNode First(JsonObject model) => model["root"]!["activities"]![0]!;

        static async Task AskAsync(Visitor visitor, string comment)
        {
            await visitor.GoAsync(Release);
            await visitor.Part("release-comment").FillAsync(comment);
            await visitor.Part("release-submit").ClickAsync();
            await Assertions.Expect(visitor.Part("release-requested")).ToBeVisibleAsync();
        }
    }

    /// <summary>Saves a draft as the designer does; answers its number.</summary>
    private static async Task<int> SaveDraftAsync(DemoDistrict district, Visitor by, Action<JsonObject> change)
    {
        var api = by.Context.APIRequest;
        var read = await api.GetAsync(new Uri(district.Url, $"/elsa/api/workflow-definitions/by-definition-id/{Process}?versionOptions=Latest").ToString());
        var model = JsonNode.Parse(await read.TextAsync())!.AsObject();
        change(model);
        var saved = await api.PostAsync(
            new Uri(district.Url, "/elsa/api/workflow-definitions").ToString(),
            new APIRequestContextOptions
            {
                Data = new JsonObject { ["model"] = model, ["publish"] = false }.ToJsonString(),
                Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" },
            });
        saved.Ok.ShouldBeTrue(await saved.TextAsync());
        return (int)JsonNode.Parse(await saved.TextAsync())!["workflowDefinition"]!["version"]!;
    }
}
