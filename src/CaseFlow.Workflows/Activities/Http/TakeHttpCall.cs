using System.Globalization;
using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Activities.Http;

/// <summary>The requests to be sent now, the oldest first.</summary>
[ProcessOnly]
public sealed record HttpCallsWaiting(int Most) : IQuery<IReadOnlyList<Guid>>;

/// <summary>Takes one request for a while, so that two hosts do not send it at once. Nothing is open while it is sent.</summary>
/// <param name="For">After this another host may take it over.</param>
[ProcessOnly]
public sealed record TakeHttpCall(Guid Id, TimeSpan For) : ICommand<TakenHttpCall>;

/// <param name="Request">Null: it is gone, or in other hands.</param>
public sealed record TakenHttpCall(HttpCallRequest? Request, int Attempt);

internal sealed class TakeHttpCallHandler(CaseFlowDb db, IDatabaseDialect dialect, TimeProvider time) :
    IRequestHandler<HttpCallsWaiting, Result<IReadOnlyList<Guid>>>,
    IRequestHandler<TakeHttpCall, Result<TakenHttpCall>>
{
    public async Task<Result<IReadOnlyList<Guid>>> Handle(HttpCallsWaiting request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await db.Set<HttpCall>().Where(c => c.NextAttemptAt <= now).OrderBy(c => c.NextAttemptAt).Select(c => c.Id).Take(request.Most).ToListAsync(cancellationToken);
    }

    public async Task<Result<TakenHttpCall>> Handle(TakeHttpCall request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var only = string.Create(CultureInfo.InvariantCulture, $"id = '{request.Id.ToString("D").ToUpperInvariant()}'");
        if ((await dialect.ClaimAsync(db, "workflow_http_calls", "next_attempt_at", only, now, 1, cancellationToken)).Count == 0)
        {
            return new TakenHttpCall(null, 0);
        }

        var call = await db.Set<HttpCall>().SingleAsync(c => c.Id == request.Id, cancellationToken);
        call.Attempts++;
        call.NextAttemptAt = now + request.For;
        return new TakenHttpCall(JsonSerializer.Deserialize<HttpCallRequest>(call.Request, JsonValues.Options), call.Attempts);
    }
}
