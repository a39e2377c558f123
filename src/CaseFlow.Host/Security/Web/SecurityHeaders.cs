namespace CaseFlow.Host.Security.Web;

/// <summary>What every answer says to the browser.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (!headers.ContentSecurityPolicy.ToString().Contains("script-src", StringComparison.Ordinal))
            {
                headers.ContentSecurityPolicy = ContentPolicy.For((HttpContext)state);
            }

            if (((HttpContext)state).User.Identity is { IsAuthenticated: true } && !headers.ContainsKey("Cache-Control"))
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        }, http);
        return next(http);
    }
}
