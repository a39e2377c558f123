using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Enterprises;

/// <summary>An enterprise as lists of other features join it.</summary>
public sealed class SeenEnterprise
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Address { get; init; }

    /// <summary>GB/T 4754-2017, e.g. <c>5211</c>.</summary>
    public required string Industry { get; init; }

    /// <summary>See <see cref="EnterpriseCategories"/>.</summary>
    public required string Category { get; init; }

    public required string RegionPath { get; init; }

    /// <summary>Its own unit, whose members are its accounts.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>One of <see cref="EnterpriseStates"/>.</summary>
    public required string State { get; init; }
    public Guid? DepartmentUnitId { get; init; }

    /// <summary>The department that supervises it itself today (R14); null: none does.</summary>
    public Guid? DirectUnitId { get; init; }
}

/// <summary>The enterprises as a query, within the scope of who asks: what is kept about one is seen by who sees the enterprise.</summary>
public interface ISeenEnterprises
{
    IQueryable<SeenEnterprise> Rows { get; }

    /// <summary>Those of <see cref="Rows"/>, for a query that lifts the filter of another table: EF then lifts the filters of all.</summary>
    IQueryable<Guid> Ids { get; }
}

internal sealed class SeenEnterprises(CaseFlowDb db) : ISeenEnterprises
{
    public IQueryable<Guid> Ids => db.Seen<Enterprise>().Select(e => e.Id);

    public IQueryable<SeenEnterprise> Rows => db.Set<Enterprise>().Select(e => new SeenEnterprise
    {
        Id = e.Id,
        Name = e.Name,
        Address = e.Address,
        Industry = e.Industry,
        Category = e.Category,
        UnitId = e.UnitId,
        RegionPath = e.RegionPath,
        State = e.State,
        DepartmentUnitId = e.DepartmentUnitId,
        DirectUnitId = db.Set<DirectSupervision>().Where(s => s.EnterpriseId == e.Id && s.Until == null).Select(s => (Guid?)s.DepartmentUnitId).FirstOrDefault(),
    });
}
