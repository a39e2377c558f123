using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Timeline;

/// <summary>What happened to several subjects, as one story, newest first; those that the actor may not see are left out.</summary>
[AnyRole]
public sealed record JointTimeline(IReadOnlyList<Guid> SubjectIds, PageRequest? Page = null) : IQuery<Page<JointTimelineItem>>;

/// <param name="Subject">What the sentence is about.</param>
public sealed record JointTimelineItem(SubjectRow Subject, TimelineItem Item);

internal sealed class JointTimelineHandler(CaseFlowDb db, Subjects subjects) : IRequestHandler<JointTimeline, Result<Page<JointTimelineItem>>>
{
    public async Task<Result<Page<JointTimelineItem>>> Handle(JointTimeline request, CancellationToken cancellationToken)
    {
        var seen = await subjects.FindAllAsync(request.SubjectIds, cancellationToken);
        var page = request.Page ?? new PageRequest(1, 50);
        Guid[] ids = [.. seen.Keys];
        var all = db.Set<TimelineEntry>().AsNoTracking().Where(e => ids.Contains(e.SubjectId));
        var rows = await all.OrderByDescending(e => e.At).ThenByDescending(e => e.Sequence).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return new Page<JointTimelineItem>(
            [.. rows.Select(e => new JointTimelineItem(seen[e.SubjectId], CaseTimelineHandler.Item(e)))], await all.CountAsync(cancellationToken), page.Number, page.Take);
    }
}
