using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Security.Web;
using CaseFlow.Host.Web;
using Microsoft.AspNetCore.Http.Features;

namespace CaseFlow.Host.Pages.TipOffs;

internal sealed class TipOffsFeature : IWebFeature
{
    // Five photos of the largest size, written as text as the address takes them, and the words beside them.
    private const long MostBytes = (5L * StoreAttachment.MaxBytes * 4 / 3) + 1_000_000;

    /// <summary>Before a form or body is read, after the visitor's address is known.</summary>
    public int Order => 150;

    public void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PublicGate>();
        builder.Services.AddSingleton<PublicTipOffs>();
    }

    public void Use(WebApplication app) => app.Use((http, next) =>
    {
        if (HttpMethods.IsPost(http.Request.Method) && (http.Request.Path == "/public/tip-offs/new" || http.Request.Path == "/api/v1/public/tip-offs"))
        {
            if (http.RequestServices.GetRequiredService<PublicGate>().IsFlooding(http.ClientAddress()))
            {
                return TooMany(http);
            }

            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = MostBytes;
            }
        }

        return next(http);
    });

    private static Task TooMany(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            return Problems.TooMany(PublicTipOffs.TooMany).ExecuteAsync(http);
        }

        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(TextCatalog.Get(PublicTipOffs.TooMany), http.RequestAborted);
    }
}
