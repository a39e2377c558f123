using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

internal sealed class UnitDirectory(CaseFlowDb db) : IUnits
{
    public async Task<UnitRef?> FindAsync(Guid id, CancellationToken ct) => (await FindAsync([id], ct)).GetValueOrDefault(id);

    public async Task<IReadOnlyDictionary<Guid, UnitRef>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Set<Unit>().Where(u => ids.Contains(u.Id))
            .Select(u => new UnitRef(u.Id, u.Name, u.Kind, u.RegionPath)).ToDictionaryAsync(u => u.Id, ct);
}

internal sealed class PersonDirectory(CaseFlowDb db) : IPersons
{
    public async Task<IReadOnlyDictionary<Guid, PersonRef>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Set<Person>().Where(p => ids.Contains(p.Id))
            .Select(p => new PersonRef(p.Id, p.Name, p.Phone, p.Mail)).ToDictionaryAsync(p => p.Id, ct);
}
