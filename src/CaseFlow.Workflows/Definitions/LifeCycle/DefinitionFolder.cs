using System.Globalization;

namespace CaseFlow.Workflows.Definitions;

/// <summary>The folder of processes: one folder each, <c>vN.json</c> files in it, oldest version first.</summary>
public static class DefinitionFolder
{
    public static IReadOnlyList<DefinitionFile> Read(string path) =>
    [
        .. from file in Directory.EnumerateFiles(path, "v*.json", SearchOption.AllDirectories)
           where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "scenarios" or "histories")
           let number = int.TryParse(Path.GetFileNameWithoutExtension(file).AsSpan(1), CultureInfo.InvariantCulture, out var n) ? n : 0
           orderby Path.GetDirectoryName(file), number
           select new DefinitionFile(Path.GetRelativePath(path, file), File.ReadAllText(file)),
    ];
}
