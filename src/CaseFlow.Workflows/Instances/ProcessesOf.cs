using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Instances;

/// <summary>Who may see the subject may see its processes; what one may not see is as what does not exist.</summary>
internal sealed class ProcessesOfHandler(CaseFlowDb db, IGraphSource graphs, Subjects subjects) : IRequestHandler<ProcessesOf, Result<IReadOnlyList<ProcessView>>>
{
    public async Task<Result<IReadOnlyList<ProcessView>>> Handle(ProcessesOf request, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(request.SubjectId, cancellationToken) is null)
        {
            return Refusal.NotFound("workflow.subject.unknown");
        }

        var correlation = request.SubjectId.ToString();
        var instances = await db.Set<WorkflowInstance>().AsNoTracking().Where(i => i.CorrelationId == correlation).OrderBy(i => i.CreatedAt).ThenBy(i => i.Id).ToListAsync(cancellationToken);
        var ids = instances.ConvertAll(i => i.Id);
        var journal = (await db.Set<JournalRow>().AsNoTracking().Where(j => ids.Contains(j.InstanceId)).OrderBy(j => j.Burst).ToListAsync(cancellationToken)).ToLookup(j => j.InstanceId);
        var views = new List<ProcessView>();
        foreach (var instance in ParentsFirst(instances))
        {
            if (await graphs.VersionAsync(instance.DefinitionId, instance.DefinitionVersion, cancellationToken) is { } graph)
            {
                views.Add(View(instance, graph, journal[instance.Id]));
            }
        }

        return Result<IReadOnlyList<ProcessView>>.From(views);
    }

    private static ProcessView View(WorkflowInstance instance, WorkflowGraph graph, IEnumerable<JournalRow> rows)
    {
        var ended = instance.Status == InstanceStatus.Finished;
        var root = graph.Root.Slot("root")!;
        var steps = InstancePath.Of(rows).Where(s => graph.ByNodeId.TryGetValue(s.NodeId, out var node) && node.Parent == root)
            .Select(s => new ProcessStep(graph.ByNodeId[s.NodeId].Id, ended && s.State == StepStates.Waiting ? StepStates.Cancelled : s.State, s.BeganAt, s.EndedAt, s.Outcomes)
            {
                Text = s.State == StepStates.Done ? s.Text : null,
            })
            .ToList();
        return new ProcessView(
            instance.Id, instance.ParentInstanceId, instance.ParentActivityId, instance.DefinitionId, graph.Document.Name, instance.DefinitionVersion, ended,
            (JsonObject)graph.Document.Root.DeepClone(), steps);
    }

    private static IEnumerable<WorkflowInstance> ParentsFirst(List<WorkflowInstance> instances)
    {
        var open = new Queue<WorkflowInstance>(instances.Where(i => instances.TrueForAll(p => p.Id != i.ParentInstanceId)));
        while (open.TryDequeue(out var next))
        {
            yield return next;
            foreach (var child in instances.Where(i => i.ParentInstanceId == next.Id))
            {
                open.Enqueue(child);
            }
        }
    }
}
