using System.ComponentModel.DataAnnotations;

namespace CaseFlow.Host.Workflows.Http;

/// <summary>Section <c>Workflows:Http</c> of the settings: requests that definitions send. Off while no host is allowed.</summary>
public sealed class HttpCallOptions
{
    public const string Section = "Workflows:Http";

    /// <summary>Hosts with optional port, <c>*.</c> for any host below a domain. Default none.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Seconds from sending to the last byte, default 30.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Largest response in kilobytes, default 1024; a larger one counts as no answer.</summary>
    [Range(1, 65536)]
    public int MostKilobytes { get; set; } = 1024;

    /// <summary>Redirects followed, each to an allowed host only, default 5; 0 follows none.</summary>
    [Range(0, 20)]
    public int Redirects { get; set; } = 5;

    /// <summary>How often a request is begun when hosts die while sending it, default 3.</summary>
    [Range(1, 20)]
    public int Attempts { get; set; } = 3;
}
