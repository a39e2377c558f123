namespace CaseFlow.Host.Pages.Grids;

/// <summary>One area as a map draws it.</summary>
/// <param name="Label">What stands on it.</param>
/// <param name="Tone">Its colour by name, see grid-map.js.</param>
/// <param name="Geometry">GeoJSON.</param>
public sealed record MapShape(string Id, string Name, string Label, string Tone, string Geometry);
