using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Pages.Grids;

/// <summary>The one geometry of a GeoJSON file: bare, in a Feature, or in a collection of one. Anything else goes on as it is and is refused by name.</summary>
internal static class BoundaryFile
{
    public static string Geometry(string text)
    {
        try
        {
            return Of(JsonNode.Parse(text))?.ToJsonString() ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static JsonNode? Of(JsonNode? node) => node switch
    {
        JsonObject o when o["features"] is JsonArray { Count: 1 } features => Of(features[0]),
        JsonObject o when o["geometry"] is { } geometry => geometry,
        _ => node,
    };
}
