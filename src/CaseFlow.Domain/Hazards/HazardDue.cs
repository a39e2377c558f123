using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>Until when the holder has time stands in the hazard's row too, so that lists ask one table.</summary>
internal sealed class HazardDue(CaseFlowDb db) : IDueSubjects
{
    public async Task<bool> MoveAsync(DeadlineMoved moved, CancellationToken ct)
    {
        if (await db.Set<Hazard>().IgnoreQueryFilters().FirstOrDefaultAsync(x => x.Id == moved.SubjectId, ct) is not { } hazard)
        {
            return false;
        }

        hazard.DueAt = moved.DueAt;
        return true;
    }
}
