using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Training;

/// <summary>An officer's trainings, and whether those of a calendar year suffice (R56).</summary>
/// <param name="Year">Null: this one.</param>
[AnyRole]
public sealed record TrainingOfOfficer(Guid OfficerId, int? Year = null) : IQuery<OfficerTraining>;

/// <param name="Rule">Null when the process that says it is not published.</param>
/// <param name="Counting">How many trainings of the year count.</param>
/// <param name="Text">What holds, in words.</param>
public sealed record OfficerTraining(int Year, TrainingRule? Rule, int Counting, bool Met, string Text, IReadOnlyList<AttendedTraining> Trainings);

/// <param name="Counts">It counts for the rule of the year it belongs to.</param>
public sealed record AttendedTraining(
    Guid TrainingId, string Title, string KindName, DateOnly FirstDay, DateOnly LastDay, int ClassHours, int Hours, bool? Passed, DateOnly? ExamOn, bool Counts);

/// <summary>
/// The onboarding looks at the year of the day before: the figures are those of its own version. What it finds is told in
/// the officer's timeline.
/// </summary>
[ProcessOnly, ProcessCommand("check-yearly-training")]
public sealed record CheckYearlyTraining(Guid SubjectId, int Sessions, int Hours, bool PreJobCounts) : ICommand<YearlyTraining>, IConcerns;

public sealed record YearlyTraining(int Year, int Counting, bool Met);

internal sealed class TrainingOfOfficerHandler(CaseFlowDb db, IOfficerRegister register, TrainingRules rules, TrainingQuota quota, ITimeline timeline, TimeProvider time)
    : IRequestHandler<TrainingOfOfficer, Result<OfficerTraining>>, IRequestHandler<CheckYearlyTraining, Result<YearlyTraining>>
{
    public async Task<Result<OfficerTraining>> Handle(TrainingOfOfficer request, CancellationToken cancellationToken)
    {
        var year = request.Year is { } asked and > 1 and < 9999 ? asked : time.Today().Year;
        if (!(await register.FindAsync([request.OfficerId], cancellationToken)).ContainsKey(request.OfficerId))
        {
            return Refusal.NotFound("officer.unknown");
        }

        var rule = await rules.CurrentAsync(cancellationToken);
        var counting = rule is null ? [] : await quota.Counting(year, rule).Where(p => p.OfficerId == request.OfficerId).Select(p => p.SessionId).ToListAsync(cancellationToken);
        var rows = await (
            from participant in db.Set<TrainingParticipant>()
            join session in db.Set<TrainingSession>() on participant.SessionId equals session.Id
            where participant.OfficerId == request.OfficerId
            orderby session.FirstDay descending, session.Id
            select new { participant, session }).AsNoTracking().ToListAsync(cancellationToken);
        var met = rule is not null && counting.Count >= rule.Sessions;
        return new OfficerTraining(
            year, rule, counting.Count, met, Words(year, rule, counting.Count, met),
            [
                .. rows.Select(r => new AttendedTraining(
                    r.session.Id, r.session.Title, TextCatalog.Get($"training-kind.{r.session.Kind}"), r.session.FirstDay, r.session.LastDay, r.session.ClassHours,
                    r.participant.Hours, r.participant.Passed, r.participant.ExamOn, counting.Contains(r.session.Id))),
            ]);
    }

    public async Task<Result<YearlyTraining>> Handle(CheckYearlyTraining request, CancellationToken cancellationToken)
    {
        var (rule, year) = (new TrainingRule(request.Sessions, request.Hours, request.PreJobCounts), time.Today().AddDays(-1).Year);
        var counting = await quota.Counting(year, rule).CountAsync(p => p.OfficerId == request.SubjectId, cancellationToken);
        var met = counting >= rule.Sessions;
        timeline.Write(request.SubjectId, met ? "timeline.training-year-met" : "timeline.training-year-open", year, counting, rule.Sessions, rule.Hours);
        return new YearlyTraining(year, counting, met);
    }

    private static string Words(int year, TrainingRule? rule, int counting, bool met) => rule is null
        ? TextCatalog.Get("training.no-rule")
        : TextCatalog.Get(met ? "training.quota-met" : "training.quota-open", year, counting, rule.Sessions, rule.Hours);
}
