using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Training;

/// <summary>Enters or corrects who took part in a training, for how long, and the results of its exam: all rows or none (R38, R56).</summary>
/// <param name="Version">Of the training as it was read.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record RecordAttendance(Guid TrainingId, int Version, IReadOnlyList<AttendanceLine> Lines) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => TrainingId;
}

/// <param name="Hours">学时 attended, at most those of the training.</param>
/// <param name="Passed">Null: no exam taken yet.</param>
/// <param name="ExamOn">Null: the last day of the training.</param>
public sealed record AttendanceLine(Guid OfficerId, int Hours, bool? Passed = null, DateOnly? ExamOn = null, int? Score = null);

internal sealed class RecordAttendanceValidator : AbstractValidator<RecordAttendance>
{
    public const int Most = 500;

    public RecordAttendanceValidator()
    {
        RuleFor(x => x.Lines).NotEmpty().Must(l => l.Count <= Most).Refuse("training.most-lines", Most);
        RuleFor(x => x.Lines).Must(l => l.DistinctBy(x => x.OfficerId).Count() == l.Count).Refuse("training.twice");
        RuleForEach(x => x.Lines).ChildRules(line => line.RuleFor(x => x.Score).InclusiveBetween(0, 1000));
    }
}

internal sealed class RecordAttendanceHandler(CaseFlowDb db, TrainingScope scope, TrainingRecords records, IOfficerRegister register, OfficerTasks tasks)
    : IRequestHandler<RecordAttendance, Result<Done>>
{
    public async Task<Result<Done>> Handle(RecordAttendance request, CancellationToken cancellationToken)
    {
        if (await scope.Sessions.FirstOrDefaultAsync(s => s.Id == request.TrainingId, cancellationToken) is not { } session || !scope.Keeps(session.RegionPath))
        {
            return Refusal.NotFound("training.unknown");
        }

        if (session.Version != request.Version)
        {
            return Refusal.Conflict("conflict.changed");
        }

        var officers = await register.FindAsync([.. request.Lines.Select(l => l.OfficerId)], cancellationToken);
        List<Refusal> refused = [];
        foreach (var line in request.Lines)
        {
            if (!officers.TryGetValue(line.OfficerId, out var officer))
            {
                refused.Add(Refusal.NotFound("officer.unknown"));
            }
            else if (await EnterAsync(session, officer, line, cancellationToken) is { } no)
            {
                refused.Add(new Refusal("training.line", $"lines.{no.Field ?? "hours"}", officer.Name, no.Text()) { Kind = no.Kind });
            }
        }

        return refused.Count > 0 ? Result<Done>.Refused(refused) : Done.Value;
    }

    private async Task<Refusal?> EnterAsync(TrainingSession session, OfficerFacts officer, AttendanceLine line, CancellationToken ct)
    {
        var preJob = session.Kind == TrainingKinds.PreJob;
        var asked = preJob ? await tasks.CompleteAsync(officer.Id, AttendPreJob.Form, new() { ["sessionId"] = session.Id, ["hours"] = line.Hours }, ct) : null;
        var refused = asked is not null ? First(asked) : await records.AttendAsync(session, officer, line.Hours, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (line.Passed is not { } passed)
        {
            return null;
        }

        // What the process has opened just now is asked for next.
        await db.SaveChangesAsync(ct);
        var examOn = line.ExamOn ?? session.LastDay;
        var entry = new JsonObject { ["examOn"] = examOn.ToString("O", CultureInfo.InvariantCulture), ["score"] = line.Score };
        var examined = preJob ? await tasks.CompleteAsync(officer.Id, passed ? PassExam.Form : FailExam.Form, entry, ct) : null;
        return examined is not null ? First(examined) : await records.ExamineAsync(session, officer, passed, examOn, line.Score, ct);
    }

    private static Refusal? First(Result<Done> answer) => answer.Refusals.Count > 0 ? answer.Refusals[0] : null;
}
