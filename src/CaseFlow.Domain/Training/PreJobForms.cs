using System.Text.Json.Nodes;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Training;

/// <summary>The onboarding asks for the pre-job training (R37, R55).</summary>
/// <param name="Parameters"><c>minHours</c>: fewer class hours do not do.</param>
[ViaWorkItem(Form)]
public sealed record AttendPreJob(Guid SubjectId, JsonObject? Parameters, Guid? SessionId, int? Hours) : ICommand<Done>, IConcerns
{
    public const string Form = "officer-training";
}

/// <summary>The exam of the pre-job training was passed (R55).</summary>
[ViaWorkItem(Form)]
public sealed record PassExam(Guid SubjectId, JsonObject? Parameters, DateOnly? ExamOn, int? Score) : ICommand<Done>, IConcerns
{
    public const string Form = "officer-exam-passed";
}

/// <summary>The exam was failed: the officer is trained again (R55).</summary>
[ViaWorkItem(Form)]
public sealed record FailExam(Guid SubjectId, JsonObject? Parameters, DateOnly? ExamOn, int? Score) : ICommand<Done>, IConcerns
{
    public const string Form = "officer-exam-failed";
}

internal sealed class AttendPreJobValidator : AbstractValidator<AttendPreJob>
{
    public AttendPreJobValidator()
    {
        RuleFor(x => x.SessionId).NotNull().Refuse("training.session-missing");
        RuleFor(x => x.Hours).NotNull().Refuse("training.hours-missing");
    }
}

internal sealed class PassExamValidator : AbstractValidator<PassExam>
{
    public PassExamValidator() => RuleFor(x => x.ExamOn).NotNull().Refuse("officer.day-missing");
}

internal sealed class FailExamValidator : AbstractValidator<FailExam>
{
    public FailExamValidator() => RuleFor(x => x.ExamOn).NotNull().Refuse("officer.day-missing");
}

internal sealed class PreJobFormsHandler(CaseFlowDb db, TrainingRecords records, IOfficerRegister register)
    : IRequestHandler<AttendPreJob, Result<Done>>, IRequestHandler<PassExam, Result<Done>>, IRequestHandler<FailExam, Result<Done>>
{
    public async Task<Result<Done>> Handle(AttendPreJob request, CancellationToken cancellationToken)
    {
        var session = await db.Set<TrainingSession>().FirstOrDefaultAsync(s => s.Id == request.SessionId && s.Kind == TrainingKinds.PreJob, cancellationToken);
        if (session is null)
        {
            return new Refusal("training.no-pre-job", "sessionId") { Kind = RefusalKind.NotFound };
        }

        if (request.Parameters?["minHours"] is JsonValue value && value.TryGetValue<double>(out var least) && request.Hours < least)
        {
            return new Refusal("training.pre-job-hours", "hours", (int)least);
        }

        return await OfficerAsync(request.SubjectId, cancellationToken) is { } officer
            ? Answer(await records.AttendAsync(session, officer, request.Hours!.Value, cancellationToken))
            : Refusal.NotFound("officer.unknown");
    }

    public Task<Result<Done>> Handle(PassExam request, CancellationToken cancellationToken) =>
        ExamineAsync(request.SubjectId, true, request.ExamOn!.Value, request.Score, cancellationToken);

    public Task<Result<Done>> Handle(FailExam request, CancellationToken cancellationToken) =>
        ExamineAsync(request.SubjectId, false, request.ExamOn!.Value, request.Score, cancellationToken);

    private async Task<Result<Done>> ExamineAsync(Guid officerId, bool passed, DateOnly examOn, int? score, CancellationToken ct)
    {
        if (await OfficerAsync(officerId, ct) is not { } officer)
        {
            return Refusal.NotFound("officer.unknown");
        }

        return await records.LastPreJobAsync(officerId, ct) is { } session
            ? Answer(await records.ExamineAsync(session, officer, passed, examOn, score, ct))
            : Refusal.Conflict("training.no-pre-job-yet", officer.Name);
    }

    private async Task<OfficerFacts?> OfficerAsync(Guid id, CancellationToken ct) => (await register.FindAsync([id], ct)).GetValueOrDefault(id);

    private static Result<Done> Answer(Refusal? refusal) => refusal is null ? Done.Value : refusal;
}
