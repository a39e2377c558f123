namespace CaseFlow.Domain.Enterprises;

/// <summary>What other features may know of an enterprise.</summary>
/// <param name="RegionPath">Codes from city to community, each followed by a slash.</param>
/// <param name="UnitId">The enterprise's own unit, whose members are its accounts; null while it has none.</param>
/// <param name="DepartmentUnitId">The department that oversees its industry (R9), if known.</param>
public sealed record EnterpriseFacts(
    Guid Id, string Name, string Address, string RegionPath, Guid? UnitId, Guid? DepartmentUnitId, string? DepartmentName)
{
    /// <summary>GB/T 4754-2017, e.g. <c>5211</c>.</summary>
    public string Industry { get; init; } = "";

    /// <summary>The department that supervises it itself today, outside the grids (R14); null: none does.</summary>
    public Guid? DirectUnitId { get; init; }
}

/// <summary>Finds enterprises within the scope of who asks; an enterprise elsewhere is as one that does not exist.</summary>
public interface IEnterpriseDirectory
{
    Task<EnterpriseFacts?> FindAsync(Guid enterpriseId, CancellationToken ct);
}
