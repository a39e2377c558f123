using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities.Http;
using MediatR;

namespace CaseFlow.Host.Workflows.Http;

/// <summary>
/// Sends the requests of definitions, at least once each: taken in one transaction, sent in none, answered in another.
/// A host that dies in between leaves the request to be sent again, under the same Idempotency-Key.
/// </summary>
internal sealed partial class HttpCallDispatcher(
    IServiceScopeFactory scopes, HttpCallOptions options, HttpTargets targets, HttpCallSender sender, IFailpoint failpoint, ILogger<HttpCallDispatcher> logger)
{
    private const int Batch = 8;

    /// <summary>Works until nothing is waiting; does nothing while no host is allowed.</summary>
    /// <returns>How many requests were answered.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var answered = 0;
        while (targets.Any && !ct.IsCancellationRequested)
        {
            var waiting = (await SendAsync(new HttpCallsWaiting(Batch), ct)).Value;
            var sent = await Task.WhenAll(waiting.Select(id => OneAsync(id, ct)));
            answered += sent.Count(s => s);
            if (!sent.Contains(true))
            {
                break;
            }
        }

        return answered;
    }

    private async Task<bool> OneAsync(Guid id, CancellationToken ct)
    {
        try
        {
            var lease = TimeSpan.FromSeconds(options.TimeoutSeconds + 30);
            var taken = await SendAsync(new TakeHttpCall(id, lease), ct);
            if (!taken.Succeeded || taken.Value.Request is not { } request)
            {
                return false;
            }

            var answer = taken.Value.Attempt > options.Attempts
                ? new HttpCallAnswer(HttpCallAnswer.FailedToConnect, $"Given up: {options.Attempts} attempts ended without an answer being stored.")
                : await sender.SendAsync(id, request, ct);
            failpoint.Hit("http.sent");
            return (await SendAsync(new AnswerHttpCall(id, answer), ct)).Succeeded;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The lease ends and the request is taken again.
            Failed(logger, e, id);
            return false;
        }
    }

    private async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Actor, context.Origin) = (Actor.System, "http");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "HTTP request {Id} of a process could not be finished")]
    private static partial void Failed(ILogger logger, Exception error, Guid id);
}
