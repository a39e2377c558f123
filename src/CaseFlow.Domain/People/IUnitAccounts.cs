using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.People;

/// <summary>Which units have somebody in a role, as a query to narrow lists by.</summary>
public interface IUnitAccounts
{
    IQueryable<Guid> WithRole(string role);
}

internal sealed class UnitAccounts(CaseFlowDb db, TimeProvider time) : IUnitAccounts
{
    public IQueryable<Guid> WithRole(string role) => db.Set<Post>().AsNoTracking().ValidAt(time.GetUtcNow()).Where(p => p.Role == role).Select(p => p.UnitId);
}

internal sealed class UnitAccountsFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddScoped<IUnitAccounts, UnitAccounts>();
}
