using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>What is done about running cases at the pages of a migration.</summary>
internal static class MigrationDesk
{
    /// <summary>The second person comes by the notice, approves, starts it and waits until it is done.</summary>
    public static async Task<Visitor> ApproveAndMoveAsync(DemoDistrict district)
    {
        var second = await district.SignInAsync(Accounts.SecondProcessAdministrator);
        await second.GoAsync("/notices");
        await second.LeaveByAsync(second.Page.GetByRole(AriaRole.Listitem).Filter(new LocatorFilterOptions { HasText = "迁移方案等待批准" }).GetByTestId("notice-open"));
        await second.ReadyAsync();
        await second.Part("migration-approve").ClickAsync();
        await SayYesAsync(second, "批准");
        await StandsAtAsync(second, "Ready");
        await Assertions.Expect(second.Part("migration-approved")).ToContainTextAsync("卫明远");
        await second.Part("migration-start").ClickAsync();
        await SayYesAsync(second, "开始迁移");
        await StandsAtAsync(second, "Done");
        return second;
    }

    /// <summary>Takes back the last migration of a process within its window.</summary>
    public static async Task UndoAsync(Visitor author, string process, string reason)
    {
        await author.GoAsync($"/processes/{process}/migration");
        await author.LeaveByAsync("migration-plan-open");
        await author.ReadyAsync();
        await Assertions.Expect(author.Part("migration-undo-left")).ToContainTextAsync("还剩");
        await author.Part("migration-undo-open").ClickAsync();
        await author.Part("migration-undo-reason").FillAsync(reason);
        await author.Part("migration-undo").ClickAsync();
        await SayYesAsync(author, "撤销迁移");
        await StandsAtAsync(author, "Undone");
        await author.ShotAsync("migration-undone");
    }

    public static Task SayYesAsync(Visitor visitor, string yes) =>
        visitor.Page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = yes, Exact = true }).ClickAsync();

    public static Task StandsAtAsync(Visitor visitor, string state) => Assertions.Expect(visitor.Part("migration-state")).ToHaveAttributeAsync("data-state", state);
}
