using System.Reflection;
using Microsoft.Extensions.FileProviders;

namespace CaseFlow.Host.Designer;

/// <summary>
/// Elsa Studio's files as npm delivered them: beside the published product, else where the build left them. There are none
/// where it was built without Node.
/// </summary>
internal sealed class DesignerFiles : IDisposable
{
    private const int HashLength = 10;

    /// <summary>The package's own page and its settings, in whose place ours stand.</summary>
    private static readonly string[] Replaced = ["/index.html", "/appsettings.json", "/package.json"];

    private readonly PhysicalFileProvider? _files;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public DesignerFiles()
        : this([Path.Combine(AppContext.BaseDirectory, "designer"), Built()])
    {
    }

    internal DesignerFiles(IEnumerable<string> places)
    {
        if (places.FirstOrDefault(p => File.Exists(Path.Combine(p, "_framework", "blazor.webassembly.js"))) is not { } root)
        {
            return;
        }

        _files = new PhysicalFileProvider(root);
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            _names.Add("/" + Path.GetRelativePath(root, file).Replace('\\', '/'));
        }

        _names.ExceptWith(Replaced.SelectMany(name => (string[])[name, name + ".br", name + ".gz"]));
    }

    public bool ArePresent => _files is not null;

    public IFileProvider Provider => _files is null ? new NullFileProvider() : _files;

    /// <param name="path">Below <c>/designer</c>, beginning with a slash.</param>
    public bool Has(string path) => _names.Contains(path);

    /// <summary>What a start asks for besides the page: the runtime, the texts of its culture, and the code editor.</summary>
    public IEnumerable<string> Runtime => _names.Where(IsLoadedAtStart).Order(StringComparer.Ordinal);

    /// <summary>name.0123456789.ext, as Blazor names what it publishes.</summary>
    public static bool IsFingerprinted(string path)
    {
        var parts = Path.GetFileName(path).Split('.');
        return parts.Skip(1).SkipLast(1).Any(p => p.Length == HashLength && p.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
    }

    public void Dispose() => _files?.Dispose();

    private static bool IsLoadedAtStart(string name) =>
        name.EndsWith("/editor/editor.main.js", StringComparison.Ordinal)
        || (name.StartsWith("/_framework/", StringComparison.Ordinal) && IsFingerprinted(name)
            && (Path.GetExtension(name) is ".wasm" or ".js" or ".dat"));

    private static string Built() =>
        typeof(DesignerFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "DesignerSource").Value!;
}
