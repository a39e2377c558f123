using System.Globalization;

namespace CaseFlow.Workflows.Simulation.Scenarios;

/// <summary>A due date as scenarios write it: a last day, or the first instant that is late.</summary>
internal static class ExpectedDue
{
    public static bool IsReadable(string due)
    {
        try
        {
            return Day(due) is not null || SimulationJson.Instant(due) != default;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    public static bool Is(string due, DateOnly? lastDay, DateTimeOffset? dueAt) => Day(due) is { } day ? day == lastDay : SimulationJson.Instant(due) == dueAt;

    public static string Of(string expected, DateOnly? lastDay, DateTimeOffset? dueAt) =>
        Day(expected) is null ? (dueAt is { } at ? SimulationJson.Text(at) : "—") : lastDay?.ToString("O", CultureInfo.InvariantCulture) ?? "—";

    private static DateOnly? Day(string due) =>
        DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
