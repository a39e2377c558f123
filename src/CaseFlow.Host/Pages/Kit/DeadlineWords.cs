using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;

namespace CaseFlow.Host.Pages.Kit;

/// <summary>The rule that made a due date, and who is told of it, as people read them.</summary>
public static class DeadlineWords
{
    /// <param name="named">The last day was named by a decision, not counted.</param>
    public static string Rule(Limit limit, bool named) => named
        ? TextCatalog.Get("case-page.deadline.fixed")
        : TextCatalog.Get("case-page.deadline.counted", limit.Number, TextCatalog.Get($"task-form.unit.{limit.Unit}"), TextCatalog.Get($"case-page.roll.{limit.Roll}"));

    /// <summary>A task's own reminders name the task after a colon.</summary>
    public static string Party(string key) => TextCatalog.Find($"party.{key.Split(':')[0]}")
        ?? (key.StartsWith(PartyKeys.TaskHolder, StringComparison.Ordinal) ? TextCatalog.Get("case-page.task-holder") : null)
        ?? (key.StartsWith(PartyKeys.RolePrefix, StringComparison.Ordinal) ? TextCatalog.Get($"role.{key[PartyKeys.RolePrefix.Length..]}") : key);

    public static string Parties(IEnumerable<string> keys) => string.Join(TextCatalog.Get("case-page.and"), keys.Select(Party));
}
