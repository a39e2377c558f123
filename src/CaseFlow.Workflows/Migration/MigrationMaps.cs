using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Migration;

/// <summary>Reads a plan against the two versions it is about.</summary>
internal sealed class MigrationMaps(CaseFlowDb db, IGraphSource graphs)
{
    public Task<(NodeMap? Map, IReadOnlyList<Refusal> Refusals)> ReadAsync(MigrationPlan plan, CancellationToken ct) =>
        ReadAsync(plan.DefinitionId, plan.FromVersion, plan.ToVersion, RulesOf(plan), ct);

    public async Task<(NodeMap? Map, IReadOnlyList<Refusal> Refusals)> ReadAsync(string definitionId, int from, int to, MigrationRules rules, CancellationToken ct)
    {
        if (from == to)
        {
            return (null, [new Refusal("migration.same-version", "to", from)]);
        }

        if (await graphs.VersionAsync(definitionId, from, ct) is not { } old)
        {
            return (null, [Refusal.NotFound("migration.unknown-version", definitionId, from) with { Field = "from" }]);
        }

        if (await graphs.VersionAsync(definitionId, to, ct) is not { } next)
        {
            return (null, [Refusal.NotFound("migration.unknown-version", definitionId, to) with { Field = "to" }]);
        }

        // A draft may still change under its instances.
        if (!await db.Set<DefinitionVersion>().AnyAsync(d => d.DefinitionId == definitionId && d.Version == to && d.PublishedAt != null, ct))
        {
            return (null, [new Refusal("migration.version-not-published", "to", to)]);
        }

        if (next.HasErrors)
        {
            return (null, [new Refusal("migration.version-has-errors", "to", to, next.Findings.First(f => f.Severity == Definitions.FindingSeverity.Error).Text)]);
        }

        var unknown = rules.Open.Where(o => NodeNames.Find(next, o) is null).Select(o => new Refusal("migration.unknown-activity", "open", o, to)).ToList();
        var (map, refusals) = NodeMap.Of(old, next, rules.Map);
        return unknown.Count + refusals.Count == 0 ? (map, []) : (null, [.. refusals, .. unknown]);
    }

    public static MigrationRules RulesOf(MigrationPlan plan) => JsonSerializer.Deserialize<MigrationRules>(plan.Rules, JsonValues.Options)!;

    public static InstanceFilter FilterOf(MigrationPlan plan) => JsonSerializer.Deserialize<InstanceFilter>(plan.Filter, JsonValues.Options)!;
}
