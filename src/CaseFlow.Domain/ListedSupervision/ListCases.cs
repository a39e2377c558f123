using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The listed-supervision cases the actor sees.</summary>
/// <param name="Search">Part of number, enterprise, hazard or place.</param>
/// <param name="State">A milestone key, <c>open</c> (not closed) or <c>closed</c>.</param>
/// <param name="DepartmentUnitId">Supervising or governing unit.</param>
/// <param name="Due"><c>overdue</c>, <c>today</c>, <c>week</c>.</param>
/// <param name="Sort"><c>due</c> (default), <c>number</c>, <c>enterprise</c>, <c>state</c>, <c>listedAt</c>, <c>proposedAt</c>.</param>
[AnyRole]
public sealed record ListCases(
    string? Search = null, string? State = null, string? StreetCode = null, Guid? DepartmentUnitId = null, string? Due = null,
    string? Sort = null, bool Descending = false, PageRequest? Page = null) : IQuery<CaseList>;

public sealed record CaseList(
    Page<CaseItem> Page, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Streets, IReadOnlyList<ChipCount> Departments,
    IReadOnlyList<ChipCount> Dues);

/// <param name="LastDay">Null before listing.</param>
/// <param name="Overdue">The mark; stays when the case was late once and is still open (C42).</param>
public sealed record CaseItem(
    Guid Id, string? Number, Guid HazardId, string HazardNumber, string EnterpriseName, string HazardText, string GradeName,
    string StreetName, string Place, string State, string StateName, bool Closed, string? SupervisingUnitName, string? GoverningUnitName,
    DateTimeOffset ProposedAt, DateTimeOffset? ListedAt, DateOnly? LastDay, DateTimeOffset? DueAt, bool Provisional, bool Overdue,
    DateTimeOffset? OverdueSince, int Extensions);
