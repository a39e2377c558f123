using System.Globalization;
using CaseFlow.Host.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;

namespace CaseFlow.Host.Pages.Layout;

/// <summary>
/// The language of every answer, Chinese unless the user's cookie says English, and the pages that stand in for faults
/// and unknown addresses. Before security: the page shown instead goes through it as any other.
/// </summary>
internal sealed class LanguageAndFaults : IWebFeature
{
    public static readonly CultureInfo[] Cultures = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    public int Order => 50;

    public void Add(WebApplicationBuilder builder)
    {
    }

    public void Use(WebApplication app)
    {
        app.UseRequestLocalization(o =>
        {
            o.DefaultRequestCulture = new RequestCulture(Cultures[0]);
            o.SupportedCultures = Cultures;
            o.SupportedUICultures = Cultures;
            // The browser's language does not decide: the office works in Chinese until a user says otherwise.
            o.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        app.UseWhen(IsPage, pages => pages.UseExceptionHandler("/error", createScopeForErrors: true));
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((http, next) =>
        {
            if (!IsPage(http) && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(http);
        });
    }

    // The interfaces for machines answer with problem details of their own.
    private static bool IsPage(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/api") && !http.Request.Path.StartsWithSegments("/elsa") && !http.Request.Path.StartsWithSegments("/calendar/feed");
}
