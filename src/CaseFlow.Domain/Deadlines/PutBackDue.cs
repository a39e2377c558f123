using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>A due row whose handler failed waits for its next attempt, so that it holds up no other (reliability B12).</summary>
[ProcessOnly]
public sealed record PutBackDue(Guid ItemId, string Error) : ICommand<DueRetry>;

/// <param name="NextAt">Null when the row was gone.</param>
public sealed record DueRetry(int Attempts, DateTimeOffset? NextAt);

internal sealed class PutBackDueHandler(CaseFlowDb db, TimeProvider time) : IRequestHandler<PutBackDue, Result<DueRetry>>
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public async Task<Result<DueRetry>> Handle(PutBackDue request, CancellationToken cancellationToken)
    {
        if (await db.Set<DueItem>().FirstOrDefaultAsync(d => d.Id == request.ItemId, cancellationToken) is not { } row)
        {
            return new DueRetry(0, null);
        }

        row.Attempts++;
        row.LastError = request.Error.Length > 2000 ? request.Error[..2000] : request.Error;
        row.FireAt = time.GetUtcNow() + Wait(row.Attempts);
        return new DueRetry(row.Attempts, row.FireAt);
    }

    // 5 s, 10 s, 20 s … an hour.
    private static TimeSpan Wait(int attempts) => First * Math.Pow(2, Math.Min(attempts - 1, 12)) is var wait && wait < Longest ? wait : Longest;
}
