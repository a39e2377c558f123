using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Enterprises;

/// <summary>The enterprises as a query, for features that take in many of them at once; within the scope of who asks.</summary>
public interface IEnterpriseRoll
{
    IQueryable<EnterpriseOnRoll> All { get; }
}

public sealed class EnterpriseOnRoll
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Its own unit, whose members are its accounts.</summary>
    public required Guid UnitId { get; init; }

    public required string Category { get; init; }
    public required string Industry { get; init; }
    public required string RegionPath { get; init; }

    /// <summary>One of <see cref="EnterpriseStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>The department that supervises it itself, else the one of its industry (R9, R14).</summary>
    public required Guid? DepartmentUnitId { get; init; }
}

internal sealed class EnterpriseRoll(CaseFlowDb db) : IEnterpriseRoll
{
    public IQueryable<EnterpriseOnRoll> All => db.Set<Enterprise>().AsNoTracking().Select(e => new EnterpriseOnRoll
    {
        Id = e.Id, Name = e.Name, UnitId = e.UnitId, Category = e.Category, Industry = e.Industry, RegionPath = e.RegionPath, State = e.State,
        DepartmentUnitId = db.Set<DirectSupervision>().Where(s => s.EnterpriseId == e.Id && s.Until == null).Select(s => (Guid?)s.DepartmentUnitId).FirstOrDefault() ?? e.DepartmentUnitId,
    });
}

internal sealed class EnterpriseRollFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddScoped<IEnterpriseRoll, EnterpriseRoll>();
}
