using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Http;

/// <summary>
/// Sends a request and goes on with its response. It suspends: the request leaves after the commit, at least once, and
/// never for a burst that was rolled back. Only to hosts that the operator allows. In memory nothing is sent; the wait
/// point is answered from outside.
/// </summary>
internal abstract class HttpRequestActivity : Activity
{
    public const string UrlType = "UnregisteredClrType:System.Uri, System.Private.Uri";
    public const string Methods = "GET,POST,PUT,DELETE,PATCH,OPTIONS,HEAD";
    public const string ContentTypes =
        "=,application/json,application/soap+xml,application/x-www-form-urlencoded,application/xml,text/html,text/json,text/plain,text/richtext,text/xml";

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var request = RequestOf(context);
        var bookmark = context.Wait(Stimuli.Http, new JsonObject { ["method"] = request.Method, ["url"] = request.Url });
        await context.SendAsync(new QueueHttpCall(bookmark, request));
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        var answer = JsonValues.To<HttpCallAnswer>(input) ?? new HttpCallAnswer(null);
        if (answer.Failure is not null)
        {
            context.SetOutput("Result", JsonValues.From(answer));
            Failed(context, answer.Failure);
            return ValueTask.CompletedTask;
        }

        var status = answer.StatusCode ?? Expected(context).FirstOrDefault(200);
        context.SetOutput("StatusCode", JsonValue.Create(status));
        context.SetOutput("ResponseHeaders", JsonValues.From(answer.Headers ?? new Dictionary<string, string>()));
        context.SetOutput("ParsedContent", Parsed(answer));
        context.SetOutput("Result", JsonValues.From(answer with { StatusCode = status }));
        Answered(context, status);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask CancelAsync(ActivityContext context)
    {
        foreach (var bookmark in context.Bookmarks)
        {
            await context.SendAsync(new DropHttpCall(bookmark.Id));
        }
    }

    public override IEnumerable<Finding> Validate(ActivityNode node)
    {
        if (node.ConstantInput("url") is { } url && (!Uri.TryCreate(JsonValues.Text(url), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
        {
            yield return node.Error("workflow.rule.http-url", JsonValues.Text(url));
        }
    }

    protected abstract IEnumerable<int> Expected(ActivityContext context);

    protected abstract void Answered(ActivityContext context, int status);

    /// <param name="failure">As <see cref="HttpCallAnswer.Failure"/> says it.</param>
    protected abstract void Failed(ActivityContext context, string failure);

    private static HttpCallRequest RequestOf(ActivityContext context)
    {
        var url = context.Input<string>("url") is { Length: > 0 } given ? given : throw context.Fault("workflow.http.no-url", context.ActivityName);
        var content = context.Input("content");
        var type = context.Input<string>("contentType") is { Length: > 0 } named ? named : content is null ? null : "application/json";
        return new HttpCallRequest(
            url,
            context.Input<string>("method") is { Length: > 0 } method ? method.ToUpperInvariant() : "GET",
            Headers(context.Input("requestHeaders")),
            context.Input<string>("authorization") is { Length: > 0 } authorization ? authorization : null,
            !context.Input("disableAuthorizationHeaderValidation", false),
            Body(content, type),
            type);
    }

    private static Dictionary<string, string> Headers(JsonNode? given)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in JsonValues.Parsed(given) as JsonObject ?? [])
        {
            headers[name] = value is JsonArray list ? string.Join(',', list.Select(JsonValues.Text)) : JsonValues.Text(value) ?? "";
        }

        return headers;
    }

    private static string? Body(JsonNode? content, string? type) => content switch
    {
        null => null,
        JsonObject form when type == "application/x-www-form-urlencoded" =>
            string.Join('&', form.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(JsonValues.Text(f.Value) ?? "")}")),
        _ => JsonValues.Text(content),
    };

    /// <summary>JSON as a value, anything else as its text.</summary>
    private static JsonNode? Parsed(HttpCallAnswer answer)
    {
        if (answer.Content is not { Length: > 0 } text || answer.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return answer.Content is null ? null : JsonValue.Create(answer.Content);
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
