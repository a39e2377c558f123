using System.Data.Common;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Web;
using Microsoft.AspNetCore.Diagnostics;

namespace CaseFlow.Host.Api;

/// <summary>Whatever goes wrong under /api is told as problem details, and nothing of the inside is: outermost, so that it also speaks for signing in.</summary>
internal sealed class ApiErrors : IWebFeature
{
    public int Order => 50;

    public void Add(WebApplicationBuilder builder) => builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);

    public void Use(WebApplication app) => app.UseWhen(http => http.Request.Path.StartsWithSegments("/api"), api =>
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailedAsync, SuppressDiagnosticsCallback = c => c.Exception is BadHttpRequestException });
        api.UseStatusCodePages(context => WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
    });

    private static Task FailedAsync(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        return error switch
        {
            BadHttpRequestException bad => WriteAsync(http, bad.StatusCode),
            DbException { IsTransient: true } or { InnerException: DbException { IsTransient: true } } =>
                Problems.From(new Refusal("request.database-away") { Kind = RefusalKind.Unavailable }).ExecuteAsync(http),
            _ => WriteAsync(http, StatusCodes.Status500InternalServerError),
        };
    }

    private static Task WriteAsync(HttpContext http, int status)
    {
        var (code, kind) = status switch
        {
            StatusCodes.Status401Unauthorized => ("access.sign-in", RefusalKind.Forbidden),
            StatusCodes.Status403Forbidden => ("request.forbidden", RefusalKind.Forbidden),
            StatusCodes.Status404NotFound => ("request.no-such-address", RefusalKind.NotFound),
            StatusCodes.Status405MethodNotAllowed => ("request.method", RefusalKind.Invalid),
            StatusCodes.Status413PayloadTooLarge => ("request.too-large", RefusalKind.Invalid),
            StatusCodes.Status415UnsupportedMediaType => ("request.media-type", RefusalKind.Invalid),
            StatusCodes.Status429TooManyRequests => ("request.too-many", RefusalKind.Unavailable),
            >= 400 and < 500 => ("request.unreadable", RefusalKind.Invalid),
            _ => ("request.failed", RefusalKind.Unavailable),
        };
        var problem = Problems.Details([new Refusal(code) { Kind = kind }]);
        problem.Status = status;
        return Problems.WriteAsync(http, problem);
    }
}
