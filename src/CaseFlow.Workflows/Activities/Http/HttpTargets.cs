namespace CaseFlow.Workflows.Activities.Http;

/// <summary>
/// The hosts that definitions may send requests to, as the operator lists them: <c>api.example.gov.cn</c>,
/// <c>10.1.2.3:8080</c> or <c>*.example.gov.cn</c>. Empty allows none. Without a port the scheme's own port is meant.
/// </summary>
public sealed class HttpTargets(IEnumerable<string>? allowed = null)
{
    private readonly string[] _allowed = [.. (allowed ?? []).Select(a => a.Trim().ToLowerInvariant()).Where(a => a.Length > 0)];

    public bool Any => _allowed.Length > 0;

    public IReadOnlyList<string> Allowed => _allowed;

    /// <summary>An absolute http or https address without user information whose host is on the list.</summary>
    public bool Allows(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && _allowed.Any(a => Matches(a, uri));

    private static bool Matches(string allowed, Uri uri)
    {
        var host = uri.IdnHost.ToLowerInvariant();
        var colon = allowed.LastIndexOf(':');
        var portGiven = colon > 0 && int.TryParse(allowed.AsSpan(colon + 1), out _) && !allowed.EndsWith(']');
        var name = portGiven ? allowed[..colon] : allowed;
        var portFits = portGiven ? allowed[(colon + 1)..] == $"{uri.Port}" : uri.IsDefaultPort;
        return portFits && (name.StartsWith("*.", StringComparison.Ordinal) ? host.EndsWith(name[1..], StringComparison.Ordinal) : host == name.Trim('[', ']'));
    }
}
