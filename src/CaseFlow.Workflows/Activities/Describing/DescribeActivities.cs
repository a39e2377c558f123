using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Definitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Activities.Describing;

/// <summary>
/// The activities that the designer may offer: ours and Elsa's, and every definition that may be used as one.
/// Elsa's activity descriptors; texts are in the reader's language.
/// </summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.SystemAdministrator, Roles.AuditAdministrator, Roles.DistrictOffice, Roles.ListingBody)]
public sealed record DescribeActivities : IQuery<IReadOnlyList<JsonObject>>;

/// <summary>One of them; of several versions the one asked for, else the newest.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.SystemAdministrator, Roles.AuditAdministrator, Roles.DistrictOffice, Roles.ListingBody)]
public sealed record DescribeActivity(string TypeName, int? Version = null) : IQuery<JsonObject>;

internal sealed class DescribeActivitiesHandler(ActivityCatalog catalog, CaseFlowDb db) :
    IRequestHandler<DescribeActivities, Result<IReadOnlyList<JsonObject>>>,
    IRequestHandler<DescribeActivity, Result<JsonObject>>
{
    public async Task<Result<IReadOnlyList<JsonObject>>> Handle(DescribeActivities request, CancellationToken cancellationToken)
    {
        var types = catalog.All.OrderBy(d => d.Activity.Type, StringComparer.Ordinal).Select(ActivityDescriber.Describe);


        // Consumers stay on the version they have, which must be told too; what is not published any more is not offered.
        var definitions = await UsableAsync(d => d.PublishedAt != null, cancellationToken);
        var published = await db.Set<DefinitionVersion>().Where(d => d.IsPublished && d.UsableAsActivity).Select(d => d.VersionId).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<JsonObject>>.From(types.Append(MissingActivity.Describe())
            .Concat(definitions.Select(d => DefinitionDescriber.Describe(d, published.Contains(d.Id)))).ToList());
    }

    public async Task<Result<JsonObject>> Handle(DescribeActivity request, CancellationToken cancellationToken)
    {
        if (request.TypeName == MissingActivity.TypeName)
        {
            return MissingActivity.Describe();
        }

        if (catalog.Find(request.TypeName) is { } type && (request.Version is null || request.Version == type.Activity.Version))
        {
            return ActivityDescriber.Describe(type);
        }

        var definition = (await UsableAsync(d => d.PublishedAt != null, cancellationToken))
            .Where(d => UsableNames.TypeOf(d.Name) == request.TypeName && (request.Version is null || d.Version == request.Version))
            .MaxBy(d => d.Version);
        return definition is null ? Refusal.NotFound("workflow.activity.unknown", request.TypeName) : DefinitionDescriber.Describe(definition, offered: true);
    }

    private async Task<List<WorkflowDocument>> UsableAsync(System.Linq.Expressions.Expression<Func<DefinitionVersion, bool>> which, CancellationToken ct) =>
        [.. (await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.UsableAsActivity).Where(which).OrderBy(d => d.Name).Select(d => d.Document).ToListAsync(ct))
            .Select(WorkflowDocument.Parse)];
}
