using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>A whole check of an enterprise was recorded, perhaps days after it was made. Published in the same transaction.</summary>
public sealed record EnterpriseChecked(Guid EnterpriseId, DateOnly Day) : INotification;

/// <param name="UnitId">Whose member made it, as of that day.</param>
public sealed record CheckMade(Guid Id, string Number, Guid EnterpriseId, DateOnly Day, Guid UnitId);

/// <summary>Whole checks for the features that count them, whoever asks.</summary>
public interface IChecksMade
{
    /// <param name="first">First day of the check, <paramref name="last"/> the last one.</param>
    /// <returns>The earliest first.</returns>
    Task<IReadOnlyList<CheckMade>> OfAsync(IReadOnlyCollection<Guid> enterpriseIds, DateOnly first, DateOnly last, CancellationToken ct);
}

internal sealed class ChecksMade(CaseFlowDb db) : IChecksMade
{
    public async Task<IReadOnlyList<CheckMade>> OfAsync(IReadOnlyCollection<Guid> enterpriseIds, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var (from, until) = (first.StartOfDay(), last.EndOfDay());
        return await db.Set<Inspection>().IgnoreQueryFilters().AsNoTracking()
            .Where(i => enterpriseIds.Contains(i.EnterpriseId) && i.CheckedAt >= from && i.CheckedAt < until && i.Result != InspectionResults.Draft && i.InspectorUnitId != null)
            .OrderBy(i => i.CheckedAt).ThenBy(i => i.Id).Select(i => new CheckMade(i.Id, i.Number, i.EnterpriseId, i.Day, i.InspectorUnitId!.Value)).ToListAsync(ct);
    }
}
