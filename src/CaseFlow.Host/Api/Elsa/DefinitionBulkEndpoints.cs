using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Several definitions at once; each is a command of its own, so one that is refused keeps none of the others back.</summary>
internal sealed class DefinitionBulkEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapElsaDefinitions();
        elsa.MapPost("/bulk-actions/publish/workflow-definitions/by-definition-ids", PublishAsync);
        elsa.MapPost("/bulk-actions/retract/workflow-definitions/by-definition-ids", RetractAsync);
        elsa.MapPost("/bulk-actions/delete/workflow-definitions/by-definition-id", DeleteAsync);
        elsa.MapPost("/bulk-actions/delete/workflow-definitions/by-id", DeleteVersionsAsync);
    }

    private static async Task<IResult> PublishAsync(HttpContext http, IServiceScopeFactory scopes, CancellationToken ct)
    {
        var lists = new BulkLists("published", "alreadyPublished", "notFound", "skipped", "updatedConsumers", "failed");
        var warnings = new JsonObject();
        return await EachAsync(http, scopes, "definitionIds", async (mediator, id, why) =>
        {
            var answer = await mediator.Send(new PublishDefinition(id, why), ct);
            if (answer.Succeeded)
            {
                lists.Add(answer.Value.AlreadyPublished ? "alreadyPublished" : "published", id);
                answer.Value.Consumers.ToList().ForEach(c => lists.Add("updatedConsumers", c));
                return;
            }

            lists.Add(answer.Refusals[0].Kind == RefusalKind.NotFound ? "notFound" : "failed", id);
            if (answer.Refusals[0].Kind != RefusalKind.NotFound)
            {
                warnings[id] = new JsonArray([.. answer.Refusals.Select(r => JsonValue.Create(r.Text()))]);
            }
        }, () => { var json = lists.ToJson(); json["warnings"] = warnings; return json; }, ct);
    }

    private static async Task<IResult> RetractAsync(HttpContext http, IServiceScopeFactory scopes, CancellationToken ct)
    {
        var lists = new BulkLists("retracted", "alreadyRetracted", "skipped", "notPublished", "notFound");
        return await EachAsync(http, scopes, "definitionIds", async (mediator, id, why) =>
        {
            var answer = await mediator.Send(new RetractDefinition(id, why), ct);
            lists.Add(answer.Succeeded ? "retracted" : answer.Refusals[0].Kind == RefusalKind.NotFound ? "notFound" : "notPublished", id);
        }, lists.ToJson, ct);
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, IServiceScopeFactory scopes, CancellationToken ct)
    {
        var (deleted, errors) = (0, new JsonObject());
        return await EachAsync(http, scopes, "definitionIds", async (mediator, id, why) =>
        {
            var answer = await mediator.Send(new DeleteDefinition(id, why), ct);
            deleted += answer.Succeeded ? answer.Value : 0;
            Note(errors, id, answer.Refusals);
        }, () => Deleted(deleted, errors), ct);
    }

    private static async Task<IResult> DeleteVersionsAsync(HttpContext http, IServiceScopeFactory scopes, CancellationToken ct)
    {
        var (deleted, errors) = (0, new JsonObject());
        return await EachAsync(http, scopes, "ids", async (mediator, id, why) =>
        {
            if (await mediator.OneAsync(id, ct) is { } view)
            {
                var answer = await mediator.Send(new DeleteDefinitionVersion(view.DefinitionId, view.Version, why), ct);
                deleted += answer.Succeeded ? 1 : 0;
                Note(errors, id, answer.Refusals);
            }
        }, () => Deleted(deleted, errors), ct);
    }

    private static JsonObject Deleted(int count, JsonObject errors)
    {
        var answer = new JsonObject { ["deleted"] = count };
        if (errors.Count > 0)
        {
            answer["errors"] = errors;
        }

        return answer;
    }

    private static void Note(JsonObject errors, string id, IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count > 0 && refusals[0].Kind != RefusalKind.NotFound)
        {
            errors[id] = new JsonArray([.. refusals.Select(r => JsonValue.Create(r.Text()))]);
        }
    }

    /// <summary>Each in a scope, and so a transaction, of its own, as the same person.</summary>
    private static async Task<IResult> EachAsync(
        HttpContext http, IServiceScopeFactory scopes, string member, Func<IMediator, string, string, Task> act, Func<JsonObject> answer, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        var who = http.RequestServices.GetRequiredService<RequestContext>();
        foreach (var id in body.Texts(member).Distinct())
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
            (context.Actor, context.Origin) = (who.Actor, who.Origin);
            await act(scope.ServiceProvider.GetRequiredService<IMediator>(), id, body.Why());
        }

        return DefinitionAnswers.Json(answer());
    }

    private sealed class BulkLists(params string[] names)
    {
        private readonly Dictionary<string, SortedSet<string>> _lists = names.ToDictionary(n => n, _ => new SortedSet<string>(StringComparer.Ordinal));

        public void Add(string list, string id) => _lists[list].Add(id);

        public JsonObject ToJson() => new(_lists.Select(l => KeyValuePair.Create(l.Key, (JsonNode?)new JsonArray([.. l.Value.Select(v => JsonValue.Create(v))]))));
    }
}
