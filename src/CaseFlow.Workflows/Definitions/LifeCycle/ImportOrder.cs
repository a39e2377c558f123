using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Children before the definitions that use them, else by id; versions of one definition oldest first.</summary>
internal static class ImportOrder
{
    public static IEnumerable<(string File, WorkflowDocument Document)> Of(IReadOnlyList<(string File, WorkflowDocument Document)> files)
    {
        var groups = files.GroupBy(f => f.Document.DefinitionId).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key);
        var byType = files.Where(f => f.Document.UsableAsActivity)
            .GroupBy(f => UsableNames.TypeOf(f.Document.Name)).ToDictionary(g => g.Key, g => g.First().Document.DefinitionId);
        var ordered = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in groups.Keys)
        {
            // A list in place of recursion; a definition is done when it is met a second time, after its children.
            var open = new Stack<(string Id, bool Children)>([(start, false)]);
            while (open.TryPop(out var next))
            {
                if (next.Children)
                {
                    ordered.Add(next.Id);
                }
                else if (seen.Add(next.Id))
                {
                    open.Push((next.Id, true));
                    foreach (var child in groups[next.Id].SelectMany(f => Children(f.Document)).Where(groups.ContainsKey))
                    {
                        open.Push((child, false));
                    }
                }
            }
        }

        return ordered.SelectMany(id => groups[id].OrderBy(f => f.Document.Version));

        IEnumerable<string> Children(WorkflowDocument document) =>
            from activity in ActivityWalk.Of(document)
            let named = activity.Text("workflowDefinitionId")
            let typed = byType.GetValueOrDefault(activity.Text("type")!)
            from child in new[] { named, typed }
            where child is not null
            select child;
    }
}
