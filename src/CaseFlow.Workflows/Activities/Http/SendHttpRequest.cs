using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Http;

/// <summary>A request that holds the activities to run for its status codes, and for what else may come of it.</summary>
[Activity("Elsa.SendHttpRequest", Category = "HTTP", Kind = ActivityKind.Task)]
[Input("ExpectedStatusCodes", CasesType, Hint = "http-status-codes", Wrapped = false)]
[Input("Url", UrlType, Required = true)]
[Input("Method", Hint = "dropdown", Choices = Methods, Default = "GET", Order = 1)]
[Input("Content", "Object", Order = 2)]
[Input("ContentType", Hint = "dropdown", Choices = ContentTypes, Order = 3)]
[Input("Authorization", Category = "Security", Sensitive = true, Order = 4)]
[Input("DisableAuthorizationHeaderValidation", "Boolean", Hint = "checkbox", Category = "Security", Order = 5)]
[Input("RequestHeaders", "HttpHeaders", Hint = "json-editor", Language = "json", Category = "Advanced", Order = 6)]
[Input("EnableResiliency", "Boolean", Hint = "checkbox", Ignored = true)]
[Output("StatusCode", "Int32")]
[Output("ParsedContent")]
[Output("ResponseHeaders", "HttpHeaders")]
[Output("Result", "HttpResponseMessage")]
[Slot("UnmatchedStatusCode")]
[Slot("FailedToConnect")]
[Slot("Timeout")]
internal sealed class SendHttpRequestActivity : HttpRequestActivity
{
    private const string CasesType =
        "UnregisteredClrType:System.Collections.Generic.ICollection`1[[Elsa.Http.HttpStatusCodeCase, Elsa.Http]], System.Private.CoreLib";

    public override object Prepare(ActivityNode node) => node.Source["expectedStatusCodes"] is not JsonArray cases
        ? Array.Empty<int>()
        : cases.Select(c => int.TryParse(JsonValues.Text((c as JsonObject)?["statusCode"]), CultureInfo.InvariantCulture, out var code) ? code : 0).ToArray();

    protected override IEnumerable<int> Expected(ActivityContext context) => (int[])context.Node.Plan!;

    protected override void Answered(ActivityContext context, int status)
    {
        var index = Array.IndexOf((int[])context.Node.Plan!, status);
        Run(context, index >= 0 ? $"expectedStatusCodes/{index}/activity" : "unmatchedStatusCode");
    }

    protected override void Failed(ActivityContext context, string failure) =>
        Run(context, failure == HttpCallAnswer.TimedOut ? "timeout" : "failedToConnect");

    private static void Run(ActivityContext context, string slot)
    {
        if (context.Node.Slot(slot) is { } follower)
        {
            context.Schedule(follower);
        }
        else
        {
            context.Complete();
        }
    }
}
