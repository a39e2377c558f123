using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// Takes one due row and lets its handler act, in one transaction. Answers false when the row is gone, was moved, or is
/// in another host's hands.
/// </summary>
/// <param name="Seen">What the sweep already knows of the row; asked from the database when null.</param>
[ProcessOnly]
public sealed record FireDue(Guid ItemId, DueWork? Seen = null) : ICommand<bool>;

internal sealed class FireDueHandler(
    CaseFlowDb db, IDatabaseDialect dialect, IEnumerable<IDueHandler> handlers, RequestContext context, TimeProvider time, IFailpoint failpoint)
    : IRequestHandler<FireDue, Result<bool>>
{
    public async Task<Result<bool>> Handle(FireDue request, CancellationToken cancellationToken)
    {
        if ((request.Seen ?? await SeeAsync(request.ItemId, cancellationToken)) is not { } seen)
        {
            return false;
        }

        // The case is locked before the row, in the order in which people's commands take them: no deadlock, and who
        // ends the work first has cancelled the row before it is read again.
        var handler = HandlerOf(seen.Kind);
        if (seen.SubjectId is { } subject)
        {
            context.SubjectId = subject;
            await dialect.LockAsync(db, $"case:{subject:D}", cancellationToken);
        }

        var sql = "SELECT * FROM due_items WHERE id = {0}" + dialect.SkipLocked;
        var taken = await db.Set<DueItem>().FromSqlRaw(sql, request.ItemId).ToListAsync(cancellationToken);
        if (taken is not [var row] || row.FireAt > time.GetUtcNow())
        {
            return false;
        }

        db.Remove(row);
        failpoint.Hit("due.claimed");
        using (context.EnterProcess())
        {
            await handler.FireAsync(row.OwnerId, row.DueAt, cancellationToken);
        }

        failpoint.Hit("due.acted");
        return true;
    }

    private async Task<DueWork?> SeeAsync(Guid itemId, CancellationToken ct)
    {
        var row = await db.Set<DueItem>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == itemId, ct);
        return row is null ? null : new DueWork(row.Id, row.Kind, row.OwnerId, await HandlerOf(row.Kind).SubjectOfAsync(row.OwnerId, ct));
    }

    private IDueHandler HandlerOf(string kind) => handlers.SingleOrDefault(h => h.Kind == kind)
        ?? throw new InvalidOperationException($"Nothing handles due rows of the kind '{kind}'.");
}
