namespace CaseFlow.Domain.Grids;

/// <summary>People in office, as far as a grid has to know them; the feature that keeps people says it.</summary>
public interface IDutyPersons
{
    /// <summary>Null for unknown people and for those who hold no post.</summary>
    Task<DutyPerson?> FindAsync(Guid personId, CancellationToken ct);
}

/// <param name="UnitPath">The region their unit belongs to.</param>
/// <param name="Posts">What they are, in words.</param>
/// <param name="OfEnterprise">They act for an enterprise, or for another third party.</param>
public sealed record DutyPerson(string Name, string UnitName, string UnitPath, string Posts, bool OfEnterprise);
