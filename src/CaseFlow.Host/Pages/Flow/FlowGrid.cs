using System.Text.Json.Nodes;

namespace CaseFlow.Host.Pages.Flow;

/// <summary>
/// The rows and columns that the places of the designer fall into. The designer runs from left to right; pages scroll
/// downwards, so its columns become rows. One grid for two versions keeps what did not move in one place.
/// </summary>
public sealed class FlowGrid
{
    private readonly List<double> _rows;
    private readonly List<double> _columns;

    private FlowGrid(List<double> rows, List<double> columns) => (_rows, _columns) = (rows, columns);

    public static FlowGrid Of(params JsonObject[] roots)
    {
        var activities = roots.SelectMany(r => FlowDiagram.Objects(r["activities"])).ToList();
        return new FlowGrid(Starts(activities.Select(a => Place(a, "x")), closer: 120), Starts(activities.Select(a => Place(a, "y")), closer: 80));
    }

    public int Row(JsonObject activity) => Rank(_rows, Place(activity, "x"));

    public int Column(JsonObject activity) => Rank(_columns, Place(activity, "y"));

    // Places that are nearly the same are the same row: people drag by hand.
    private static List<double> Starts(IEnumerable<double> places, double closer)
    {
        List<double> starts = [];
        foreach (var place in places.Order())
        {
            if (starts.Count == 0 || place - starts[^1] >= closer)
            {
                starts.Add(place);
            }
        }

        return starts;
    }

    private static int Rank(List<double> starts, double place) => starts.FindLastIndex(s => s <= place);

    private static double Place(JsonObject activity, string axis) =>
        (activity["metadata"]?["designer"]?["position"]?[axis] as JsonValue)?.TryGetValue<double>(out var value) == true ? value : 0;
}
