using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Security.Tokens;
using Microsoft.AspNetCore.Authentication;

namespace CaseFlow.Host.Security.Web;

/// <summary>Fills the request's context: who (from the posts valid now), from where, under which idempotency key.</summary>
internal sealed class ActorMiddleware(RequestDelegate next)
{
    public const string IdempotencyHeader = "Idempotency-Key";
    private const int LongestKey = 100;

    public async Task InvokeAsync(HttpContext http, RequestContext context, IActors actors, RecentCallers recent)
    {
        context.Origin = http.ClientAddress();
        if (http.Request.Headers[IdempotencyHeader].ToString() is { Length: > 0 and <= LongestKey } key)
        {
            context.IdempotencyKey = key;
        }

        if (http.User.Id(Schemes.PersonClaim) is { } person)
        {
            context.Actor = http.User.Identity?.AuthenticationType == Schemes.Bearer
                ? await recent.ActorAsync(person, () => actors.FindAsync(person, http.RequestAborted))
                : await actors.FindAsync(person, http.RequestAborted);
            if (context.Actor is null)
            {
                await RefuseAsync(http);
                return;
            }
        }

        await next(http);
    }

    // Signed in, but without a post any more.
    private static async Task RefuseAsync(HttpContext http)
    {
        if (http.WantsPage())
        {
            await http.SignOutAsync(Schemes.Cookie);
            http.Response.Redirect($"{AccountRoutes.SignInPage}?refused=sign-in.no-post");
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }
}

internal static class HttpFacts
{
    public static string ClientAddress(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    /// <summary>A person with a browser waits for a page, not a program for an answer.</summary>
    public static bool WantsPage(this HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && !http.IsApi() && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static bool IsApi(this HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/elsa") || http.Request.Path.StartsWithSegments("/_blazor")
        || http.Request.Path.StartsWithSegments("/calendar/feed");
}
