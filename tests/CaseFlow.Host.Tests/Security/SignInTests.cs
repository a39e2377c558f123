using CaseFlow.Host.Security;
using CaseFlow.Host.Security.Accounts;

namespace CaseFlow.Host.Tests.Security;

public sealed class SignInTests
{
    private const string Failed = "/sign-in?refused=sign-in.failed&returnUrl=%2F";

    [Fact]
    public async Task Right_password_leads_in_and_back_to_where_one_wanted_to_go()
    {
        await using var stage = await SecurityStage.StartAsync();
        await stage.OpenAsync("zhang");
        var browser = stage.Browser();

        (await SecurityStage.VisitAsync(browser, "/hazards?state=reported")).ShouldBe("/sign-in?returnUrl=%2Fhazards%3Fstate%3Dreported");
        (await SecurityStage.SignInAsync(browser, "ZHANG", returnUrl: "/hazards?state=reported")).ShouldBe("/hazards?state=reported");
        (await SecurityStage.VisitAsync(browser)).ShouldBe("OK");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Address_of_another_site_is_never_gone_to(string returnUrl)
    {
        await using var stage = await SecurityStage.StartAsync();
        await stage.OpenAsync("zhang");

        (await SecurityStage.SignInAsync(stage.Browser(), "zhang", returnUrl: returnUrl)).ShouldBe("/");
    }

    [Fact]
    public async Task Unknown_wrong_disabled_and_locked_are_answered_alike()
    {
        await using var stage = await SecurityStage.StartAsync();
        await stage.OpenAsync("wrong");
        await stage.OpenAsync("locked");
        await stage.OpenAsync("disabled");
        await stage.SendAsync(new DisableAccount("disabled"));
        var browser = stage.Browser();
        for (var i = 0; i < 5; i++)
        {
            await SecurityStage.SignInAsync(browser, "locked", "x");
        }

        (await SecurityStage.SignInAsync(browser, "nobody")).ShouldBe(Failed);
        (await SecurityStage.SignInAsync(browser, "wrong", "Wrong-2026-pass")).ShouldBe(Failed);
        (await SecurityStage.SignInAsync(browser, "disabled")).ShouldBe(Failed);
        (await SecurityStage.SignInAsync(browser, "locked")).ShouldBe(Failed);
    }

    [Fact]
    public async Task Account_is_locked_by_five_failures_and_opens_after_the_lock_time()
    {
        await using var stage = await SecurityStage.StartAsync();
        await stage.OpenAsync("zhang");
        var browser = stage.Browser();
        for (var i = 0; i < 4; i++)
        {
            await SecurityStage.SignInAsync(browser, "zhang", "x");
        }

        (await SecurityStage.SignInAsync(browser, "zhang")).ShouldBe("/");
        for (var i = 0; i < 5; i++)
        {
            await SecurityStage.SignInAsync(stage.Browser(), "zhang", "x");
        }

        (await SecurityStage.SignInAsync(stage.Browser(), "zhang")).ShouldBe(Failed);
        stage.Clock.Advance(TimeSpan.FromMinutes(15));
        (await SecurityStage.SignInAsync(stage.Browser(), "zhang")).ShouldBe("/");
    }

    [Fact]
    public async Task Address_is_locked_by_failures_over_many_names()
    {
        await using var stage = await SecurityStage.StartAsync("--Security:AddressFailures", "6");
        await stage.OpenAsync("zhang");
        for (var i = 0; i < 6; i++)
        {
            await SecurityStage.SignInAsync(stage.Browser(), $"guess{i}", "x");
        }

        (await SecurityStage.SignInAsync(stage.Browser(), "zhang")).ShouldBe(Failed);
        stage.Clock.Advance(TimeSpan.FromMinutes(15));
        (await SecurityStage.SignInAsync(stage.Browser(), "zhang")).ShouldBe("/");
    }

    [Fact]
    public async Task Tries_are_limited_in_the_minute_whatever_they_say()
    {
        await using var stage = await SecurityStage.StartAsync("--Security:SignInsPerMinute", "5");
        List<string> answers = [];
        for (var i = 0; i < 6; i++)
        {
            answers.Add(await SecurityStage.SignInAsync(stage.Browser(), "nobody"));
        }

        answers[..5].ShouldAllBe(a => a == Failed);
        answers[5].ShouldBe("/sign-in?refused=sign-in.too-many");
    }

    [Fact]
    public async Task Forwarded_address_of_an_unknown_proxy_is_not_believed()
    {
        await using var stage = await SecurityStage.StartAsync("--Security:AddressFailures", "5");
        await stage.OpenAsync("zhang");
        for (var i = 0; i < 5; i++)
        {
            var browser = stage.Browser();
            browser.DefaultRequestHeaders.Add("X-Forwarded-For", $"10.0.0.{i}");
            await SecurityStage.SignInAsync(browser, $"guess{i}", "x");
        }

        (await SecurityStage.SignInAsync(stage.Browser(), "zhang")).ShouldBe(Failed);
    }

    [Fact]
    public async Task Sign_in_without_the_field_of_our_own_page_is_refused()
    {
        await using var stage = await SecurityStage.StartAsync();
        await stage.OpenAsync("zhang");
        var browser = stage.Browser();

        (await SecurityStage.PostAsync(browser, AccountRoutes.SignIn, "", new() { ["userName"] = "zhang", ["password"] = SecurityStage.Password })).ShouldBe("/sign-in?refused=form.expired");
        (await SecurityStage.VisitAsync(browser)).ShouldStartWith("/sign-in");
    }
}
