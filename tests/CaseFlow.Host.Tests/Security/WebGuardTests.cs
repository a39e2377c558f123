using System.Net;
using CaseFlow.Domain.Audit;
using CaseFlow.Host.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Tests.Security;

public sealed class WebGuardTests
{
    // Whatever is open to everybody stands here, and nowhere else.
    private static readonly string[] Open =
    [
        // A calendar program does not sign in; the token in the address is the secret.
        "/calendar/feed/{token}.ics",
        AccountRoutes.SignInPage, AccountRoutes.SignIn, "/language/{culture}", "/not-found", "/error", "/openapi/{documentName}.json", "/health", "/health/ready", "/health/live", "/elsa/api/package/version",

        // What is announced is read by everybody (R80).
        "/public/bulletins", "/public/bulletins/{Id:guid}", "/api/v1/public/bulletins/", "/api/v1/public/bulletins/{id:guid}",

        // The public reports without an account, and follows with the receipt code (R46); limited by address.
        "/public/tip-offs/new", "/public/tip-offs/follow", "/api/v1/public/tip-offs/", "/api/v1/public/tip-offs/follow",

        // Answers on loopback only, and not-found where the demonstration clock is off.
        "/api/v1/demo/clock/",
    ];

    [Fact]
    public async Task Every_endpoint_needs_signing_in_or_is_named_as_open()
    {
        await using var stage = await SecurityStage.StartAsync();
        var fallback = await stage.App.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        fallback!.Requirements.ShouldContain(r => r is Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement);
        var open = stage.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();

        open.Where(path => !Open.Contains(path)).ShouldBeEmpty();
        open.ShouldContain(AccountRoutes.SignIn);
    }

    [Fact]
    public async Task Demonstration_clock_is_not_there_unless_it_was_asked_for()
    {
        await using var stage = await SecurityStage.StartAsync();
        using var move = new StringContent("""{"to":"2030-01-01T00:00:00Z"}""", System.Text.Encoding.UTF8, "application/json");

        (await stage.Browser().PostAsync("/api/v1/demo/clock", move)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Static_files_are_open_and_pages_are_not()
    {
        await using var stage = await SecurityStage.StartAsync();
        var browser = stage.Browser();

        (await SecurityStage.VisitAsync(browser, "/caseflow.css")).ShouldBe("OK");
        (await SecurityStage.VisitAsync(browser, "/nowhere")).ShouldStartWith("/sign-in");
        (await browser.GetAsync("/api/v1/hazards")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Every_answer_says_what_a_browser_may_do()
    {
        await using var stage = await SecurityStage.StartAsync();
        var answer = await stage.Browser().GetAsync(AccountRoutes.SignInPage);
        var policy = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));

        policy.ShouldContain("script-src 'self' 'nonce-");
        policy.ShouldContain("frame-ancestors 'self'");
        policy.ShouldContain("object-src 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Cookie_is_closed_to_scripts_and_bound_to_the_site()
    {
        await using var stage = await SecurityStage.StartAsync();
        await stage.OpenAsync("zhang");
        var cookies = new CookieContainer();
        await SecurityStage.SignInAsync(stage.Browser(cookies), "zhang");
        var session = cookies.GetAllCookies()["caseflow-session"]!;

        (session.HttpOnly, session.Expires).ShouldBe((true, default));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Page_of_another_site_changes_nothing_with_the_visitors_cookie_and_leaves_its_trace(string header, string value)
    {
        await using var stage = await SecurityStage.StartAsync();
        var person = await stage.OpenAsync("zhang");
        var browser = stage.Browser();
        await SecurityStage.SignInAsync(browser, "zhang");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/hazards") { Content = new StringContent("{}") };
        request.Headers.Add(header, value);

        (await browser.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var trace = await stage.WithDbAsync(db => db.Set<AuditEntry>().SingleAsync(e => e.Refusals == "access.other-site"));
        (trace.ActorId, trace.Command, trace.Succeeded).ShouldBe((person, "CallFromElsewhere", false));
    }
}
