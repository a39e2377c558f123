namespace CaseFlow.Domain.People;

/// <param name="RegionPath">The region a unit works in; null for those that work in none.</param>
public sealed record UnitFacts(Guid Id, string Name, string? RegionPath);

/// <summary>A person in their present post.</summary>
public sealed record PersonFacts(Guid Id, string Name, Guid UnitId, string UnitName, IReadOnlySet<string> Roles);

/// <summary>Units and people as other features may know them: who is in charge at this moment.</summary>
public interface IPeopleDirectory
{
    Task<UnitFacts?> FindUnitAsync(Guid unitId, CancellationToken ct);

    /// <summary>The names of those of these units that are known.</summary>
    Task<IReadOnlyDictionary<Guid, string>> UnitNamesAsync(IReadOnlyCollection<Guid> unitIds, CancellationToken ct);

    /// <summary>Null for unknown people and for those who no longer hold a post.</summary>
    Task<PersonFacts?> FindPersonAsync(Guid personId, CancellationToken ct);

    /// <summary>The office that governs a region (street office, community committee); null where none is set up.</summary>
    Task<UnitFacts?> UnitOfRegionAsync(string regionCode, CancellationToken ct);

    /// <summary>The masked phone of each of these people, null where there is none.</summary>
    Task<IReadOnlyDictionary<Guid, string?>> PhonesAsync(IReadOnlyCollection<Guid> personIds, CancellationToken ct);

    /// <summary>Who holds a role now: in that unit, or anywhere when no unit is given; any role when none is given.</summary>
    Task<IReadOnlyList<PersonFacts>> HoldersAsync(Guid? unitId, string? role, CancellationToken ct);
}
