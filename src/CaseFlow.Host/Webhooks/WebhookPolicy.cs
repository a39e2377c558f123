using System.Net;
using CaseFlow.Domain.Notices;
using CaseFlow.Workflows.Activities.Http;

namespace CaseFlow.Host.Webhooks;

/// <summary>Which addresses may be entered: https, or a host that the operator lists; no user information, no internal address as it stands.</summary>
internal sealed class WebhookPolicy(WebhookOptions options) : IWebhookPolicy
{
    private readonly HttpTargets _listed = new(options.AllowedHosts);

    public bool IsListed(Uri url) => _listed.Allows(url.AbsoluteUri);

    public string? WhyNot(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            return "webhook.url";
        }

        return this switch
        {
            _ when IsListed(uri) => null,
            _ when uri.Scheme != "https" => "webhook.https",
            _ when uri.IsLoopback || (IPAddress.TryParse(uri.IdnHost.Trim('[', ']'), out var address) && InternalAddress.Is(address)) => "webhook.internal",
            _ => null,
        };
    }
}
