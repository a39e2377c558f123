using CaseFlow.Workflows.Migration;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Processes.Moving;

/// <summary>A plan's rules, in words.</summary>
internal static class MigrationWords
{
    public static string Who(InstanceFilter filter) =>
        filter.InstanceIds is { Count: > 0 } chosen ? Get("migration-page.who-chosen", chosen.Count)
        : filter.CorrelationIds is { Count: > 0 } cases ? Get("migration-page.who-chosen", cases.Count)
        : filter.Regions is { Count: > 0 } regions ? Get("migration-page.who-streets", regions.Count)
        : Get("migration-page.who.all");

    public static IEnumerable<string> Rules(MigrationRules rules, MappingProposal? mapping)
    {
        foreach (var pair in rules.Map)
        {
            var activity = mapping?.Activities.FirstOrDefault(a => a.NodeId == pair.From || a.NodeId.EndsWith($":{pair.From}", StringComparison.Ordinal));
            var from = activity?.Name ?? pair.From;
            yield return pair.To is null ? Get("migration-page.rule-end", from) : Get("migration-page.rule-map", from, Target(activity, pair.To));
        }

        foreach (var open in rules.Open)
        {
            yield return Get("migration-page.opens", mapping?.New.FirstOrDefault(n => n.NodeId == open)?.Name ?? open);
        }
    }

    private static string Target(MappedActivity? activity, string to) =>
        activity?.Fits.FirstOrDefault(f => f.NodeId == to || f.NodeId.EndsWith($":{to}", StringComparison.Ordinal))?.Name ?? to;
}
