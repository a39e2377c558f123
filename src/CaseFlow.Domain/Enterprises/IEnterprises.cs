using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Enterprises;

/// <summary>Enterprises by id, for those who check or show them; within the scope of who asks.</summary>
public interface IEnterprises
{
    /// <summary>Null when it does not exist or the actor does not see it: the two look alike (F2).</summary>
    Task<EnterpriseRef?> FindAsync(Guid id, CancellationToken ct);
}

public sealed record EnterpriseRef(
    Guid Id, string Name, string CreditCode, string Address, string Industry, string IndustryName, string CommunityCode,
    string RegionPath, string LegalPerson, string Contact, Guid UnitId, bool Demo);

internal sealed class EnterpriseDirectory(CaseFlowDb db) : IEnterprises
{
    public Task<EnterpriseRef?> FindAsync(Guid id, CancellationToken ct) =>
        db.Set<Enterprise>().Where(e => e.Id == id)
            .Select(e => new EnterpriseRef(
                e.Id, e.Name, e.CreditCode, e.Address, e.Industry, e.IndustryName, e.CommunityCode,
                e.RegionPath, e.LegalPerson, e.Contact, e.UnitId, e.Demo))
            .FirstOrDefaultAsync(ct);
}

internal sealed class EnterprisesFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddScoped<IEnterprises, EnterpriseDirectory>();
}
