using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

/// <summary>When people were on leave that was recorded, for features that count what they owed, whoever asks.</summary>
public interface IAbsences
{
    /// <summary>Leaves that touch the days, both inclusive.</summary>
    Task<IReadOnlyList<Absence>> OfAsync(Guid personId, DateOnly first, DateOnly last, CancellationToken ct);
}

public sealed record Absence(DateOnly FirstDay, DateOnly LastDay)
{
    public bool Covers(DateOnly day) => FirstDay <= day && day <= LastDay;
}

internal sealed class Absences(CaseFlowDb db) : IAbsences
{
    public async Task<IReadOnlyList<Absence>> OfAsync(Guid personId, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var (from, until) = (first.StartOfDay(), last.EndOfDay());
        var rows = await db.Set<Leave>().AsNoTracking().Where(l => l.PersonId == personId && l.From < until && l.To > from).OrderBy(l => l.From).ToListAsync(ct);
        return rows.ConvertAll(l => new Absence(l.From.ChinaDate(), l.To.AddTicks(-1).ChinaDate()));
    }
}
