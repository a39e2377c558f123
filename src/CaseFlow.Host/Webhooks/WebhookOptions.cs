using System.ComponentModel.DataAnnotations;

namespace CaseFlow.Host.Webhooks;

/// <summary>Section <c>Webhooks</c> of the settings: messages to the gateways that the system administrator enters.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>Hosts with optional port that may lie inside the network or speak plain http, <c>*.</c> for any below a domain. Default none.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Seconds from connecting to the answer's head, default 10.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Attempts before a message is given up, default 12: about nine hours.</summary>
    [Range(1, 50)]
    public int Attempts { get; set; } = 12;
}
