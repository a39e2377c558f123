using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Processes;

/// <summary>The processes that run or ran for a subject, with the path each took: parents before their children, then by start.</summary>
[AnyRole]
public sealed record ProcessesOf(Guid SubjectId) : IQuery<IReadOnlyList<ProcessView>>;

/// <param name="ParentActivityId">The activity of the parent that runs it; null for one that started by itself.</param>
/// <param name="Name">The definition's name, as people read it.</param>
/// <param name="Root">The root activity of exactly the version it runs on: <c>{activities, connections}</c>, Elsa 3 format.</param>
/// <param name="Steps">One per execution of an activity of the root, in the order they began; loops appear several times.</param>
public sealed record ProcessView(
    Guid InstanceId, Guid? ParentInstanceId, string? ParentActivityId, string DefinitionId, string Name, int Version, bool Ended,
    JsonObject Root, IReadOnlyList<ProcessStep> Steps);

/// <param name="State"><c>waiting</c>, <c>done</c>, <c>cancelled</c> or <c>faulted</c>.</param>
/// <param name="Outcomes">The ports it left by; empty until it is done.</param>
public sealed record ProcessStep(string ActivityId, string State, DateTimeOffset BeganAt, DateTimeOffset? EndedAt, IReadOnlyList<string> Outcomes)
{
    /// <summary>Why it ended as it did, where the step says so (the rows of a decision table).</summary>
    public string? Text { get; init; }
}
