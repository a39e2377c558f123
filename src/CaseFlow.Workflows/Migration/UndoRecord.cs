using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Migration;

/// <summary>An instance as it was before a move, and what its activities need to go back.</summary>
internal sealed class UndoRecord
{
    /// <summary>As <see cref="InstanceStateJson"/> writes it.</summary>
    public required string State { get; init; }

    public required InstanceStatus Status { get; init; }

    public required InstanceSubStatus SubStatus { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Executions that the move cancelled.</summary>
    public List<int> Ended { get; init; } = [];

    /// <summary>By execution.</summary>
    public Dictionary<int, JsonNode> Memories { get; init; } = [];

    /// <summary>Activities ran in the move itself; what they did cannot be taken back.</summary>
    public bool WentOn { get; set; }

    public static UndoRecord Of(InstanceState state) => new()
    {
        State = InstanceStateJson.Write(state), Status = state.Status, SubStatus = state.SubStatus, FinishedAt = state.FinishedAt,
    };

    public void Keep(IReadOnlyDictionary<int, JsonNode> memories)
    {
        foreach (var (execution, memory) in memories)
        {
            Memories[execution] = memory;
        }
    }

    public string Write() => JsonSerializer.Serialize(this, JsonValues.Options);

    public static UndoRecord Read(string text) => JsonSerializer.Deserialize<UndoRecord>(text, JsonValues.Options)!;
}
