using CaseFlow.Host.Web;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace CaseFlow.Host.Designer;

/// <summary>
/// Serves Elsa Studio's files under <c>/designer</c>, compressed as delivered. Before security: they are the same for
/// everybody and hold nothing of ours, and a start asks for 160 of them.
/// </summary>
internal sealed class DesignerWeb : IWebFeature
{
    public const string Root = "/designer";

    private static readonly (string Token, string Ending)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    public int Order => 60;

    public void Add(WebApplicationBuilder builder) => builder.Services.AddSingleton<DesignerFiles>();

    public void Use(WebApplication app)
    {
        var files = app.Services.GetRequiredService<DesignerFiles>();
        if (!files.ArePresent)
        {
            return;
        }

        app.UseWhen(http => FileOf(http, files) is not null, designer =>
        {
            designer.Use((http, next) =>
            {
                Choose(http, files, FileOf(http, files)!);
                return next(http);
            });
            designer.UseStaticFiles(new StaticFileOptions
            {
                RequestPath = Root,
                FileProvider = files.Provider,
                ContentTypeProvider = new DeliveredTypes(),
                OnPrepareResponse = Describe,
            });
        });
    }

    private static string? FileOf(HttpContext http, DesignerFiles files) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && http.Request.Path.StartsWithSegments(Root, out var rest) && rest.HasValue && files.Has(rest.Value) ? rest.Value : null;

    /// <summary>The compressed file in place of the plain one; no endpoint of ours may stand in the way of either.</summary>
    private static void Choose(HttpContext http, DesignerFiles files, string file)
    {
        http.SetEndpoint(null);
        var accepted = http.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (token, ending) in Encodings)
        {
            if (accepted.Any(a => a.Value.Equals(token, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0) && files.Has(file + ending))
            {
                http.Request.Path += ending;
                http.Items[typeof(DesignerWeb)] = token;
                return;
            }
        }
    }

    private static void Describe(StaticFileResponseContext answer)
    {
        var headers = answer.Context.Response.Headers;
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = DesignerPolicy.Text;
        headers.CacheControl = DesignerFiles.IsFingerprinted(answer.Context.Request.Path) ? "public,max-age=31536000,immutable" : "no-cache";
        if (answer.Context.Items[typeof(DesignerWeb)] is string encoding)
        {
            headers.ContentEncoding = encoding;
        }
    }

    /// <summary>The type of what is inside a compressed file; and of what ASP.NET Core does not know.</summary>
    private sealed class DeliveredTypes : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _known = new()
        {
            Mappings = { [".dat"] = "application/octet-stream", [".cur"] = "image/x-icon", [".map"] = "application/json", [".scss"] = "text/plain" },
        };

        public bool TryGetContentType(string subpath, out string contentType) =>
            _known.TryGetContentType(subpath.EndsWith(".br", StringComparison.Ordinal) || subpath.EndsWith(".gz", StringComparison.Ordinal) ? subpath[..^3] : subpath, out contentType!);
    }
}
