using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Reading definitions as Elsa Studio does.</summary>
internal sealed class DefinitionReadEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapElsaDefinitions();
        elsa.MapGet("/workflow-definitions", ListAsync);
        elsa.MapGet("/workflow-definitions/{definitionId}", ByDefinitionAsync);
        elsa.MapGet("/workflow-definitions/by-definition-id/{definitionId}", ByDefinitionAsync);
        elsa.MapGet("/workflow-definitions/by-id/{id}", ByIdAsync);
        elsa.MapGet("/workflow-definitions/many-by-id", ManyAsync);
        elsa.MapGet("/workflow-definitions/{definitionId}/versions", VersionsAsync);
        elsa.MapGet("/workflow-definitions/query/count", CountAsync);
        elsa.MapGet("/workflow-definitions/validation/is-name-unique", IsNameUniqueAsync);
        elsa.MapGet("/workflow-definitions/{definitionId}/consumers", ConsumersAsync);
    }

    private static async Task<IResult> ListAsync(
        IMediator mediator, string? versionOptions, int? page, int? pageSize, string? orderBy, string? orderDirection, string? searchTerm, string[]? definitionIds, string[]? ids, CancellationToken ct)
    {
        if (VersionChoice.Parse(versionOptions ?? VersionChoice.All.Kind) is not { } which)
        {
            return DefinitionAnswers.Errors(StatusCodes.Status400BadRequest, "versionOptions", [TextCatalog.Get("elsa.version-options", versionOptions)]);
        }

        if (page < 0 || pageSize is < 0 or > 10_000 || (orderBy is not null && !Enum.TryParse<VersionOrder>(orderBy, ignoreCase: true, out _)))
        {
            return DefinitionAnswers.Errors(StatusCodes.Status400BadRequest, "generalErrors", [TextCatalog.Get("elsa.list-arguments")]);
        }

        var order = Enum.TryParse<VersionOrder>(orderBy, ignoreCase: true, out var asked) ? asked : VersionOrder.Name;
        var descending = orderDirection is null ? order != VersionOrder.Name : orderDirection.Equals("Descending", StringComparison.OrdinalIgnoreCase);
        var found = await mediator.Send(
            new FindDefinitionVersions(which, definitionIds, ids, searchTerm, order, descending, (int)Math.Min((long)(page ?? 0) * (pageSize ?? 0), int.MaxValue), pageSize), ct);
        return !found.Succeeded ? DefinitionAnswers.Refused(found.Refusals) : DefinitionAnswers.Json(new JsonObject
        {
            ["items"] = new JsonArray([.. found.Value.Items.Select(v => DefinitionModel.Summary(v, links: true))]),
            ["totalCount"] = found.Value.Total,
            ["links"] = DefinitionLinks.OfList(),
        });
    }

    private static async Task<IResult> ByDefinitionAsync(HttpContext http, IMediator mediator, string definitionId, string? versionOptions, CancellationToken ct) =>
        VersionChoice.Parse(versionOptions ?? VersionChoice.Latest.Kind) is { } which && await mediator.OneAsync(definitionId, which, ct) is { } view
            ? await http.DefinitionAsync(mediator, view, ct)
            : Results.NotFound();

    private static async Task<IResult> ByIdAsync(HttpContext http, IMediator mediator, string id, CancellationToken ct) =>
        await mediator.OneAsync(id, ct) is { } view ? await http.DefinitionAsync(mediator, view, ct) : Results.NotFound();

    private static async Task<IResult> ManyAsync(IMediator mediator, string[]? ids, CancellationToken ct)
    {
        IReadOnlyList<DefinitionView> found = ids is { Length: > 0 } ? (await mediator.Send(new FindDefinitionVersions(VersionChoice.All, VersionIds: ids), ct)).Value.Items : [];
        var types = await mediator.TypesAsync(ct);
        return DefinitionAnswers.Json(InstanceJson.Counted([.. found.Select(v => DefinitionModel.Of(v, types))]));
    }

    private static async Task<IResult> VersionsAsync(IMediator mediator, string definitionId, CancellationToken ct)
    {
        var found = (await mediator.Send(new FindDefinitionVersions(VersionChoice.All, [definitionId], Order: VersionOrder.Version, Descending: true), ct)).Value.Items;
        var types = await mediator.TypesAsync(ct);
        return DefinitionAnswers.Json(new JsonArray([.. found.Select(v => DefinitionModel.Stored(v, types))]));
    }

    private static async Task<IResult> CountAsync(IMediator mediator, CancellationToken ct) =>
        DefinitionAnswers.Json(new JsonObject { ["count"] = (await mediator.Send(new FindDefinitionVersions(VersionChoice.Latest, Take: 0), ct)).Value.Total });

    private static async Task<IResult> IsNameUniqueAsync(IMediator mediator, string? name, string? definitionId, CancellationToken ct) =>
        DefinitionAnswers.Json(new JsonObject { ["isUnique"] = (await mediator.Send(new DefinitionNameIsFree(name ?? "", definitionId), ct)).Value });

    private static async Task<IResult> ConsumersAsync(IMediator mediator, string definitionId, CancellationToken ct)
    {
        var found = await mediator.Send(new DefinitionConsumers(definitionId), ct);
        return found.Succeeded
            ? DefinitionAnswers.Json(new JsonObject { ["consumingWorkflowDefinitionIds"] = new JsonArray([.. found.Value.Select(id => JsonValue.Create(id))]) })
            : DefinitionAnswers.Refused(found.Refusals);
    }
}
