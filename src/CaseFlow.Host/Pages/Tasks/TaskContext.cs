using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.WorkItems;

namespace CaseFlow.Host.Pages.Tasks;

/// <summary>What a form knows besides what is typed.</summary>
/// <param name="Case">Null when the subject is not a case.</param>
public sealed record TaskContext(TaskView View, CaseView? Case, IWorkCalendar Calendar, DateOnly Today)
{
    public JsonObject Parameters => View.FormParameters;

    public int? Number(string parameter) => Parameters[parameter] is JsonValue value
        ? value.TryGetValue<int>(out var number) ? number : value.TryGetValue<double>(out var real) ? (int)real : null
        : null;

    public string Text(string parameter) => Parameters[parameter] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    public bool Is(string parameter) => Parameters[parameter] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;
}
