using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

internal sealed class DutyPersons(CaseFlowDb db, IActors actors) : IDutyPersons
{
    public async Task<DutyPerson?> FindAsync(Guid personId, CancellationToken ct)
    {
        if (await actors.FindAsync(personId, ct) is not { } actor)
        {
            return null;
        }

        var path = await db.Set<Unit>().Where(u => u.Id == actor.UnitId).Select(u => u.RegionPath).SingleAsync(ct);
        return new DutyPerson(actor.Name, actor.UnitName, path, string.Join('、', actor.Roles.Select(r => TextCatalog.Get($"role.{r}"))), actor.Is(Roles.Enterprise) || actor.Is(Roles.ThirdPartyExpert));
    }
}
