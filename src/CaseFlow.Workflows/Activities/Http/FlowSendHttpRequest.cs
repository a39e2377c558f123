using System.Globalization;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Http;

/// <summary>
/// A request as a node of a flowchart: leaves by the status code where it is expected, by "Unmatched status code" where
/// it is not, by Done where nothing is expected; without a response by "Failed to connect" or "Timeout".
/// </summary>
[Activity("Elsa.FlowSendHttpRequest", Category = "HTTP", Kind = ActivityKind.Task)]
[Input("ExpectedStatusCodes", "List<Int32>", Hint = "multitext", Default = new[] { 200 }, Order = 5.1)]
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
internal sealed class FlowSendHttpRequestActivity : HttpRequestActivity
{
    private const string Unmatched = "Unmatched status code";
    private const string FailedToConnect = "Failed to connect";
    private const string Timeout = "Timeout";

    public override IReadOnlyCollection<string>? Outcomes(ActivityNode node) => node.HasInput("expectedStatusCodes") && node.ConstantInput("expectedStatusCodes") is null
        ? null
        : [.. Codes(node.ConstantInput("expectedStatusCodes")).Select(Text), Unmatched, FailedToConnect, Timeout, Done];

    protected override IEnumerable<int> Expected(ActivityContext context) => Codes(context.Input("expectedStatusCodes"));

    protected override void Answered(ActivityContext context, int status)
    {
        var expected = Expected(context).ToList();
        context.Complete(expected.Count == 0 ? Done : expected.Contains(status) ? Text(status) : Unmatched);
    }

    protected override void Failed(ActivityContext context, string failure) => context.Complete(failure == HttpCallAnswer.TimedOut ? Timeout : FailedToConnect);

    private static IEnumerable<int> Codes(System.Text.Json.Nodes.JsonNode? given) => given is null ? [] : JsonItems.Of(given).Select(c => JsonValues.To<int>(c));

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
