namespace CaseFlow.Domain.Grids;

/// <summary>
/// Region codes as paths: from city to community, each without its trailing zero groups and followed by a slash:
/// <c>610100/610113/610113001/610113001002/</c>. A path is the prefix of all below it.
/// </summary>
public static class RegionPaths
{
    public const int CodeLength = 12;

    /// <summary>Null when the code is not twelve digits.</summary>
    public static string? Of(string code)
    {
        if (code.Length != CodeLength || !code.All(char.IsAsciiDigit))
        {
            return null;
        }

        var city = $"{code[..4]}00/";
        return LevelOf(code) switch
        {
            RegionLevel.City => city,
            RegionLevel.District => $"{city}{code[..6]}/",
            RegionLevel.Street => $"{city}{code[..6]}/{code[..9]}/",
            _ => $"{city}{code[..6]}/{code[..9]}/{code}/",
        };
    }

    public static RegionLevel LevelOf(string code) => code switch
    {
        _ when !code.EndsWith("000", StringComparison.Ordinal) => RegionLevel.Community,
        _ when !code.EndsWith("000000", StringComparison.Ordinal) => RegionLevel.Street,
        _ when !code.EndsWith("00000000", StringComparison.Ordinal) => RegionLevel.District,
        _ => RegionLevel.City,
    };

    /// <summary>The path cut at a level: the street that a community's path belongs to. Null when the path does not reach that far down.</summary>
    public static string? At(string path, RegionLevel level)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var count = (int)level + 1;
        return segments.Length < count ? null : string.Concat(segments.Take(count).Select(s => $"{s}/"));
    }

    /// <summary>The twelve-digit code of a street's path.</summary>
    public static string StreetCode(string path) => $"{path.TrimEnd('/').Split('/')[^1]}000";

    /// <summary>The path of the region above; of a city itself.</summary>
    public static string Above(string path) => path.TrimEnd('/').LastIndexOf('/') is > 0 and var end ? path[..(end + 1)] : path;
}
