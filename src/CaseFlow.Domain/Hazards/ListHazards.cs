using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Hazards;

/// <summary>The hazards the actor sees. Chip counts are of the search with all other filters applied.</summary>
/// <param name="Search">Part of number, enterprise, description or place.</param>
/// <param name="Sort"><c>reportedAt</c> (default), <c>number</c>, <c>enterprise</c>, <c>grade</c>, <c>state</c>.</param>
[AnyRole]
public sealed record ListHazards(
    string? Search = null, string? State = null, string? StreetCode = null, string? Grade = null, Guid? DepartmentUnitId = null,
    string? Sort = null, bool Descending = true, PageRequest? Page = null) : IQuery<HazardList>;

public sealed record HazardList(
    Page<HazardItem> Page, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Streets, IReadOnlyList<ChipCount> Grades,
    IReadOnlyList<ChipCount> Departments);

public sealed record HazardItem(
    Guid Id, string Number, Guid EnterpriseId, string EnterpriseName, string StreetName, string CommunityName, string Place,
    string Grade, string GradeName, string Description, string State, string StateName, string? DepartmentName,
    DateTimeOffset ReportedAt, string ReportedBy, Guid? CaseId, bool MayPropose);
