using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>The deadlines of a subject, the newest first, each with its history and its reminders, gone and to come.</summary>
[AnyRole]
public sealed record DeadlinesOf(Guid SubjectId) : IQuery<IReadOnlyList<DeadlineView>>;

/// <param name="Extensions">How often it was extended (C40: shown in the public list).</param>
public sealed record DeadlineView(
    Guid Id, string Key, string Name, DeadlineState State, DateTimeOffset From, Limit Limit, bool Fixed, DateOnly RawDay, DateOnly LastDay,
    DateTimeOffset DueAt, bool Provisional, int CalendarVersion, DateTimeOffset? OverdueAt, DateTimeOffset? EndedAt, int Extensions,
    IReadOnlyList<DeadlineChangeView> History, IReadOnlyList<ReminderView> Reminders);

public sealed record DeadlineChangeView(
    DateTimeOffset At, string By, DeadlineChangeKind Kind, DateOnly? OldLastDay, DateOnly LastDay, string Reason, int CalendarVersion, bool Provisional);

/// <param name="SentAt">Null while it is still to come, and when it was skipped.</param>
/// <param name="Skipped">Its instant was past when this last day was set.</param>
public sealed record ReminderView(string Step, string Text, IReadOnlyList<string> Notify, DateTimeOffset PlannedAt, DateTimeOffset? SentAt, bool Skipped);

internal sealed class DeadlinesOfHandler(CaseFlowDb db, DeadlineClock clock, Subjects subjects)
    : IRequestHandler<DeadlinesOf, Result<IReadOnlyList<DeadlineView>>>
{
    public async Task<Result<IReadOnlyList<DeadlineView>>> Handle(DeadlinesOf request, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(request.SubjectId, cancellationToken) is null)
        {
            return Refusal.NotFound("deadline.no-subject");
        }

        var deadlines = await db.Set<Deadline>().AsNoTracking().Where(d => d.SubjectId == request.SubjectId)
            .OrderByDescending(d => d.Id).ToListAsync(cancellationToken);
        var ids = deadlines.ConvertAll(d => d.Id);
        var changes = (await db.Set<DeadlineChange>().AsNoTracking().Where(c => ids.Contains(c.DeadlineId)).OrderBy(c => c.Sequence)
            .ToListAsync(cancellationToken)).ToLookup(c => c.DeadlineId);
        var steps = (await db.Set<DeadlineStep>().AsNoTracking().Where(s => ids.Contains(s.DeadlineId)).ToListAsync(cancellationToken))
            .ToLookup(s => (s.DeadlineId, s.Round, s.Step));
        List<DeadlineView> views = [];
        foreach (var d in deadlines)
        {
            var plan = await clock.PlanAsync(d, cancellationToken);
            var reminders = plan.Select(p => (Plan: p, Over: steps[(d.Id, d.Round, p.Step.Key)].FirstOrDefault()))
                .Where(p => d.IsOpen || p.Over is not null)
                .Select(p => new ReminderView(
                    p.Plan.Step.Key, p.Plan.Step.Text, p.Plan.Step.Notify, p.Over?.PlannedAt ?? p.Plan.At,
                    p.Over is { Skipped: false } sent ? sent.At : null, p.Over is { Skipped: true }));
            views.Add(View(d, changes[d.Id], reminders));
        }

        return views;
    }

    private static DeadlineView View(Deadline d, IEnumerable<DeadlineChange> changes, IEnumerable<ReminderView> reminders) => new(
        d.Id, d.Key, d.Name, d.State, d.From, d.Limit, d.Fixed, d.RawDay, d.LastDay, d.DueAt, d.Provisional, d.CalendarVersion, d.OverdueAt, d.EndedAt,
        d.Extensions,
        [.. changes.Select(c => new DeadlineChangeView(c.At, c.By, c.Kind, c.OldLastDay, c.LastDay, c.Reason, c.CalendarVersion, c.Provisional))],
        [.. reminders]);
}
