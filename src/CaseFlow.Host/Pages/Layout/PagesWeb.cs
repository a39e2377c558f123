using CaseFlow.Host.Pages.Kit;
using CaseFlow.Host.Web;
using MudBlazor;
using MudBlazor.Services;

namespace CaseFlow.Host.Pages.Layout;

/// <summary>The pages: prerendered, then served over a circuit.</summary>
internal sealed class PagesWeb : IWebFeature
{
    // Holds the prerendered answers that a circuit starts from; a list page of 100 rows needs about 60 KB.
    private const int LargestMessage = 1024 * 1024;

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
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
