using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Activities.Http;

/// <summary>
/// A request that leaves after the commit of the burst that asked for it. Gone with the answer, so its secrets are not
/// kept. Its id is the wait point's and goes out as Idempotency-Key: one that is sent again after a crash can be told.
/// </summary>
[NotAudited]
internal sealed class HttpCall
{
    public required Guid Id { get; init; }

    /// <summary>An <see cref="HttpCallRequest"/> as JSON.</summary>
    public required string Request { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Counted before each attempt, so that one which kills the host is given up, too.</summary>
    public int Attempts { get; set; }

    /// <summary>While it is being sent: when another host may take it over.</summary>
    public required DateTimeOffset NextAttemptAt { get; set; }
}

/// <param name="Headers">Several values of a name are separated by commas.</param>
/// <param name="Strict">False sends an authorization header that is not well formed, too.</param>
public sealed record HttpCallRequest(
    string Url, string Method, IReadOnlyDictionary<string, string> Headers, string? Authorization, bool Strict, string? Content, string? ContentType);

internal sealed class HttpCallModel : IModelContribution
{
    public void Configure(ModelBuilder model) => model.Entity<HttpCall>(e =>
    {
        e.ToTable("workflow_http_calls");
        e.HasIndex(x => x.NextAttemptAt);
    });
}
