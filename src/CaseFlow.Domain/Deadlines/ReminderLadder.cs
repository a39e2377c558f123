using System.Text.Json.Serialization;

namespace CaseFlow.Domain.Deadlines;

[JsonConverter(typeof(JsonStringEnumConverter<LadderPoint>))]
public enum LadderPoint
{
    /// <summary>A share of the time between start and due: <see cref="LadderStep.Amount"/> percent.</summary>
    Percent,

    /// <summary><see cref="LadderStep.Amount"/> working days before the last day.</summary>
    WorkingDaysBefore,

    /// <summary><see cref="LadderStep.Amount"/> natural days before the last day; 0 is the last day itself.</summary>
    DaysBefore,

    /// <summary><see cref="LadderStep.Amount"/> working days after the last day.</summary>
    WorkingDaysAfter,
}

/// <summary>
/// One step of a reminder ladder: when, to whom (party keys, see <c>PartyKeys</c>), in which words. Day steps go
/// out at the ladder's time of day. Title and text may hold {case}, {number}, {due}, {left}, {step}.
/// </summary>
public sealed record LadderStep(string Key, LadderPoint Point, int Amount, IReadOnlyList<string> Notify, string Text);

/// <summary>The reminders of one deadline, as the definition writes them; each step once (design §4).</summary>
public sealed record ReminderLadder(TimeOnly TimeOfDay, IReadOnlyList<LadderStep> Steps)
{
    public static readonly ReminderLadder None = new(new TimeOnly(9, 0), []);
}
