namespace CaseFlow.Domain.People;

/// <summary>Who is in charge at an instant. While a holder is on leave the substitute stands in their place.</summary>
public interface IPostHolders
{
    /// <summary>The people of a unit, narrowed to one role when it is given.</summary>
    Task<IReadOnlyList<PostHolder>> InUnitAsync(Guid unitId, string? role, DateTimeOffset at, CancellationToken ct);

    /// <summary>
    /// The holders of the role in the units of exactly this region, e.g. the street officers of
    /// <c>610100/610113/610113001/</c>; not those of the regions below or above.
    /// </summary>
    Task<IReadOnlyList<PostHolder>> InRegionAsync(string regionPath, string role, DateTimeOffset at, CancellationToken ct);

    /// <summary>All holders of the role, wherever.</summary>
    Task<IReadOnlyList<PostHolder>> WithRoleAsync(string role, DateTimeOffset at, CancellationToken ct);

    /// <summary>One person in each of their posts, or the substitute in them while the person is on leave; empty when they hold none.</summary>
    Task<IReadOnlyList<PostHolder>> OfPersonAsync(Guid personId, DateTimeOffset at, CancellationToken ct);
}

/// <param name="PersonId">Who acts now: the holder, or the substitute.</param>
/// <param name="StandsInFor">Name of the holder on leave; null when the holder acts.</param>
public sealed record PostHolder(
    Guid PersonId, string Name, string? Phone, string? Mail, string Role, Guid UnitId, string UnitName, UnitKind UnitKind,
    string RegionPath, string? StandsInFor)
{
    /// <summary>The holder on leave; null when the holder acts.</summary>
    public Guid? StandsInForId { get; init; }

    /// <summary>The substitute is away too, or holds no post any more: nobody acts for this holder.</summary>
    public bool Gone { get; init; }
}

/// <summary>Makes the actor a person is at this instant, from the posts valid then.</summary>
public interface IActors
{
    /// <summary>Null when the person holds no post at all: nothing may be done without one.</summary>
    Task<Kernel.Actor?> FindAsync(Guid personId, CancellationToken ct);
}
