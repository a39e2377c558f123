using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>A grid is no more from that day on; told inside the transaction, so that whatever hangs on it ends too.</summary>
public sealed record GridEnded(string Code, DateOnly FirstDay) : INotification;

/// <summary>Ends a grid with the duties in it. Nothing of it is deleted.</summary>
internal sealed class GridEnd(CaseFlowDb db, IMediator mediator, TimeProvider time)
{
    /// <summary>Null when it was ended, else why it cannot be.</summary>
    public async Task<Refusal?> EndAsync(Grid grid, DateOnly firstDay, CancellationToken ct)
    {
        var duties = await db.Set<GridDuty>().Where(d => d.GridId == grid.Id && d.Until == null).ToListAsync(ct);
        var earliest = duties.Select(d => d.FirstDay).Append(grid.FirstDay.AddDays(1)).Max();
        if (firstDay < earliest || firstDay > time.Today())
        {
            return new Refusal("grid.end-day", "firstDay", earliest.ToLongText(), time.Today().ToLongText());
        }

        grid.Until = firstDay;
        duties.ForEach(d => d.Until = firstDay);
        await mediator.Publish(new GridEnded(grid.Code, firstDay), ct);
        return null;
    }
}
