using System.Globalization;

namespace CaseFlow.Workflows.Definitions;

/// <summary>The folder of processes: one folder each, <c>vN.json</c> files in it, oldest version first.</summary>
public static class DefinitionFolder
{
    public static IReadOnlyList<DefinitionFile> Read(string path) =>
    [
        .. from file in Files(path, "v*.json")
           let number = int.TryParse(Path.GetFileNameWithoutExtension(file).AsSpan(1), CultureInfo.InvariantCulture, out var n) ? n : 0
           orderby Path.GetDirectoryName(file), number
           select new DefinitionFile(Path.GetRelativePath(path, file), File.ReadAllText(file)),
    ];

    /// <summary>A folder of another shape, e.g. what a stock Elsa server exported: every definition in it.</summary>
    public static IReadOnlyList<DefinitionFile> ReadAny(string path) => Files(path, "v*.json").Any()
        ? Read(path)
        : [.. Files(path, "*.json").Order(StringComparer.Ordinal).Select(f => new DefinitionFile(Path.GetRelativePath(path, f), File.ReadAllText(f)))];

    private static IEnumerable<string> Files(string path, string pattern) =>
        Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories).Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "scenarios" or "histories"));
}
