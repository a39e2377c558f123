using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Training;

/// <summary>Writes that an officer took part and what the exam gave; tells the register when it was the exam before the post (R55).</summary>
internal sealed class TrainingRecords(CaseFlowDb db, IOfficerRegister register, ITimeline timeline, RequestContext context, TimeProvider time)
{
    public async Task<Refusal?> AttendAsync(TrainingSession session, OfficerFacts officer, int hours, CancellationToken ct)
    {
        if (WhyNot(session, hours) is { } refusal)
        {
            return refusal;
        }

        var row = await FindAsync(session.Id, officer.Id, ct);
        if (row is null)
        {
            row = new TrainingParticipant
            {
                SessionId = session.Id, OfficerId = officer.Id, OfficerName = officer.Name, Hours = hours, RecordedBy = context.Who.Name, RecordedAt = time.GetUtcNow(),
            };
            db.Add(row);
            timeline.Write(officer.Id, "timeline.officer-trained", session.Title, hours, session.LastDay);
        }
        else if (row.Hours != hours)
        {
            timeline.Write(officer.Id, "timeline.officer-hours-corrected", session.Title, row.Hours, hours);
            (row.Hours, row.RecordedBy, row.RecordedAt) = (hours, context.Who.Name, time.GetUtcNow());
        }

        // The list of participants changed with it.
        session.Version++;
        return null;
    }

    public async Task<Refusal?> ExamineAsync(TrainingSession session, OfficerFacts officer, bool passed, DateOnly examOn, int? score, CancellationToken ct)
    {
        if (!session.Exam)
        {
            return new Refusal("training.no-exam", "passed", session.Title);
        }

        if (examOn < session.FirstDay || examOn > time.Today())
        {
            return new Refusal("training.exam-day", "examOn", session.FirstDay.ToLongText(), time.Today().ToLongText());
        }

        if (await FindAsync(session.Id, officer.Id, ct) is not { } row)
        {
            return Refusal.Conflict("training.not-attended", officer.Name, session.Title);
        }

        if ((row.Passed, row.ExamOn, row.Score) == (passed, examOn, score))
        {
            return null;
        }

        (row.Passed, row.ExamOn, row.Score, row.RecordedBy, row.RecordedAt) = (passed, examOn, score, context.Who.Name, time.GetUtcNow());
        timeline.Write(officer.Id, passed ? "timeline.officer-exam-passed" : "timeline.officer-exam-failed", session.Title, examOn);
        return session.Kind == TrainingKinds.PreJob ? await TellAsync(officer.Id, passed ? examOn : null, session.Id, ct) : null;
    }

    /// <summary>The pre-job training the officer took part in last.</summary>
    public async Task<TrainingSession?> LastPreJobAsync(Guid officerId, CancellationToken ct) => await (
        from participant in db.Set<TrainingParticipant>()
        join session in db.Set<TrainingSession>() on participant.SessionId equals session.Id
        where participant.OfficerId == officerId && session.Kind == TrainingKinds.PreJob
        orderby session.LastDay descending, session.Id descending
        select session).FirstOrDefaultAsync(ct);

    /// <summary>A failed exam takes nothing away that another one has given.</summary>
    private async Task<Refusal?> TellAsync(Guid officerId, DateOnly? passedOn, Guid sessionId, CancellationToken ct)
    {
        passedOn ??= await (
            from participant in db.Set<TrainingParticipant>()
            join session in db.Set<TrainingSession>() on participant.SessionId equals session.Id
            where participant.OfficerId == officerId && session.Kind == TrainingKinds.PreJob && session.Id != sessionId && participant.Passed == true
            select participant.ExamOn).MinAsync(ct);
        var told = await register.SetExamAsync(officerId, passedOn, ct);
        return told.Refusals.Count > 0 ? told.Refusals[0] : null;
    }

    private Refusal? WhyNot(TrainingSession session, int hours)
    {
        if (session.CancelledOn is { } cancelled)
        {
            return Refusal.Conflict("training.cancelled", session.Title, cancelled.ToLongText());
        }

        if (session.FirstDay > time.Today())
        {
            return Refusal.Conflict("training.not-begun", session.Title, session.FirstDay.ToLongText());
        }

        return hours < 0 || hours > session.ClassHours ? new Refusal("training.hours", "hours", session.ClassHours) : null;
    }

    private async Task<TrainingParticipant?> FindAsync(Guid sessionId, Guid officerId, CancellationToken ct) =>
        await db.Set<TrainingParticipant>().FindAsync([sessionId, officerId], ct);
}
