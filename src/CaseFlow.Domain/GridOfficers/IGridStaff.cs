namespace CaseFlow.Domain.GridOfficers;

/// <summary>
/// Who works the grids on a day, for features that give tasks, count patrols or fill in tables. Not scoped: who answers for
/// a grid is public (R30); what people are shown goes through <see cref="StaffOfRegion"/>.
/// </summary>
public interface IGridStaff
{
    /// <summary>Of one grid at the end of the day, full-time ones first; empty where nobody is.</summary>
    Task<IReadOnlyList<StaffMember>> OfGridAsync(string gridCode, DateOnly day, CancellationToken ct);

    /// <summary>Of all grids under a region path.</summary>
    Task<IReadOnlyList<StaffMember>> UnderAsync(string regionPath, DateOnly day, CancellationToken ct);

    /// <summary>
    /// Communities under a region path without a full-time officer (R121). What is found there goes to the liaison of the
    /// grid, and its patrols are unmanned, not left undone by anybody (C25).
    /// </summary>
    Task<IReadOnlyList<Vacancy>> VacanciesAsync(string regionPath, DateOnly day, CancellationToken ct);

    /// <summary>Who worked which grid from when to when within the days, both inclusive; the earliest first.</summary>
    /// <param name="regionPath">The grids under it.</param>
    /// <param name="personId">Only of this person.</param>
    Task<IReadOnlyList<ServiceSpan>> ServiceAsync(string regionPath, DateOnly first, DateOnly last, CancellationToken ct, Guid? personId = null);
}

public sealed record StaffMember(Guid OfficerId, Guid PersonId, string Name, bool FullTime, string GridCode, string GridName, string RegionPath, DateOnly Since);

/// <param name="FirstDay">Within the days that were asked for, as is <paramref name="LastDay"/>.</param>
/// <param name="Until">The first day on which the grid is no longer theirs, whenever that is; null while it is.</param>
public sealed record ServiceSpan(
    Guid OfficerId, Guid PersonId, string Name, bool FullTime, string GridName, string RegionPath, DateOnly FirstDay, DateOnly LastDay, DateOnly? Until, DateOnly HiredOn, DateOnly? LeftOn)
{
    public bool Holds(DateOnly day) => FirstDay <= day && day <= LastDay;
}

/// <param name="PartTime">Names of part-time officers who are there all the same.</param>
/// <param name="Since">The first day without; null: there never was one.</param>
public sealed record Vacancy(string CommunityCode, string CommunityName, string RegionPath, IReadOnlyList<string> PartTime, DateOnly? Since);
