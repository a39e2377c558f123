using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Assessments;

/// <summary>区安委办提出监督考核意见 (R61).</summary>
[ViaWorkItem(Form)]
public sealed record GiveAssessmentOpinion(Guid SubjectId, JsonObject? Parameters, string? Opinion) : ICommand<Done>, IConcerns
{
    public const string Form = "assessment-opinion";
}

/// <summary>The street confirms (R61): the grade is fixed at this instant, for its own quarter or year (C18).</summary>
/// <param name="Grade">Null: the proposed one. Another one needs a reason, and none is possible where a ground of failing holds.</param>
[ViaWorkItem(Form)]
public sealed record ConfirmAssessment(Guid SubjectId, JsonObject? Parameters, string? Grade, string? Reason) : ICommand<AssessmentConfirmed>, IConcerns
{
    public const string Form = "assessment-confirm";
}

public sealed record AssessmentConfirmed(string Grade, string GradeName);

/// <summary>The street has it scored again.</summary>
[ViaWorkItem(Form)]
public sealed record ReturnAssessment(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<Done>, IConcerns
{
    public const string Form = "assessment-return";
}

internal sealed class GiveAssessmentOpinionValidator : AbstractValidator<GiveAssessmentOpinion>
{
    public GiveAssessmentOpinionValidator() => RuleFor(x => x.Opinion).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("assessment.opinion-missing").MaximumLength(Assessment.MaxText);
}

internal sealed class ConfirmAssessmentValidator : AbstractValidator<ConfirmAssessment>
{
    public ConfirmAssessmentValidator()
    {
        RuleFor(x => x.Grade).Must(g => string.IsNullOrEmpty(g) || AssessmentGrades.All.Contains(g)).Refuse("assessment.grade");
        RuleFor(x => x.Reason).MaximumLength(Assessment.MaxText);
    }
}

internal sealed class ReturnAssessmentValidator : AbstractValidator<ReturnAssessment>
{
    public ReturnAssessmentValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("assessment.reason-needed").MaximumLength(Assessment.MaxText);
}

internal sealed class ConfirmAssessmentHandler(AssessmentScope scope, GradeBook grades, ITimeline timeline)
    : IRequestHandler<GiveAssessmentOpinion, Result<Done>>, IRequestHandler<ConfirmAssessment, Result<AssessmentConfirmed>>, IRequestHandler<ReturnAssessment, Result<Done>>
{
    public async Task<Result<Done>> Handle(GiveAssessmentOpinion request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.SubjectId, cancellationToken) is not { } assessment)
        {
            return Refusal.NotFound("assessment.unknown");
        }

        await grades.WriteAsync(assessment, AssessmentEntryKinds.Opinion, null, request.Opinion!.Trim(), cancellationToken);
        timeline.Write(assessment.Id, "timeline.assessment-opinion", request.Opinion.Trim());
        return Done.Value;
    }

    public async Task<Result<AssessmentConfirmed>> Handle(ConfirmAssessment request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.SubjectId, cancellationToken) is not { } assessment)
        {
            return Refusal.NotFound("assessment.unknown");
        }

        if (assessment is not { State: AssessmentStates.Scored, Proposed: { } proposed })
        {
            return Refusal.Conflict("assessment.not-scored", AssessmentWords.State(assessment.State));
        }

        var grade = string.IsNullOrEmpty(request.Grade) ? proposed : request.Grade;
        if (grade != proposed && assessment.Mandatory)
        {
            return new Refusal("assessment.mandatory", "grade");
        }

        if (grade != proposed && string.IsNullOrWhiteSpace(request.Reason))
        {
            return new Refusal("assessment.deviation-reason", "reason", AssessmentWords.Grade(proposed), AssessmentWords.Grade(grade));
        }

        await grades.ConfirmAsync(assessment, grade, string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim(), cancellationToken);
        return new AssessmentConfirmed(grade, AssessmentWords.Grade(grade));
    }

    public async Task<Result<Done>> Handle(ReturnAssessment request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.SubjectId, cancellationToken) is not { } assessment)
        {
            return Refusal.NotFound("assessment.unknown");
        }

        assessment.State = AssessmentStates.Open;
        await grades.WriteAsync(assessment, AssessmentEntryKinds.Returned, null, request.Reason!.Trim(), cancellationToken);
        timeline.Write(assessment.Id, "timeline.assessment-returned", request.Reason.Trim());
        return Done.Value;
    }

    private Task<Assessment?> FindAsync(Guid id, CancellationToken ct) => scope.Seen.FirstOrDefaultAsync(a => a.Id == id, ct);
}
