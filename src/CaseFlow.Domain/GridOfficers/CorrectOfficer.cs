using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>
/// Puts right what the file says of an officer; what is null stays. Who it is, the number of the identity card and the
/// recruitment stay as they were at the hiring.
/// </summary>
/// <param name="OriginalRole">Of part-time officers only.</param>
/// <param name="Education">One of <see cref="Educations"/>.</param>
/// <param name="Residence">One of <see cref="Residences"/>.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record CorrectOfficer(
    Guid OfficerId, int Version, string Reason, string? Phone = null, string? OriginalRole = null, string? Education = null, string? Residence = null, string? ResidencePlace = null)
    : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => OfficerId;
}

internal sealed class CorrectOfficerValidator : AbstractValidator<CorrectOfficer>
{
    public CorrectOfficerValidator()
    {
        RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("officer.reason-missing").MaximumLength(200);
        RuleFor(x => x.Phone).MaximumLength(30).Matches(@"^[0-9+\- ]+$").When(x => x.Phone is not null);
        RuleFor(x => x.OriginalRole).Must(r => r is null || OriginalRoles.All.Contains(r)).Refuse("officer.original-role");
        RuleFor(x => x.Education).Must(e => e is null || Educations.All.Contains(e)).Refuse("officer.education");
        RuleFor(x => x.Residence).Must(r => r is null || Residences.All.Contains(r)).Refuse("officer.residence-kind");
        RuleFor(x => x.ResidencePlace).MaximumLength(200);
        RuleFor(x => x).Must(x => (x.Phone ?? x.OriginalRole ?? x.Education ?? x.Residence ?? x.ResidencePlace) is not null).Refuse("officer.nothing-corrected");
    }
}

internal sealed class CorrectOfficerHandler(OfficerFiles files, ITimeline timeline) : IRequestHandler<CorrectOfficer, Result<Done>>
{
    public async Task<Result<Done>> Handle(CorrectOfficer request, CancellationToken cancellationToken)
    {
        var kept = await files.KeptAsync(request.OfficerId, cancellationToken);
        if (!kept.Succeeded)
        {
            return Result<Done>.Refused(kept.Refusals);
        }

        var officer = kept.Value;
        if (officer.Version != request.Version)
        {
            return Refusal.Conflict("conflict.changed");
        }

        if (officer.FullTime && request.OriginalRole is not null)
        {
            return new Refusal("officer.no-original-role", "originalRole");
        }

        officer.Phone = request.Phone?.Trim() ?? officer.Phone;
        officer.OriginalRole = request.OriginalRole ?? officer.OriginalRole;
        officer.Education = request.Education ?? officer.Education;
        officer.Residence = request.Residence ?? officer.Residence;
        officer.ResidencePlace = request.ResidencePlace?.Trim() ?? officer.ResidencePlace;
        timeline.Write(officer.Id, "timeline.officer-corrected", request.Reason.Trim());
        return Done.Value;
    }
}
