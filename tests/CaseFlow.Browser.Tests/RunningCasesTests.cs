using CaseFlow.Testing;
using CaseFlow.Workflows.Instances;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>Deciding about running cases: moved by a plan that a second person approves, taken back; an incident tried again and skipped.</summary>
public class RunningCasesTests(Chromium chromium)
{
    private const string Process = "/processes/listed-supervision";

    [Fact]
    public async Task A_running_case_is_moved_by_a_mapping_that_a_second_person_approves_and_taken_back_and_the_pages_fit_a_phone()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium, secondPerson: true);
        var pages = await ListedCasePages.ReportAndProposeAsync(district, "仓库堆物超高，喷淋被遮挡");
        await district.PublishAsync(Edited());
        await FitsAPhoneAsync(district);

        var author = await district.SignInAsync(Accounts.ProcessAdministrator);
        await author.GoAsync($"{Process}/migration");
        await author.Part("migration-move-2").ClickAsync();
        var line = author.Page.Locator("[data-testid=mapping] [data-testid=mapping-line]", new PageLocatorOptions { HasText = "审定挂牌" }).First;
        await Assertions.Expect(line).ToContainTextAsync("1 件");
        await Assertions.Expect(line).ToContainTextAsync("名称和类型都相同");
        await author.Part("migration-reason").FillAsync("新规定适用于在办案件");
        await author.Part("migration-try").ClickAsync();
        await Assertions.Expect(author.Part("dry-run-sums")).ToContainTextAsync("可迁移 1 件");
        await Assertions.Expect(author.Part("dry-run-due").First).ToContainTextAsync("周");
        await author.ShotAsync("migration-try");
        await author.LeaveByAsync("migration-hand-in");
        await Assertions.Expect(author.Part("migration-waits")).ToBeVisibleAsync();
        await Assertions.Expect(author.Part("migration-approve")).ToHaveCountAsync(0);
        await author.ShotAsync("migration-waits");

        var second = await MigrationDesk.ApproveAndMoveAsync(district);
        await MigrationDesk.StandsAtAsync(author, "Done");
        await Assertions.Expect(author.Part("migration-progress-text")).ToContainTextAsync("已迁移 1");
        await Assertions.Expect(author.Part("migration-result")).ToHaveAttributeAsync("data-status", "Moved");
        await author.ShotAsync("migration-done");
        (await pages.TimelineAsync()).ShouldContain("新规定适用于在办案件");

        await author.GoAsync($"{Process}/instances");
        await Assertions.Expect(author.Part("instances-row")).ToContainTextAsync("第 3 版");
        await Assertions.Expect(author.Part("instance-step").First).ToContainTextAsync("审定挂牌");
        await author.ShotAsync("instances");

        await MigrationDesk.UndoAsync(author, "listed-supervision", "试行后撤回");
        (await pages.TimelineAsync()).ShouldContain("试行后撤回");
        author.Faults.ShouldBeEmpty();
        second.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_incident_is_tried_again_and_skipped_with_a_reason_and_then_all_is_well()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var pages = await ListedCasePages.ReportAndProposeAsync(district, "仓库堆物超高，喷淋被遮挡");
        await district.PublishAsync(Failing);
        await district.SendAsync(new StartInstance("send-data") { CorrelationId = pages.Path["/cases/".Length..] });

        var office = await district.SignInAsync(Accounts.DistrictOffice);
        await office.GoAsync("/processes/stuck");
        await Assertions.Expect(office.Part("incidents-row")).ToContainTextAsync("由流程管理员处理");
        await office.ReadsWellAsync();

        var visitor = await district.SignInAsync(Accounts.ProcessAdministrator);
        await visitor.GoAsync("/");
        await visitor.Part("nav-stuck").First.ClickAsync();
        await Assertions.Expect(visitor.Part("incident-cause")).ToContainTextAsync("计算公式有误");
        await Assertions.Expect(visitor.Part("incidents-row")).ToContainTextAsync("报送数据");
        await visitor.ReadyAsync();
        await visitor.Part("incident-retry").ClickAsync();
        await MigrationDesk.SayYesAsync(visitor, "重试");
        await Assertions.Expect(visitor.Part("incident-tries")).ToContainTextAsync("2 次");
        await visitor.ShotAsync("stuck-incident");
        await visitor.Part("incident-skip").ClickAsync();
        await visitor.Part("incident-confirm").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".field-error")).ToBeVisibleAsync();
        await visitor.Page.Locator("textarea").FillAsync("数据已另行报送");
        await visitor.ShotAsync("stuck-skip");
        await visitor.Part("incident-confirm").ClickAsync();
        await Assertions.Expect(visitor.Part("incidents-empty")).ToBeVisibleAsync();
        await visitor.Part("stuck-check").ClickAsync();
        await Assertions.Expect(visitor.Part("stuck-all-well")).ToContainTextAsync("一切正常");
        await visitor.ShotAsync("stuck-well");
        visitor.Faults.ShouldBeEmpty();
    }

    private static async Task FitsAPhoneAsync(DemoDistrict district)
    {
        var visitor = await district.SignInAsync(Accounts.ProcessAdministrator, Screen.Phone);
        List<string> wide = [];
        foreach (var path in (string[])[$"{Process}/migration", $"{Process}/migration?from=2&to=3", $"{Process}/instances", "/processes/stuck", "/processes/stuck/standing", "/processes/stuck/tasks", "/processes/stuck/limits", "/processes/stuck/mail"])
        {
            await visitor.GoAsync(path);
            await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await visitor.ShotAsync($"running{path.Replace('/', '-').Replace("?", "-", StringComparison.Ordinal)}");
            await visitor.ReadsWellAsync();
            if (await visitor.OverhangAsync() is > 0 and var pixels)
            {
                wide.Add($"{path}: {pixels} px");
            }
        }

        visitor.Faults.ShouldBeEmpty();
        wide.ShouldBeEmpty();
    }

    /// <summary>The first decision of a case has another id, as after it was drawn anew.</summary>
    private static string Edited()
    {
        var text = File.ReadAllText(Path.Combine(HostProcess.Root, "workflows", "listed-supervision", "v2.json"));
        return text.Replace("\"decide\"", "\"decide-anew\"", StringComparison.Ordinal).Replace(":decide\"", ":decide-anew\"", StringComparison.Ordinal);
    }

    private const string Failing = """
        {"id":"send-data-v1","definitionId":"send-data","name":"数据报送","version":1,"isLatest":true,"isPublished":true,"variables":[],"inputs":[],"outputs":[],"outcomes":[],"customProperties":{},"options":{},
         "root":{"id":"flow","nodeId":"Workflow1:flow","type":"Elsa.Flowchart","version":1,"customProperties":{},"metadata":{},"variables":[],"connections":[],
          "activities":[{"id":"send","nodeId":"Workflow1:flow:send","name":"报送数据","type":"Elsa.WriteLine","version":1,"customProperties":{},"metadata":{},
           "text":{"typeName":"String","expression":{"type":"JavaScript","value":"nothing.here"}}}]}}
        """;
}
