using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Assessments;

/// <summary>The officer has seen the own grade and agrees.</summary>
[ViaWorkItem(Form)]
public sealed record AgreeWithGrade(Guid SubjectId, JsonObject? Parameters, string? Text) : ICommand<Done>, IConcerns
{
    public const string Form = "assessment-agreed";
}

/// <summary>The officer objects to the own grade; the street decides.</summary>
[ViaWorkItem(Form)]
public sealed record ObjectToGrade(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<Done>, IConcerns
{
    public const string Form = "assessment-objection";
}

/// <summary>The street keeps the grade and says why.</summary>
[ViaWorkItem(Form)]
public sealed record UpholdGrade(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<Done>, IConcerns
{
    public const string Form = "assessment-uphold";
}

/// <summary>The street follows the objection.</summary>
[ViaWorkItem(Form)]
public sealed record ChangeGrade(Guid SubjectId, JsonObject? Parameters, string? Grade, string? Reason) : ICommand<Done>, IConcerns
{
    public const string Form = "assessment-change";
}

internal sealed class AgreeWithGradeValidator : AbstractValidator<AgreeWithGrade>
{
    public AgreeWithGradeValidator() => RuleFor(x => x.Text).MaximumLength(Assessment.MaxText);
}

internal sealed class ObjectToGradeValidator : AbstractValidator<ObjectToGrade>
{
    public ObjectToGradeValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("assessment.reason-needed").MaximumLength(Assessment.MaxText);
}

internal sealed class UpholdGradeValidator : AbstractValidator<UpholdGrade>
{
    public UpholdGradeValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("assessment.reason-needed").MaximumLength(Assessment.MaxText);
}

internal sealed class ChangeGradeValidator : AbstractValidator<ChangeGrade>
{
    public ChangeGradeValidator()
    {
        RuleFor(x => x.Grade).Must(g => g is not null && AssessmentGrades.All.Contains(g)).Refuse("assessment.grade");
        RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("assessment.reason-needed").MaximumLength(Assessment.MaxText);
    }
}

internal sealed class AnswerAssessmentHandler(AssessmentScope scope, GradeBook grades, ITimeline timeline)
    : IRequestHandler<AgreeWithGrade, Result<Done>>, IRequestHandler<ObjectToGrade, Result<Done>>, IRequestHandler<UpholdGrade, Result<Done>>, IRequestHandler<ChangeGrade, Result<Done>>
{
    public Task<Result<Done>> Handle(AgreeWithGrade request, CancellationToken cancellationToken) =>
        KeepAsync(request.SubjectId, AssessmentEntryKinds.Agreed, request.Text, cancellationToken);

    public Task<Result<Done>> Handle(ObjectToGrade request, CancellationToken cancellationToken) =>
        KeepAsync(request.SubjectId, AssessmentEntryKinds.Objected, request.Reason, cancellationToken);

    public Task<Result<Done>> Handle(UpholdGrade request, CancellationToken cancellationToken) =>
        KeepAsync(request.SubjectId, AssessmentEntryKinds.Upheld, request.Reason, cancellationToken);

    public async Task<Result<Done>> Handle(ChangeGrade request, CancellationToken cancellationToken)
    {
        if (await scope.Seen.FirstOrDefaultAsync(a => a.Id == request.SubjectId, cancellationToken) is not { } assessment)
        {
            return Refusal.NotFound("assessment.unknown");
        }

        return await grades.CorrectAsync(assessment, request.Grade!, request.Reason!.Trim(), cancellationToken) is { } refusal ? refusal : Done.Value;
    }

    private async Task<Result<Done>> KeepAsync(Guid id, string kind, string? text, CancellationToken ct)
    {
        if (await scope.Seen.FirstOrDefaultAsync(a => a.Id == id, ct) is not { } assessment)
        {
            return Refusal.NotFound("assessment.unknown");
        }

        await grades.WriteAsync(assessment, kind, assessment.Grade, string.IsNullOrWhiteSpace(text) ? null : text.Trim(), ct);
        timeline.Write(assessment.Id, $"timeline.assessment-{kind}", text?.Trim() ?? "");
        return Done.Value;
    }
}
