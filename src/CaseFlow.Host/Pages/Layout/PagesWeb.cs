using System.Globalization;
using CaseFlow.Host.Pages.Kit;
using CaseFlow.Host.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using MudBlazor;
using MudBlazor.Services;

namespace CaseFlow.Host.Pages.Layout;

/// <summary>The pages: Chinese unless the user's cookie says English, served over a circuit after prerendering.</summary>
internal sealed class PagesWeb : IWebFeature
{
    // Holds the prerendered answers that a circuit starts from; a list page of 100 rows needs about 60 KB.
    private const int LargestMessage = 1024 * 1024;

    public static readonly CultureInfo[] Cultures = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    public int Order => 300;

    public void Add(WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(o => o.MaximumReceiveMessageSize = LargestMessage);
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddMudServices(c =>
        {
            c.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            c.SnackbarConfiguration.VisibleStateDuration = 6000;
            c.SnackbarConfiguration.PreventDuplicates = true;
        });
        builder.Services.AddTransient<MudLocalizer, KitLocalizer>();
        builder.Services.AddScoped<Gateway>();
        builder.Services.AddScoped<PageCalendar>();
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
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    // The interfaces for machines answer with problem details of their own.
    private static bool IsPage(HttpContext http) => !http.Request.Path.StartsWithSegments("/api") && !http.Request.Path.StartsWithSegments("/elsa");
}
