using System.Text.Json.Serialization;

namespace CaseFlow.Domain.Grids;

/// <summary>A region of the five levels (R24).</summary>
/// <param name="Path">Codes from the city down to it, each followed by a slash: <c>610100/610113/610113001/</c>.</param>
public sealed record RegionFacts(string Code, string Name, string Path, RegionLevel Level);

[JsonConverter(typeof(JsonStringEnumConverter<RegionLevel>))]
public enum RegionLevel
{
    City,
    District,
    Street,
    Community,
}

/// <param name="RegionCode">Of the community it lies in, or of the street where it cuts across communities.</param>
public sealed record GridFacts(string Code, string Name, GridKind Kind, GridTier Tier, string RegionCode, string RegionPath);

/// <summary>A region of a day.</summary>
/// <param name="Along">From the top to the region itself.</param>
/// <param name="Children">The regions one level below.</param>
/// <param name="Communities">Every community below it, or itself: code to path.</param>
public sealed record RegionOnDay(IReadOnlyList<RegionFacts> Along, IReadOnlyList<RegionFacts> Children, IReadOnlyDictionary<string, string> Communities)
{
    /// <summary>The path of its district, which communities never leave; of a city itself.</summary>
    public string District => RegionPaths.At(Along[^1].Path, RegionLevel.District) ?? Along[^1].Path;

    public bool Contains(string communityCode) => Communities.ContainsKey(communityCode);

    /// <summary>Whether a community lay in one of the children.</summary>
    public bool Contains(string communityCode, RegionFacts child) =>
        Communities.TryGetValue(communityCode, out var path) && path.StartsWith(child.Path, StringComparison.Ordinal);
}

/// <summary>The regions everybody may know of.</summary>
public interface IRegionDirectory
{
    Task<RegionFacts?> FindAsync(string code, CancellationToken ct);

    /// <summary>The regions of a path from city to the lowest, in that order.</summary>
    Task<IReadOnlyList<RegionFacts>> AlongAsync(string path, CancellationToken ct);

    /// <summary>Names by path, for lists.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> paths, CancellationToken ct);

    /// <summary>A region as it was on a day, with what lay below it; null when there is none of that code.</summary>
    Task<RegionOnDay?> TreeAsync(string code, DateOnly day, CancellationToken ct);

    /// <summary>By the grid's code; a block grid has that of its community (R90). Grids that were ended are none.</summary>
    Task<GridFacts?> FindGridAsync(string code, CancellationToken ct);
}
