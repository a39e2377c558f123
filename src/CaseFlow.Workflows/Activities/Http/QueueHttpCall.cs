using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Activities.Http;

/// <summary>Puts a request beside the state that waits for its answer, in the same transaction: a rollback sends nothing.</summary>
[ProcessOnly]
public sealed record QueueHttpCall(Guid Bookmark, HttpCallRequest Request) : ICommand<Done>;

/// <summary>Nobody waits for the answer any more. One that is already on its way is sent all the same.</summary>
[ProcessOnly]
public sealed record DropHttpCall(Guid Bookmark) : ICommand<Done>;

internal sealed class QueueHttpCallHandler(CaseFlowDb db, HttpTargets targets, TimeProvider time) :
    IRequestHandler<QueueHttpCall, Result<Done>>,
    IRequestHandler<DropHttpCall, Result<Done>>
{
    public Task<Result<Done>> Handle(QueueHttpCall request, CancellationToken cancellationToken)
    {
        if (!targets.Allows(request.Request.Url))
        {
            return Task.FromResult<Result<Done>>(new Refusal("workflow.http.not-allowed", null, request.Request.Url, string.Join("、", targets.Allowed)));
        }

        var now = time.GetUtcNow();
        db.Add(new HttpCall { Id = request.Bookmark, Request = JsonSerializer.Serialize(request.Request, JsonValues.Options), At = now, NextAttemptAt = now });
        return Task.FromResult<Result<Done>>(Done.Value);
    }

    public async Task<Result<Done>> Handle(DropHttpCall request, CancellationToken cancellationToken)
    {
        if (await db.Set<HttpCall>().FirstOrDefaultAsync(c => c.Id == request.Bookmark, cancellationToken) is { } call)
        {
            db.Remove(call);
        }

        return Done.Value;
    }
}
