using System.Globalization;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Pages.Kit;

/// <summary>The region and the day a page is asked for; without them the reader's own region and today.</summary>
internal sealed record PlaceOfAddress(string Region, DateOnly Day)
{
    public static readonly string[] Keys = ["region", "day"];

    public static async Task<PlaceOfAddress> ReadAsync(ListState list, Gateway gateway, Actor who, TimeProvider time) =>
        new(list["region"] ?? await OwnAsync(gateway, who), DayOf(list, time));

    public static DateOnly DayOf(ListState list, TimeProvider time) =>
        DateOnly.TryParseExact(list["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : time.Today();

    public string Href(string path) => Href(path, Region, Day);

    public static string Href(string path, string region, DateOnly day) => $"{path}?region={Uri.EscapeDataString(region)}&day={day:yyyy-MM-dd}";

    /// <summary>The region the reader oversees; for others the district.</summary>
    private static async Task<string> OwnAsync(Gateway gateway, Actor who) => who.RegionPath?.TrimEnd('/').Split('/')[^1] is { Length: > 0 } code
        ? code.PadRight(RegionPaths.CodeLength, '0')
        : (await gateway.AskAsync(new RegionTree(null, RegionLevel.District))).Value[0].Children[0].Code;
}
