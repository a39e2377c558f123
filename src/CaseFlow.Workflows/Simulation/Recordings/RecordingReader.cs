using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities.Events;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Simulation.Recordings;

/// <summary>Makes recordings of the journal: what set the bursts off, and the path that followed.</summary>
internal sealed class RecordingReader(CaseFlowDb db, IGraphSource graphs)
{
    /// <summary>All instances of the case; null when there is none, or what set them off was not kept when they ran.</summary>
    public async Task<Recording?> OfAsync(string correlation, bool withPersonalData, CancellationToken ct)
    {
        var instances = await db.Set<WorkflowInstance>().AsNoTracking().Where(i => i.CorrelationId == correlation).ToListAsync(ct);
        return await OfAsync(instances, withPersonalData, ct);
    }

    public async Task<Recording?> OfAsync(IReadOnlyList<WorkflowInstance> instances, bool withPersonalData, CancellationToken ct)
    {
        var ordered = instances.OrderBy(i => i.CreatedAt).ThenBy(i => i.ParentInstanceId is not null).ThenBy(i => i.Id).ToList();
        var compiled = new Dictionary<Guid, WorkflowGraph>();
        foreach (var instance in ordered)
        {
            compiled[instance.Id] = await graphs.VersionAsync(instance.DefinitionId, instance.DefinitionVersion, ct)
                ?? throw new InvalidOperationException($"Instance {instance.Id} is on {instance.DefinitionId} version {instance.DefinitionVersion}, which is gone.");
        }

        var ids = ordered.ConvertAll(i => i.Id);
        var places = ids.Select((id, place) => (id, place)).ToDictionary(x => x.id, x => x.place);
        var rows = (await db.Set<JournalRow>().AsNoTracking().Where(j => ids.Contains(j.InstanceId)).ToListAsync(ct))
            .OrderBy(r => r.At).ThenBy(r => places[r.InstanceId]).ThenBy(r => r.Burst).Select(r => new RecordedBurst(r, compiled[r.InstanceId])).ToList();
        var main = ordered.Find(i => i.ParentInstanceId is null);
        return main is null || rows.Find(r => r.Row.InstanceId == main.Id)?.Stimulus is not { } start ? null
            : Make(ordered, main, start, rows, withPersonalData ? null : new Masking(compiled.Values.Distinct().Select(g => g.Document)));
    }

    private static Recording Make(List<WorkflowInstance> instances, WorkflowInstance main, BurstStimulus start, List<RecordedBurst> rows, Masking? masking)
    {
        var others = rows.Where(r => r.Stimulus is { Kind: BurstStimulus.Started } && r.Row.Burst == 1 && r.Row.InstanceId != main.Id
            && instances.Exists(i => i.Id == r.Row.InstanceId && i.ParentInstanceId is null)).ToList();
        var published = rows.SelectMany(r => r.Published()).ToHashSet(StringComparer.Ordinal);
        var firstEvent = rows.Find(r => r.Row.InstanceId == main.Id)!.EventName;
        List<RecordedEvent> events =
        [
            .. rows.Where(r => r.Stimulus?.Kind == Stimuli.Event || others.Contains(r)).Where(r => r.EventName is { } name && !published.Contains(name) && (!others.Contains(r) || name != firstEvent))
                .Select(r => new RecordedEvent(r.Row.At, r.EventName!, Masked(masking, r.Stimulus!.Input)?.AsObject() ?? [])).DistinctBy(e => (e.At, e.Name)),
        ];
        return new Recording
        {
            Definition = main.DefinitionId,
            Versions = instances.GroupBy(i => i.DefinitionId).ToDictionary(g => g.Key, g => g.Max(i => i.DefinitionVersion)),
            Masked = masking is not null,
            Start = Start(rows.Find(r => r.Row.InstanceId == main.Id)!, start, masking),
            EndedAt = instances.TrueForAll(i => i.FinishedAt is not null) ? instances.Max(i => i.FinishedAt) : null,
            Answers = [.. Answers(rows, masking)],
            Events = events,
            NotReplayed =
            [
                .. others.Where(o => o.EventName is null).Select(o => TextCatalog.Get("recording.other-start", o.Graph.DefinitionId, o.Row.At.ToLongText())),
                .. rows.Where(r => r.Stimulus is null).Select(r => TextCatalog.Get("recording.decision", r.Row.At.ToLongText())),
            ],
            Instances = [.. instances.Select(i => new RecordedInstance(i.DefinitionId, i.DefinitionVersion, [.. rows.Where(r => r.Row.InstanceId == i.Id).SelectMany(r => r.Ended())]))],
        };
    }

    private static RecordedStart Start(RecordedBurst first, BurstStimulus start, Masking? masking)
    {
        var trigger = start.NodeId is { } node ? first.Graph.ByNodeId.GetValueOrDefault(node) : null;
        var input = Masked(masking, start.Input)?.AsObject();
        return trigger?.Type == EventActivity.TypeName
            ? new RecordedStart(first.Row.At, Event: first.EventName, Payload: input)
            : new RecordedStart(first.Row.At, Masked(masking, start.Start)?.AsObject(), null, input, trigger?.Id);
    }

    private static IEnumerable<RecordedAnswer> Answers(List<RecordedBurst> rows, Masking? masking)
    {
        var openings = new Dictionary<string, List<(Guid, int)>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Stimulus is { Kind: Stimuli.Task, NodeId: { } nodeId } answer && row.Graph.ByNodeId.TryGetValue(nodeId, out var node))
            {
                var task = $"{row.Graph.DefinitionId}/{node.Id}";
                var execution = row.Entries.First(e => e.NodeId == nodeId).ExecutionId;
                yield return new RecordedAnswer(
                    task, openings.GetValueOrDefault(task, []).IndexOf((row.Row.InstanceId, execution)) + 1, row.Row.At, (string?)answer.Input?["outcome"],
                    Masked(masking, answer.Input?["data"]) as JsonObject, Masked(masking, answer.Input?["result"]), masking is null ? (string?)answer.Input?["completedBy"] : null);
            }

            foreach (var started in row.Entries.Where(e => e.Event == JournalEvents.Started && row.Graph.ByNodeId.ContainsKey(e.NodeId)))
            {
                var task = $"{row.Graph.DefinitionId}/{row.Graph.ByNodeId[started.NodeId].Id}";
                openings.TryAdd(task, []);
                openings[task].Add((row.Row.InstanceId, started.ExecutionId));
            }
        }
    }

    private static JsonNode? Masked(Masking? masking, JsonNode? value) => masking is null ? value?.DeepClone() : masking.Of(value);
}

/// <summary>A row of the journal with what it means on its version.</summary>
internal sealed class RecordedBurst(JournalRow row, WorkflowGraph graph)
{
    private const string PublishEvent = "Elsa.PublishEvent";

    public JournalRow Row { get; } = row;

    public WorkflowGraph Graph { get; } = graph;

    public BurstStimulus? Stimulus { get; } = row.Stimulus is null ? null : BurstStimulus.Read(row.Stimulus);

    public IReadOnlyList<StoredEntry> Entries { get; } = [.. JournalJson.Read(row.Entries)];

    /// <summary>The event that set it off, or that its trigger waits for.</summary>
    public string? EventName => Stimulus?.Key
        ?? (Stimulus?.NodeId is { } id && Graph.ByNodeId.TryGetValue(id, out var node) && node.Type == EventActivity.TypeName ? JsonValues.Text(node.ConstantInput("eventName")) : null);

    public IEnumerable<string> Published() => Entries.Where(e => e.Event == JournalEvents.Completed)
        .Select(e => Graph.ByNodeId.GetValueOrDefault(e.NodeId)).Where(n => n?.Type == PublishEvent).Select(n => JsonValues.Text(n!.ConstantInput("eventName"))).OfType<string>();

    public IEnumerable<RecordedStep> Ended() =>
        from entry in Entries
        where entry.Event is JournalEvents.Completed or JournalEvents.Canceled
        let node = Graph.ByNodeId.GetValueOrDefault(entry.NodeId)
        where node is not null && SimulatedPath.IsStep(node)
        select new RecordedStep(node.Id, entry.Event == JournalEvents.Canceled ? Instances.StepStates.Cancelled : string.Join('+', entry.Outcomes), Row.At.ToChina());
}
