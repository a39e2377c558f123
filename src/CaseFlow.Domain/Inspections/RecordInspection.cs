using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;

namespace CaseFlow.Domain.Inspections;

/// <summary>
/// Keeps a check. While items are unanswered it is a draft that the same person may send again under the same id; once all
/// are answered or 不适用 each defect becomes one hazard and the check stays as it is. Sent again, it gives the same answer.
/// </summary>
/// <param name="Id">Made by who checks.</param>
/// <param name="ChecklistVersionId">The published version it was made with.</param>
/// <param name="CheckedAt">When it was made; the time of the phone.</param>
/// <param name="PhotoIds">Stored images of the whole; those of defects stand in their answers.</param>
[AllowedTo(Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DistrictOffice)]
public sealed record RecordInspection(
    Guid Id, Guid ChecklistVersionId, Guid EnterpriseId, DateTimeOffset CheckedAt, IReadOnlyList<string> SiteKinds, IReadOnlyList<CheckAnswer> Answers,
    IReadOnlyList<Guid>? PhotoIds = null, CheckPosition? Position = null, Guid? InspectorSignatureId = null, Guid? RepresentativeSignatureId = null, string? Remark = null)
    : ICommand<InspectionRecorded>
{
    public const int MaxRemark = 500;
    public const int MaxNote = 500;
}

/// <param name="Unanswered">What is still 未查.</param>
/// <param name="Warnings">In the reader's language: late, closed, far.</param>
/// <param name="Again">It was there already.</param>
public sealed record InspectionRecorded(
    Guid Id, string Number, string Result, IReadOnlyList<string> Unanswered, IReadOnlyList<InspectionHazard> Hazards, IReadOnlyList<string> Warnings, bool Again);

public sealed record InspectionHazard(string Item, Guid HazardId, string Number);

internal sealed class RecordInspectionValidator : AbstractValidator<RecordInspection>
{
    public RecordInspectionValidator()
    {
        RuleFor(x => x.Id).NotEmpty().Refuse("inspection.id-missing");
        RuleFor(x => x.EnterpriseId).NotEmpty().Refuse("inspection.enterprise-missing");
        RuleFor(x => x.CheckedAt).NotEmpty().Refuse("inspection.time-missing");
        RuleFor(x => x.SiteKinds).NotNull();
        RuleFor(x => x.Answers).NotNull().Must(a => a is null || a.All(x => x?.Item is { Length: > 0 })).Refuse("inspection.answer-nothing");
        RuleForEach(x => x.Answers).Must(a => a is null || (Short(a.Note, RecordInspection.MaxNote) && Short(a.Measure, RecordInspection.MaxNote) && Short(a.Place, Hazards.ReportHazard.MaxPlace)
            && (a.Fields is null || a.Fields.Values.All(v => Short(v, 200))))).Refuse("inspection.note-long", RecordInspection.MaxNote);
        RuleFor(x => x.Remark).MaximumLength(RecordInspection.MaxRemark);
        RuleFor(x => x.Position).Must(p => p is null || (Math.Abs(p.Latitude) <= 90 && Math.Abs(p.Longitude) <= 180 && p.Accuracy is null or >= 0)).Refuse("inspection.position");
        RuleFor(x => x.InspectorSignatureId).Must((x, id) => id is null || id != x.RepresentativeSignatureId).Refuse("inspection.signature-twice");
    }

    private static bool Short(string? text, int most) => text is null || text.Length <= most;
}
