using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace CaseFlow.Domain.Kernel;

/// <summary>
/// Every text a user sees, by key: all resources named <c>*Texts.resx</c> (Chinese) and <c>*Texts.en.resx</c> of
/// CaseFlow's assemblies. A feature keeps its texts in its own folder; none is listed here.
/// </summary>
public static class TextCatalog
{
    private static readonly ConcurrentDictionary<(string Key, string Culture), string?> Cache = new();

    private static volatile ResourceManager[]? _sources;

    // The command line asks for its first text before every part is loaded; what it did not find then is found later.
    static TextCatalog() => AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) =>
    {
        if (IsOurs(loaded.LoadedAssembly))
        {
            _sources = null;
            Cache.Clear();
        }
    };

    /// <summary>The text of the key in the current UI culture, or null when no feature has it.</summary>
    public static string? Find(string key) => Cache.GetOrAdd(
        (key, CultureInfo.CurrentUICulture.Name),
        static k => (_sources ??= Sources()).Select(s => s.GetString(k.Key, CultureInfo.GetCultureInfo(k.Culture))).FirstOrDefault(t => t is not null));

    private static ResourceManager[] Sources() =>
    [
        .. from assembly in AppDomain.CurrentDomain.GetAssemblies()
           where IsOurs(assembly)
           from name in assembly.GetManifestResourceNames()
           where name.EndsWith("Texts.resources", StringComparison.Ordinal)
           select new ResourceManager(name[..^".resources".Length], assembly),
    ];

    private static bool IsOurs(Assembly assembly) =>
        assembly.GetName().Name is { } name && name.StartsWith("CaseFlow.", StringComparison.Ordinal) && !name.EndsWith(".resources", StringComparison.Ordinal);

    /// <summary>The text with its parameters; the key itself where none exists, so that a missing text is seen.</summary>
    public static string Get(string key, params object?[] args)
    {
        var text = Find(key) ?? key;
        return args.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, args);
    }
}
