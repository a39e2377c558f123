using System.Net;
using CaseFlow.Domain.People;
using CaseFlow.Host.Security;
using CaseFlow.Host.Security.Accounts;
using CaseFlow.Host.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Tests.Security;

public sealed class SessionTests
{
    private const string NewPassword = "Quiet-7-lantern";

    [Fact]
    public async Task Idle_session_ends_and_a_used_one_goes_on_until_its_last_hour()
    {
        await using var stage = await SecurityStage.StartAsync();
        var (idle, used) = (await InAsync(stage, "idle"), await InAsync(stage, "used"));
        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            (await SecurityStage.VisitAsync(used)).ShouldBe("OK");
            stage.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        (await SecurityStage.VisitAsync(idle)).ShouldStartWith("/sign-in");
        (await SecurityStage.VisitAsync(used)).ShouldBe("OK");
        stage.Clock.Advance(TimeSpan.FromMinutes(20));
        (await SecurityStage.VisitAsync(used)).ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task Copy_of_the_cookie_is_worth_nothing_after_signing_out()
    {
        await using var stage = await SecurityStage.StartAsync();
        await stage.OpenAsync("zhang");
        var cookies = new CookieContainer();
        var browser = stage.Browser(cookies);
        await SecurityStage.SignInAsync(browser, "zhang");
        var copied = new CookieContainer();
        copied.Add(cookies.GetAllCookies());
        var thief = stage.Browser(copied);
        (await SecurityStage.VisitAsync(thief)).ShouldBe("OK");

        var page = await browser.GetStringAsync("/profile/password");
        (await SecurityStage.PostAsync(browser, AccountRoutes.SignOut, page, [])).ShouldBe(AccountRoutes.SignInPage);
        (await SecurityStage.VisitAsync(thief)).ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task Lost_post_counts_at_the_next_request()
    {
        await using var stage = await SecurityStage.StartAsync();
        var person = await stage.OpenAsync("zhang");
        var browser = stage.Browser();
        await SecurityStage.SignInAsync(browser, "zhang");
        await stage.SendAsync(new EndPost(person, Roles.DistrictOffice, (await stage.ActorAsync(person)).UnitId));

        (await SecurityStage.VisitAsync(browser)).ShouldBe("/sign-in?refused=sign-in.no-post");
        (await SecurityStage.SignInAsync(stage.Browser(), "zhang")).ShouldStartWith("/sign-in?refused=sign-in.no-post");
    }

    [Fact]
    public async Task Disabled_account_is_out_at_the_next_request()
    {
        await using var stage = await SecurityStage.StartAsync();
        var browser = await InAsync(stage, "zhang");
        await stage.SendAsync(new DisableAccount("zhang"));

        (await SecurityStage.VisitAsync(browser)).ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task Initial_password_opens_nothing_but_its_own_change()
    {
        await using var stage = await SecurityStage.StartAsync();
        await stage.OpenAsync("zhang", mustChange: true);
        var browser = stage.Browser();
        await SecurityStage.SignInAsync(browser, "zhang");

        (await SecurityStage.VisitAsync(browser, "/hazards")).ShouldBe("/profile/password?refused=password.must-change");
        (await browser.GetAsync("/api/v1/hazards")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ChangeAsync(browser, SecurityStage.Password, NewPassword, NewPassword)).ShouldBe("/");
        (await SecurityStage.VisitAsync(browser)).ShouldBe("OK");
    }

    [Fact]
    public async Task Old_password_must_be_changed_at_its_age()
    {
        await using var stage = await SecurityStage.StartAsync();
        await stage.OpenAsync("zhang");
        stage.Clock.Advance(TimeSpan.FromDays(90));
        var browser = stage.Browser();
        await SecurityStage.SignInAsync(browser, "zhang");

        (await SecurityStage.VisitAsync(browser)).ShouldBe("/profile/password?refused=password.must-change");
    }

    [Fact]
    public async Task Changed_password_ends_the_other_sessions_and_keeps_this_one()
    {
        await using var stage = await SecurityStage.StartAsync();
        await stage.OpenAsync("zhang");
        var (here, elsewhere) = (stage.Browser(), stage.Browser());
        await SecurityStage.SignInAsync(here, "zhang");
        await SecurityStage.SignInAsync(elsewhere, "zhang");
        (await ChangeAsync(here, SecurityStage.Password, NewPassword, NewPassword)).ShouldBe("/");

        (await SecurityStage.VisitAsync(here)).ShouldBe("OK");
        (await SecurityStage.VisitAsync(elsewhere)).ShouldStartWith("/sign-in");
        (await SecurityStage.SignInAsync(stage.Browser(), "zhang")).ShouldStartWith("/sign-in?refused=sign-in.failed");
    }

    [Theory]
    [InlineData("wrong", NewPassword, NewPassword, "password.current")]
    [InlineData(SecurityStage.Password, NewPassword, "other", "password.confirm")]
    [InlineData(SecurityStage.Password, SecurityStage.Password, SecurityStage.Password, "password.used-before")]
    [InlineData(SecurityStage.Password, "Password2026", "Password2026", "password.common")]
    public async Task Change_is_refused_by_name(string current, string next, string confirm, string code)
    {
        await using var stage = await SecurityStage.StartAsync();
        var browser = await InAsync(stage, "zhang");

        (await ChangeAsync(browser, current, next, confirm)).ShouldStartWith($"/profile/password?refused={code}");
        (await stage.WithDbAsync(db => db.Set<Session>().CountAsync(s => s.EndedAt == null))).ShouldBe(1);
    }

    private static async Task<HttpClient> InAsync(SecurityStage stage, string userName)
    {
        await stage.OpenAsync(userName);
        var browser = stage.Browser();
        (await SecurityStage.SignInAsync(browser, userName)).ShouldBe("/");
        return browser;
    }

    private static async Task<string> ChangeAsync(HttpClient browser, string current, string next, string confirm) => await SecurityStage.PostAsync(
        browser, AccountRoutes.ChangePassword, await browser.GetStringAsync(AccountRoutes.PasswordPage),
        new() { ["current"] = current, ["next"] = next, ["confirm"] = confirm });
}
