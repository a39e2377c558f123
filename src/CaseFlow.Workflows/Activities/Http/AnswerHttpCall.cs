using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Activities.Http;

/// <summary>The answer to a request, or why there is none, to the instance that waits; the request is forgotten with it.</summary>
[ProcessOnly]
public sealed record AnswerHttpCall(Guid Id, HttpCallAnswer Answer) : ICommand<Done>;

/// <param name="Failure">failed-to-connect or timeout; null when there is a response.</param>
/// <param name="Content">The body; null where there is none.</param>
public sealed record HttpCallAnswer(
    string? Failure, string? Detail = null, int? StatusCode = null, IReadOnlyDictionary<string, string>? Headers = null, string? ContentType = null, string? Content = null)
{
    public const string FailedToConnect = "failed-to-connect";
    public const string TimedOut = "timeout";
}

internal sealed class AnswerHttpCallHandler(CaseFlowDb db, IDatabaseDialect dialect, ProcessDriver driver, RequestContext context) : IRequestHandler<AnswerHttpCall, Result<Done>>
{
    public async Task<Result<Done>> Handle(AnswerHttpCall request, CancellationToken cancellationToken)
    {
        // The case is locked before the row is looked at, in the order in which people's commands take them.
        if (Guid.TryParse(await SubjectAsync(request.Id, cancellationToken), out var subject))
        {
            context.SubjectId = subject;
            await dialect.LockAsync(db, $"case:{subject:D}", cancellationToken);
        }

        if (await db.Set<HttpCall>().FirstOrDefaultAsync(c => c.Id == request.Id, cancellationToken) is not { } call)
        {
            return Done.Value;
        }

        db.Remove(call);
        using (context.EnterProcess())
        {
            await driver.ResumeAsync(request.Id, (JsonObject)JsonValues.From(request.Answer)!, cancellationToken);
        }

        return Done.Value;
    }

    private Task<string?> SubjectAsync(Guid bookmark, CancellationToken ct) =>
        db.Set<BookmarkRow>().AsNoTracking().Where(b => b.Id == bookmark).Select(b => b.CorrelationId).FirstOrDefaultAsync(ct);
}
