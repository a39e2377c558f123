namespace CaseFlow.Domain.Inspections;

/// <summary>The answer to one item; an item without one is 未查 (R136).</summary>
/// <param name="Item">Key of the item.</param>
/// <param name="Option">Key of the option chosen; null with <paramref name="NotApplicable"/>.</param>
/// <param name="Fields">What was filled into the item's blanks, by their keys.</param>
/// <param name="Place">Where the defect is; the enterprise's address when left out.</param>
/// <param name="PhotoIds">Stored images of the defect; they go to its hazard.</param>
/// <param name="HandledAt">When the defect was corrected on the spot (R97), with <paramref name="Measure"/>.</param>
public sealed record CheckAnswer(
    string Item, string? Option = null, bool NotApplicable = false, IReadOnlyDictionary<string, string>? Fields = null, string? Note = null, string? Place = null,
    IReadOnlyList<Guid>? PhotoIds = null, DateTimeOffset? HandledAt = null, string? Measure = null);

/// <summary>Where the phone was, with consent. WGS 84; accuracy in metres.</summary>
public sealed record CheckPosition(double Latitude, double Longitude, double? Accuracy = null)
{
    private const double EarthRadius = 6_371_000;

    /// <summary>Metres on the sphere (haversine).</summary>
    public double MetresTo(double latitude, double longitude)
    {
        var (a, b) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(latitude));
        var (north, east) = (Math.Sin((b - a) / 2), Math.Sin(double.DegreesToRadians(longitude - Longitude) / 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt((north * north) + (Math.Cos(a) * Math.Cos(b) * east * east))));
    }
}
