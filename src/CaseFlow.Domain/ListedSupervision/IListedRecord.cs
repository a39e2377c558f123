using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>Cases that were listed within some days or still open in them, for features that rank whose they are; whoever asks.</summary>
public interface IListedRecord
{
    Task<IReadOnlyList<ListedCaseRecord>> OfAsync(string path, DateOnly first, DateOnly last, CancellationToken ct);
}

/// <param name="StreetPath">The street it lies in.</param>
/// <param name="Overdue">It was late at some time up to the last day; a case is late once, however often its last day was moved (C42).</param>
/// <param name="Closed">Off the list at the end of the last day.</param>
public sealed record ListedCaseRecord(Guid Id, string Number, string StreetPath, Guid? GoverningUnitId, Guid? SupervisingUnitId, bool Overdue, bool Closed);

internal sealed class ListedRecord(CaseFlowDb db) : IListedRecord
{
    public async Task<IReadOnlyList<ListedCaseRecord>> OfAsync(string path, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var (begin, end) = (first.StartOfDay(), last.EndOfDay());
        return (await db.Set<ListedCase>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.RegionPath.StartsWith(path) && c.Number != null && c.ListedAt < end && (c.ClosedAt == null || c.ClosedAt >= begin)).OrderBy(c => c.ListedAt).ToListAsync(ct))
            .ConvertAll(c => new ListedCaseRecord(
                c.Id, c.Number!, RegionPaths.At(c.RegionPath, RegionLevel.Street) ?? c.RegionPath, c.GoverningUnitId, c.SupervisingUnitId, c.OverdueSince < end, c.ClosedAt < end));
    }
}
