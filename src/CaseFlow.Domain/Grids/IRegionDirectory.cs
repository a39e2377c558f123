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

public sealed record GridFacts(string Code, string Name, GridKind Kind, string CommunityCode, string RegionPath);

/// <summary>The regions everybody may know of.</summary>
public interface IRegionDirectory
{
    Task<RegionFacts?> FindAsync(string code, CancellationToken ct);

    /// <summary>The regions of a path from city to the lowest, in that order.</summary>
    Task<IReadOnlyList<RegionFacts>> AlongAsync(string path, CancellationToken ct);

    /// <summary>Names by path, for lists.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> paths, CancellationToken ct);

    /// <summary>By the grid's code; a block grid has that of its community (R90).</summary>
    Task<GridFacts?> FindGridAsync(string code, CancellationToken ct);
}
