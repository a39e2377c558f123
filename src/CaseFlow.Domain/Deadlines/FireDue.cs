using System.Globalization;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// Takes one due row and lets its handler act, in one transaction. Answers false when the row is gone, was moved, or is
/// in another host's hands.
/// </summary>
[ProcessOnly]
public sealed record FireDue(Guid ItemId) : ICommand<bool>;

internal sealed class FireDueHandler(
    CaseFlowDb db, IDatabaseDialect dialect, IEnumerable<IDueHandler> handlers, RequestContext context, TimeProvider time, IFailpoint failpoint)
    : IRequestHandler<FireDue, Result<bool>>
{
    public async Task<Result<bool>> Handle(FireDue request, CancellationToken cancellationToken)
    {
        var seen = await db.Set<DueItem>().AsNoTracking().Where(d => d.Id == request.ItemId)
            .Select(d => new { d.Kind, d.OwnerId }).FirstOrDefaultAsync(cancellationToken);
        if (seen is null)
        {
            return false;
        }

        // The case is locked before the row, in the order in which people's commands take them: no deadlock, and who
        // ends the work first has cancelled the row before it is read again.
        var handler = handlers.SingleOrDefault(h => h.Kind == seen.Kind)
            ?? throw new InvalidOperationException($"Nothing handles due rows of the kind '{seen.Kind}'.");
        if (await handler.SubjectOfAsync(seen.OwnerId, cancellationToken) is { } subject)
        {
            context.SubjectId = subject;
            await dialect.LockAsync(db, $"case:{subject:D}", cancellationToken);
        }

        var only = string.Create(CultureInfo.InvariantCulture, $"id = '{request.ItemId.ToString("D").ToUpperInvariant()}'");
        var claimed = await dialect.ClaimAsync(db, "due_items", "fire_at", only, time.GetUtcNow(), 1, cancellationToken);
        if (claimed.Count == 0)
        {
            return false;
        }

        var row = await db.Set<DueItem>().SingleAsync(d => d.Id == request.ItemId, cancellationToken);
        db.Remove(row);
        failpoint.Hit("due.claimed");
        using (context.EnterProcess())
        {
            await handler.FireAsync(row.OwnerId, row.DueAt, cancellationToken);
        }

        return true;
    }
}
