using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Hazards;

/// <summary>Somebody on the ground or in an office reports a hazard at an enterprise (R140, R142).</summary>
/// <param name="Grade">A key of <see cref="HazardGrades"/>.</param>
/// <param name="Channel">A key of <see cref="HazardChannels"/>.</param>
/// <param name="PhotoIds">Stored attachments, images; at least one.</param>
[AllowedTo(Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DistrictOffice)]
public sealed record ReportHazard(
    Guid EnterpriseId, string Grade, string Description, string Place, string Channel, IReadOnlyList<Guid> PhotoIds) : ICommand<HazardReported>;

/// <param name="Duplicates">Hazards of the same enterprise and text within a day; this one is kept all the same, people decide.</param>
public sealed record HazardReported(Guid HazardId, string Number, IReadOnlyList<HazardTwin> Duplicates);

public sealed record HazardTwin(Guid HazardId, string Number, DateTimeOffset ReportedAt, string ReportedBy);
