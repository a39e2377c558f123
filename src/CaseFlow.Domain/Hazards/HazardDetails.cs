using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;

namespace CaseFlow.Domain.Hazards;

[AnyRole]
public sealed record HazardDetails(Guid HazardId) : IQuery<HazardView>;

/// <param name="MayPropose">The viewer may propose it for listing now.</param>
/// <param name="CaseId">The case made of it, when it was proposed.</param>
public sealed record HazardView(
    Guid Id, string Number, Guid EnterpriseId, string EnterpriseName, string RegionPath, string StreetName, string CommunityName,
    string Place, string Grade, string GradeName, string Description, string Channel, string ChannelName, string State, string StateName,
    string? DepartmentName, DateTimeOffset ReportedAt, string ReportedBy, string ReportedByUnit, Guid? CaseId, bool MayPropose, int Version,
    IReadOnlyList<AttachmentItem> Photos, IReadOnlyList<TimelineItem> Timeline);
