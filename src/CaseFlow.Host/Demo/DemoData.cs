using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.People;

namespace CaseFlow.Host.Demo;

internal sealed record DemoPerson(string UserName, string Name, string Role, string Unit, string Phone, string Mail);

/// <param name="Kind">A key of <see cref="GridDuties"/>.</param>
internal sealed record DemoDuty(string GridCode, string Kind, string UserName, DateOnly FirstDay);

/// <param name="GeoJson">A FeatureCollection.</param>
internal sealed record DemoBoundaries(string GeoJson, string Source);

internal sealed record DemoEnterprise(
    string Name, string CreditCode, string Address, string Industry, string IndustryName, string CommunityCode, string LegalPerson, string Contact,
    string Phone, string Department, string Category);

/// <param name="Reporter">User name of the street officer.</param>
internal sealed record DemoHazard(string CreditCode, string Grade, string Description, string Place, string Channel, string Reporter);

/// <summary>The demo district's files (Data/ATTRIBUTION.md says where they come from): no quoted fields, one header row.</summary>
internal static class DemoData
{
    public static IReadOnlyList<RegionRow> Regions() =>
        [.. Rows("xian_610100_adcode2016.csv").Concat(Rows("yanta_610113_adcode2016.csv")).Select(r => new RegionRow(r[0], r[2]))];

    /// <summary>City and district bodies by name, then an office for each street and community.</summary>
    public static IReadOnlyList<UnitRow> Units() =>
    [
        .. Rows("units.csv").Select(r => new UnitRow(Enum.Parse<UnitKind>(r[0]), r[1], r[3], r[2])),
        .. from region in Regions()
           let level = RegionPaths.LevelOf(region.Code)
           where level >= RegionLevel.Street
           select new UnitRow(level == RegionLevel.Street ? UnitKind.Street : UnitKind.Community, region.Name, region.Code),
    ];

    public static IReadOnlyList<DemoPerson> People() => [.. Rows("people.csv").Select(r => new DemoPerson(r[0], r[1], r[2], r[3], r[4], r[5]))];

    public static IReadOnlyList<DemoDuty> Duties() =>
        [.. Rows("duties.csv").Select(r => new DemoDuty(r[0], r[1], r[2], DateOnly.ParseExact(r[3], "yyyy-MM-dd", CultureInfo.InvariantCulture)))];

    /// <summary>The real boundary of the district, and made-up ones of what lies in it.</summary>
    public static IEnumerable<DemoBoundaries> Boundaries()
    {
        foreach (var file in new[] { "boundary_610113.geojson", "boundaries_made_up.geojson" })
        {
            using var reader = new StreamReader(typeof(DemoData).Assembly.GetManifestResourceStream($"Demo.{file}")!);
            var text = reader.ReadToEnd();
            yield return new DemoBoundaries(text, JsonNode.Parse(text)!["source"]!.GetValue<string>());
        }
    }

    public static IReadOnlyList<DemoEnterprise> Enterprises() =>
        [.. Rows("enterprises.csv").Select(r => new DemoEnterprise(r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10]))];

    public static IReadOnlyList<DemoHazard> Hazards() => [.. Rows("hazards.csv").Select(r => new DemoHazard(r[0], r[1], r[2], r[3], r[4], r[5]))];

    private static IEnumerable<string[]> Rows(string file)
    {
        using var stream = typeof(DemoData).Assembly.GetManifestResourceStream($"Demo.{file}")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            yield return line.Split(',');
        }
    }
}
