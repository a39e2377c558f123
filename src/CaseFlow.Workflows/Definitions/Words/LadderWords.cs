using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>A reminder ladder as officials say it: when, at which hour, to whom.</summary>
internal static class LadderWords
{
    /// <summary>Null where the value is no ladder.</summary>
    public static string? Of(JsonNode? value)
    {
        if (JsonValues.Parsed(value) is not JsonObject o || o["steps"] is not JsonArray)
        {
            return null;
        }

        try
        {
            var ladder = JsonValues.To<ReminderLadder>(o)!;
            return ladder.Steps.Count == 0
                ? TextCatalog.Get("words.ladder.none")
                : TextCatalog.Get("words.ladder", ladder.TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture), Joined(ladder.Steps.Select(Step), "words.ladder.and"));
        }
        catch (Exception e) when (e is ExpressionException or JsonException or NullReferenceException)
        {
            return null;
        }
    }

    private static string Step(LadderStep step)
    {
        var point = step is { Point: LadderPoint.DaysBefore, Amount: 0 } ? "LastDay" : step is { Point: LadderPoint.Percent, Amount: 50 } ? "Half" : step.Point.ToString();
        return TextCatalog.Get("words.ladder.step", TextCatalog.Get($"words.ladder.{point}", step.Amount), Joined(step.Notify.Select(PartyWords.Of), "words.and"));
    }

    private static string Joined(IEnumerable<string> words, string and) => string.Join(TextCatalog.Get(and), words);
}
