using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Assessments;

/// <summary>
/// A confirmed grade was wrong: a new state with its reason, the old one stays visible. A dismissal it had started stops; a
/// second failed quarter starts one.
/// </summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice)]
public sealed record CorrectAssessment(Guid AssessmentId, string Grade, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => AssessmentId;
}

internal sealed class CorrectAssessmentValidator : AbstractValidator<CorrectAssessment>
{
    public CorrectAssessmentValidator()
    {
        RuleFor(x => x.Grade).Must(AssessmentGrades.All.Contains).Refuse("assessment.grade");
        RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("assessment.reason-needed").MaximumLength(Assessment.MaxText);
    }
}

internal sealed class CorrectAssessmentHandler(AssessmentScope scope, GradeBook grades) : IRequestHandler<CorrectAssessment, Result<Done>>
{
    public async Task<Result<Done>> Handle(CorrectAssessment request, CancellationToken cancellationToken)
    {
        if (await scope.Seen.FirstOrDefaultAsync(a => a.Id == request.AssessmentId, cancellationToken) is not { } assessment)
        {
            return Refusal.NotFound("assessment.unknown");
        }

        return await grades.CorrectAsync(assessment, request.Grade, request.Reason.Trim(), cancellationToken) is { } refusal ? refusal : Done.Value;
    }
}
