using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Simulation.Recordings;

/// <summary>
/// <c>workflows/shipped.json</c>: the content hash of every version that was ever shipped. A shipped version never changes
/// and never goes, because cases run on it (reliability E3).
/// </summary>
public static class ShippedVersions
{
    public const string FileName = "shipped.json";

    /// <summary>What is wrong with the folder, and what to do; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(string processes)
    {
        var shipped = Read(processes);
        var there = Files(processes);
        return
        [
            .. shipped.Where(s => !there.ContainsKey(s.Key)).Select(s => TextCatalog.Get("shipped.gone", s.Key)),
            .. shipped.Where(s => there.TryGetValue(s.Key, out var hash) && hash != s.Value).Select(s => TextCatalog.Get("shipped.changed", s.Key)),
            .. there.Keys.Where(f => !shipped.ContainsKey(f)).Select(f => TextCatalog.Get("shipped.not-listed", f)),
        ];
    }

    /// <summary>Enters the versions that are not listed yet; those listed stay as they are.</summary>
    public static IReadOnlyList<string> Add(string processes)
    {
        var shipped = Read(processes);
        var fresh = Files(processes).Where(f => !shipped.ContainsKey(f.Key)).ToList();
        if (fresh.Count > 0)
        {
            var json = new JsonObject(shipped.Concat(fresh).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value)));
            File.WriteAllText(Path.Combine(processes, FileName), json.ToJsonString(SimulationJson.Options) + "\n");
        }

        return [.. fresh.Select(f => f.Key)];
    }

    private static Dictionary<string, string> Read(string processes) => File.Exists(Path.Combine(processes, FileName))
        ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(processes, FileName)))!
        : [];

    private static Dictionary<string, string> Files(string processes) => Directory.EnumerateDirectories(processes)
        .SelectMany(d => Directory.EnumerateFiles(d, "v*.json"))
        .ToDictionary(f => Path.GetRelativePath(processes, f).Replace('\\', '/'), f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal);
}
