using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace CaseFlow.Domain.Kernel;

/// <summary>
/// Every text a user sees, by key: all resources named <c>*Texts.resx</c> (Chinese) and <c>*Texts.en.resx</c> of
/// CaseFlow's assemblies. A feature keeps its texts in its own folder; none is listed here.
/// </summary>
public static class TextCatalog
{
    private static readonly Lazy<ResourceManager[]> Sources = new(() =>
    [
        .. from assembly in AppDomain.CurrentDomain.GetAssemblies()
           where assembly.GetName().Name!.StartsWith("CaseFlow.", StringComparison.Ordinal)
           from name in assembly.GetManifestResourceNames()
           where name.EndsWith("Texts.resources", StringComparison.Ordinal)
           select new ResourceManager(name[..^".resources".Length], assembly),
    ]);

    private static readonly ConcurrentDictionary<(string Key, string Culture), string?> Cache = new();

    /// <summary>The text of the key in the current UI culture, or null when no feature has it.</summary>
    public static string? Find(string key) => Cache.GetOrAdd(
        (key, CultureInfo.CurrentUICulture.Name),
        static k => Sources.Value.Select(s => s.GetString(k.Key, CultureInfo.GetCultureInfo(k.Culture))).FirstOrDefault(t => t is not null));

    /// <summary>The text with its parameters; the key itself where none exists, so that a missing text is seen.</summary>
    public static string Get(string key, params object?[] args)
    {
        var text = Find(key) ?? key;
        return args.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, args);
    }
}
