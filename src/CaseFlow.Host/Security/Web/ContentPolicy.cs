using System.Security.Cryptography;

namespace CaseFlow.Host.Security.Web;

/// <summary>
/// What a page may load and run: our own files, and the one inline script that carries this answer's nonce (Blazor's
/// import map). MudBlazor sets styles inline.
/// </summary>
internal static class ContentPolicy
{
    public static string Nonce(HttpContext http) =>
        (string)(http.Items[typeof(ContentPolicy)] ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)));

    public static string For(HttpContext http)
    {
        var nonce = http.Items.ContainsKey(typeof(ContentPolicy)) ? $" 'nonce-{Nonce(http)}'" : "";
        return $"default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'; script-src 'self'{nonce}; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:";
    }
}
