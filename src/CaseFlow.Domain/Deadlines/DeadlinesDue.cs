using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// Limits in the actor's scope, not those of tasks, that run or have passed, whose last day lies in a span, and of which the
/// actor, or their unit, is one of the parties that the ladder reminds.
/// </summary>
/// <param name="Most">How many limits of the span are looked at, the earliest first.</param>
[AnyRole]
public sealed record DeadlinesDue(DateOnly First, DateOnly Last, bool OfUnit, int Most) : IQuery<DeadlinesDueList>;

/// <param name="More">There were more than were looked at.</param>
public sealed record DeadlinesDueList(IReadOnlyList<DeadlineDue> Deadlines, bool More);

public sealed record DeadlineDue(
    Guid Id, Guid SubjectId, string SubjectKind, string? SubjectNumber, string SubjectTitle, string Name, DateOnly LastDay, DateTimeOffset DueAt);

internal sealed class DeadlinesDueHandler(SeenDeadlines seen, Subjects subjects, Parties parties, RequestContext context)
    : IRequestHandler<DeadlinesDue, Result<DeadlinesDueList>>
{
    public async Task<Result<DeadlinesDueList>> Handle(DeadlinesDue request, CancellationToken cancellationToken)
    {
        var rows = await seen.FirstAsync(
            d => (d.State == DeadlineState.Running || d.State == DeadlineState.Overdue) && d.LastDay >= request.First && d.LastDay <= request.Last, request.Most + 1, cancellationToken);
        var names = await subjects.FindAllAsync([.. rows.Select(r => r.SubjectId).Distinct()], cancellationToken);
        List<DeadlineDue> mine = [];
        foreach (var row in rows.Take(request.Most))
        {
            var subject = names[row.SubjectId];
            string[] told = [.. row.Steps.Steps.SelectMany(s => s.Notify).Distinct()];
            if (told.Length > 0 && (await parties.ResolveAsync(row.SubjectId, told, cancellationToken)).Any(p => IsMine(p, subject, request.OfUnit)))
            {
                mine.Add(new(row.Id, row.SubjectId, subject.Kind, subject.Number, subject.Name, row.Name, row.LastDay, row.DueAt));
            }
        }

        return new DeadlinesDueList(mine, rows.Count > request.Most);
    }

    // As with tasks: a bare role counts for those who oversee the subject's region.
    private bool IsMine(Party party, SubjectRow subject, bool ofUnit)
    {
        var who = context.Who;
        return party switch
        {
            { PersonId: { } person } => person == who.PersonId || who.StandsInFor.Contains(person),
            { UnitId: { } unit } => unit == who.UnitId && (ofUnit || party.Role is null || who.Is(party.Role)),
            { Role: { } role } => who.Is(role) && who.RegionPath is { } path && subject.RegionPath.StartsWith(path, StringComparison.Ordinal),
            _ => false,
        };
    }
}
