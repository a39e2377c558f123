using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.WorkItems;

/// <summary>One task with what its forms need. Seen by who may do it and by who sees its subject.</summary>
[AnyRole]
public sealed record TaskDetails(Guid WorkItemId) : IQuery<TaskView>;

/// <param name="State"><c>open</c>, <c>completed</c>, <c>cancelled</c>.</param>
/// <param name="FormParameters">What the definition says to the forms: limits, choices, what must be given.</param>
/// <param name="SubjectFacts">The subject's facts of this moment, see <c>ISubjectDirectory.FactsAsync</c>: to fill in defaults.</param>
/// <param name="Others">Who else can do it, by name.</param>
public sealed record TaskView(
    TaskItem Task, string State, string DefinitionId, int DefinitionVersion, string ActivityId, JsonObject FormParameters, JsonObject SubjectFacts,
    IReadOnlyList<string> Others, string? CompletedBy, DateTimeOffset? CompletedAt, string? Outcome, string? CancelReason);
