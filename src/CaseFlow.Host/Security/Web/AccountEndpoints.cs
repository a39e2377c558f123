using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Security.Accounts;
using CaseFlow.Host.Security.Sessions;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Security.Web;

/// <summary>The posts behind the pages of signing in; see <see cref="AccountRoutes"/>.</summary>
internal sealed class AccountEndpoints : IEndpoints
{
    public const string RateLimit = "sign-in";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(AccountRoutes.SignIn, SignInAsync).AllowAnonymous().FromOwnPage(AccountRoutes.SignInPage).RequireRateLimiting(RateLimit).ExcludeFromDescription();
        routes.MapPost(AccountRoutes.SignOut, SignOutAsync).FromOwnPage("/").ExcludeFromDescription();
        routes.MapPost(AccountRoutes.ChangePassword, ChangePasswordAsync).FromOwnPage(AccountRoutes.PasswordPage).RequireRateLimiting(RateLimit).ExcludeFromDescription();
    }

    private static async Task<IResult> SignInAsync(
        HttpContext http, SignIn signIn, SecurityOptions options, SecurityClock clock,
        [FromForm] string? userName, [FromForm] string? password, [FromForm] string? returnUrl)
    {
        var outcome = await signIn.TryAsync(userName, password, http.ClientAddress(), http.RequestAborted);
        if (!outcome.Succeeded)
        {
            return Back(AccountRoutes.SignInPage, outcome.Refusals[0].Code, returnUrl);
        }

        await WriteCookieAsync(http, outcome.Value, options, clock);
        return Results.LocalRedirect(Local(returnUrl));
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IMediator mediator, RequestContext context, [FromForm] string? returnUrl)
    {
        if (http.User.Id(Schemes.SessionClaim) is { } id)
        {
            using (context.EnterProcess())
            {
                await mediator.Send(new EndSession(id), http.RequestAborted);
            }
        }

        await http.SignOutAsync(Schemes.Cookie);
        return Results.LocalRedirect(returnUrl is null ? AccountRoutes.SignInPage : Local(returnUrl));
    }

    private static async Task<IResult> ChangePasswordAsync(
        HttpContext http, IMediator mediator, RequestContext context, SecurityOptions options, SecurityClock clock,
        [FromForm] string? current, [FromForm] string? next, [FromForm] string? confirm, [FromForm] string? returnUrl)
    {
        var changed = await mediator.Send(new ChangePassword(current ?? "", next ?? "", confirm ?? ""), http.RequestAborted);
        if (!changed.Succeeded)
        {
            return Back(AccountRoutes.PasswordPage, changed.Refusals[0].Code, returnUrl);
        }

        var actor = context.Who;
        using (context.EnterProcess())
        {
            var session = await mediator.Send(new StartSession(changed.Value, actor.PersonId, http.ClientAddress()), http.RequestAborted);
            if (!session.Succeeded)
            {
                return Back(AccountRoutes.SignInPage, session.Refusals[0].Code, returnUrl);
            }

            await WriteCookieAsync(http, new SignedIn(session.Value, changed.Value, actor), options, clock);
        }

        return Results.LocalRedirect(Local(returnUrl));
    }

    private static Task WriteCookieAsync(HttpContext http, SignedIn who, SecurityOptions options, SecurityClock clock) => http.SignInAsync(
        Schemes.Cookie,
        Schemes.Principal(Schemes.Cookie, who.AccountId, who.Actor.PersonId, who.Actor.Name, who.SessionId),
        new AuthenticationProperties { IssuedUtc = clock.Now, ExpiresUtc = clock.Now.AddHours(options.AbsoluteHours), IsPersistent = false, AllowRefresh = false });

    private static IResult Back(string page, string code, string? returnUrl) =>
        Results.LocalRedirect($"{page}{QueryString.Create("refused", code).Add("returnUrl", Local(returnUrl))}");

    // Only places on this server: //elsewhere and absolute addresses lead to the start page.
    private static string Local(string? url) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) ? url : "/";
}

internal static class OwnForms
{
    /// <summary>Only with the antiforgery field of our own page; a page that was left open too long is shown anew instead of an error.</summary>
    public static RouteHandlerBuilder FromOwnPage(this RouteHandlerBuilder endpoint, string page) => endpoint.DisableAntiforgery().AddEndpointFilter(
        async (context, next) => await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.LocalRedirect($"{page}?refused=form.expired"));
}
