using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Enterprises;

internal sealed class EnterpriseDirectory(CaseFlowDb db, IPeopleDirectory people) : IEnterpriseDirectory
{
    public async Task<EnterpriseFacts?> FindAsync(Guid enterpriseId, CancellationToken ct)
    {
        var found = await db.Set<Enterprise>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == enterpriseId, ct);
        if (found is null)
        {
            return null;
        }

        var department = found.DepartmentUnitId is { } id ? await people.FindUnitAsync(id, ct) : null;
        return new EnterpriseFacts(found.Id, found.Name, found.Address, found.RegionPath, found.UnitId, department?.Id, department?.Name);
    }
}

internal sealed class EnterprisesFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddScoped<IEnterpriseDirectory, EnterpriseDirectory>();
}
