using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Activities.Describing;

/// <summary>The versions of each type of activity that have a descriptor. An activity of any other leaves the designer's canvas empty.</summary>
[AnyRole]
public sealed record DescribedTypes : IQuery<IReadOnlyDictionary<string, IReadOnlySet<int>>>;

internal sealed class DescribedTypesHandler(ActivityCatalog catalog, CaseFlowDb db) : IRequestHandler<DescribedTypes, Result<IReadOnlyDictionary<string, IReadOnlySet<int>>>>
{
    public async Task<Result<IReadOnlyDictionary<string, IReadOnlySet<int>>>> Handle(DescribedTypes request, CancellationToken cancellationToken)
    {
        var definitions = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.UsableAsActivity && d.PublishedAt != null)
            .Select(d => new { d.Name, d.Version }).ToListAsync(cancellationToken);
        return Result<IReadOnlyDictionary<string, IReadOnlySet<int>>>.From(catalog.All.Select(d => (Type: d.Activity.Type, Version: d.Activity.Version))
            .Concat(definitions.Select(d => (Type: UsableNames.TypeOf(d.Name), d.Version))).Append((Type: MissingActivity.TypeName, Version: 1))
            .GroupBy(d => d.Type, d => d.Version, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlySet<int>)g.ToHashSet()));
    }
}

/// <summary>Elsa's stand-in for an activity that a server does not know. It is told to the designer and never offered.</summary>
internal static class MissingActivity
{
    public const string TypeName = Runtime.StockPlaceholder.TypeName;

    public static JsonObject Describe() => new()
    {
        ["typeName"] = TypeName,
        ["clrType"] = TypeName,
        ["namespace"] = "Elsa",
        ["name"] = "NotFoundActivity",
        ["version"] = 1,
        ["category"] = ActivityDescriber.Category("Primitives"),
        ["displayName"] = TextCatalog.Get("designer.missing-activity"),
        ["description"] = TextCatalog.Get("designer.missing-activity.description"),
        ["inputs"] = new JsonArray(),
        ["outputs"] = new JsonArray(),
        ["kind"] = nameof(ActivityKind.Action),
        ["runAsynchronously"] = false,
        ["ports"] = new JsonArray(ActivityDescriber.Port("Done", "Done", "Flow", browsable: true)),
        ["customProperties"] = new JsonObject(),
        ["constructionProperties"] = new JsonObject(),
        ["isContainer"] = false,
        ["isBrowsable"] = false,
        ["isStart"] = false,
        ["isTerminal"] = false,
    };
}
