using CaseFlow.Host.Security.Sessions;

namespace CaseFlow.Host.Security.Web;

/// <summary>While the password must be changed nothing else is open: the page and its post, signing out, and what is anonymous.</summary>
internal sealed class PasswordGate(RequestDelegate next)
{
    private static readonly string[] Open =
        [AccountRoutes.PasswordPage, AccountRoutes.ChangePassword, AccountRoutes.SignOut, AccountRoutes.SignInPage, AccountRoutes.SignIn];

    public async Task InvokeAsync(HttpContext http)
    {
        var gated = http.Items[typeof(LiveSession)] is LiveSession { MustChangePassword: true }
            && !http.IsAnonymousEndpoint()
            && !Open.Any(path => http.Request.Path.Equals(path, StringComparison.OrdinalIgnoreCase));
        if (!gated)
        {
            await next(http);
        }
        else if (http.WantsPage())
        {
            http.Response.Redirect($"{AccountRoutes.PasswordPage}?refused=password.must-change");
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }
}
