using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Requests;

namespace CaseFlow.Host.Security.Web;

/// <summary>
/// Another site's page may not use the visitor's cookie for anything that changes: unsafe methods must come from our own
/// origin, told by Sec-Fetch-Site or Origin. Forms carry an antiforgery field besides; bearer tokens are not sent by browsers.
/// What was tried with the cookie of somebody who is signed in is audited under their name.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next)
{
    /// <summary>What the audit calls it, for no command was sent.</summary>
    private const string Call = "CallFromElsewhere";

    public async Task InvokeAsync(HttpContext http, RequestContext context, RefusalAudit audit)
    {
        if (IsUnsafe(http.Request.Method) && !http.Request.Headers.ContainsKey("Authorization") && IsForeign(http.Request))
        {
            if (context.Actor is not null)
            {
                await audit.WriteAsync(Call, [Refusal.Forbidden("access.other-site")], http.RequestAborted);
            }

            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next(http);
    }

    private static bool IsUnsafe(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method) && !HttpMethods.IsTrace(method);

    private static bool IsForeign(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => false,
        "" => request.Headers.Origin.ToString() is { Length: > 0 } origin
            && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Authority != request.Host.Value),
        _ => true,
    };
}
