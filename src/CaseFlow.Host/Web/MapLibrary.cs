using System.Reflection;
using Microsoft.Extensions.FileProviders;

namespace CaseFlow.Host.Web;

/// <summary>
/// Leaflet and its drawing tools as npm delivered them, under <c>/map-library</c>: beside the published product, else where
/// the build left them. There are none where it was built without Node.
/// </summary>
internal sealed class MapLibrary : IWebFeature
{
    public const string Root = "/map-library";

    private static readonly string Modules =
        typeof(MapLibrary).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "NodeModules").Value!;

    private static readonly string[] Places =
    [
        Path.Combine(AppContext.BaseDirectory, "map"), Path.Combine(Modules, "leaflet", "dist"), Path.Combine(Modules, "@geoman-io", "leaflet-geoman-free", "dist"),
    ];

    public static bool IsPresent => Places.Any(p => File.Exists(Path.Combine(p, "leaflet.js")));

    public int Order => 61;

    public void Add(WebApplicationBuilder builder)
    {
    }

    public void Use(WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        RequestPath = Root,
        FileProvider = new CompositeFileProvider(Places.Where(Directory.Exists).Select(p => new PhysicalFileProvider(p))),
        OnPrepareResponse = answer => answer.Context.Response.Headers.CacheControl = "public,max-age=86400",
    });
}
