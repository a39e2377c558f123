using System.Globalization;
using CaseFlow.Host.Api;
using Microsoft.AspNetCore.Localization;

namespace CaseFlow.Host.Pages.Layout;

/// <summary>Keeps the user's language in a cookie for a year and goes back to where they were.</summary>
internal sealed class LanguageEndpoint : IEndpoints
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static string Href(string culture, string back) => $"/language/{culture}?back={Uri.EscapeDataString(back)}";

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/language/{culture}", (string culture, string? back, HttpContext http) =>
    {
        if (LanguageAndFaults.Cultures.Any(c => c.Name == culture))
        {
            http.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.GetCultureInfo(culture))),
                new CookieOptions { MaxAge = Kept, IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true, Path = "/" });
        }

        return Results.LocalRedirect(back is ['/', ..] and not ['/', '/' or '\\', ..] ? back : "/");
    }).AllowAnonymous().ExcludeFromDescription();
}
