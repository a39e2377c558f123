using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Training;
using CaseFlow.Domain.WorkItems;
using MediatR;

namespace CaseFlow.Domain.Assessments;

/// <summary>What the system knows of an officer's work within days; shown beside the scores, which people give.</summary>
/// <param name="ServedDays">Natural days with a grid.</param>
/// <param name="PatrolsDue">Working days with a grid, without those on leave (R96).</param>
/// <param name="Patrolled">Of them, with a record.</param>
/// <param name="Checks">Whole checks, of them <paramref name="Doubtful"/> sent late or made elsewhere.</param>
/// <param name="Reported">Hazards reported by the officer (R36), of them <paramref name="Closed"/> by now.</param>
/// <param name="TasksLate">Of the tasks done, those done after they were due (R67-3).</param>
/// <param name="Trainings">Of the calendar year of the last day, that count (R56).</param>
public sealed record AssessmentFigures(
    int ServedDays, int PatrolsDue, int Patrolled, int Checks, int Doubtful, int Reported, int Closed, int TasksDone, int TasksLate, int Trainings, int? TrainingsDue, int LeaveDays)
{
    public int Gaps => PatrolsDue - Patrolled;
}

/// <summary>Reads the figures from the features that keep them.</summary>
internal sealed class AssessmentFigureSource(
    IGridStaff staff, IWorkCalendars calendars, IAbsences absences, IPatrolRecords patrols, IHazardReports hazards, ITaskRecords tasks, IMediator mediator, RequestContext context)
{
    public async Task<AssessmentFigures> OfAsync(Assessment assessment, CancellationToken ct)
    {
        var (person, first, last) = (assessment.PersonId, assessment.FirstDay, assessment.LastDay);
        var spans = await staff.ServiceAsync("", first, last, ct, person);
        var away = await absences.OfAsync(person, first, last, ct);
        var calendar = await calendars.CurrentAsync(ct);
        var served = Days(first, last).Where(day => spans.Any(s => s.Holds(day))).ToList();
        var due = served.Where(day => calendar.IsWorkingDay(day) && !away.Any(a => a.Covers(day))).ToList();
        var patrolled = await patrols.OfAsync(person, first, last, ct);
        var reported = (await hazards.OfAsync([person], first, last, ct)).GetValueOrDefault(person);
        var done = await tasks.OfAsync(person, first, last, ct);
        var (trainings, trainingsDue) = await TrainingAsync(assessment, ct);
        return new AssessmentFigures(
            served.Count, due.Count, due.Count(patrolled.Days.Contains), patrolled.Checks, patrolled.Doubtful, reported?.Count ?? 0, reported?.Closed ?? 0, done.Count, done.Late,
            trainings, trainingsDue, served.Count(day => away.Any(a => a.Covers(day))));
    }

    private async Task<(int Counting, int? Due)> TrainingAsync(Assessment assessment, CancellationToken ct)
    {
        using var _ = context.EnterProcess();
        var training = await mediator.Send(new TrainingOfOfficer(assessment.OfficerId, assessment.LastDay.Year), ct);
        return training.Succeeded ? (training.Value.Counting, training.Value.Rule?.Sessions) : (0, null);
    }

    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last) => Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays);
}
