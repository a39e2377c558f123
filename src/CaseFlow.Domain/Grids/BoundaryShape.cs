using System.Text.Json;
using CaseFlow.Domain.Kernel;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Valid;

namespace CaseFlow.Domain.Grids;

/// <summary>Boundaries as GeoJSON (RFC 7946): degrees east, then north. Nothing is written that could not be drawn again.</summary>
internal static class BoundaryShape
{
    public const int MaxPoints = 20_000;

    /// <summary>What hand and screen may be off: the share of a grid's area that may lie outside its region.</summary>
    private const double DrawnAway = 0.01;

    // China's territory with its waters; coordinates the other way round fall outside.
    private static readonly Envelope China = new(73, 136, 3, 54);

    private static readonly JsonSerializerOptions Json = new() { Converters = { new GeoJsonConverterFactory() } };

    public static (Geometry? Shape, Refusal? Refusal) Read(string? geoJson, string field)
    {
        Geometry? shape;
        try
        {
            shape = string.IsNullOrWhiteSpace(geoJson) ? null : JsonSerializer.Deserialize<Geometry>(geoJson, Json);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return (null, new Refusal("boundary.not-geojson", field));
        }

        if (shape is not (Polygon or MultiPolygon) || shape.IsEmpty)
        {
            return (null, new Refusal("boundary.no-polygon", field));
        }

        if (shape.NumPoints > MaxPoints)
        {
            return (null, new Refusal("boundary.too-many-points", field, shape.NumPoints, MaxPoints));
        }

        if (!China.Contains(shape.EnvelopeInternal))
        {
            return (null, new Refusal("boundary.outside-china", field));
        }

        var validity = new IsValidOp(shape);
        return validity.IsValid
            ? (shape, null)
            : (null, new Refusal("boundary.crosses-itself", field, validity.ValidationError.Coordinate.X.ToString("F5", null), validity.ValidationError.Coordinate.Y.ToString("F5", null)));
    }

    /// <summary>Of a geometry that was stored after it had been read.</summary>
    public static Geometry Stored(string geoJson) => JsonSerializer.Deserialize<Geometry>(geoJson, Json)!;

    public static string Write(Geometry shape) => JsonSerializer.Serialize(shape, Json);

    /// <summary>True where more of it lies outside than a hand may be off.</summary>
    public static bool LeavesOut(this Geometry outer, Geometry inner) => inner.Difference(outer).Area > inner.Area * DrawnAway;

    /// <summary>True where the two cover more of each other than a hand may be off.</summary>
    public static bool Shares(this Geometry one, Geometry other) => one.Intersection(other).Area > Math.Min(one.Area, other.Area) * DrawnAway;
}
