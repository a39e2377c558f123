using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Timeline;

/// <summary>What happened to a subject, newest first, as sentences in the reader's language.</summary>
[AnyRole]
public sealed record CaseTimeline(Guid SubjectId, PageRequest? Page = null) : IQuery<Page<TimelineItem>>;

/// <param name="By">Who did it; 系统 where a process or a limit did.</param>
/// <param name="Kind">The sentence's resource key, e.g. <c>timeline.case-listed</c>: for an icon.</param>
public sealed record TimelineItem(Guid Id, DateTimeOffset At, string By, bool BySystem, string Kind, string Text);

internal sealed class CaseTimelineHandler(CaseFlowDb db, Subjects subjects) : IRequestHandler<CaseTimeline, Result<Page<TimelineItem>>>
{
    public async Task<Result<Page<TimelineItem>>> Handle(CaseTimeline request, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(request.SubjectId, cancellationToken) is null)
        {
            return Refusal.NotFound("subject.not-found");
        }

        var page = request.Page ?? new PageRequest(1, 50);
        var all = db.Set<TimelineEntry>().AsNoTracking().Where(e => e.SubjectId == request.SubjectId);
        var rows = await all.OrderByDescending(e => e.At).ThenByDescending(e => e.Sequence).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return new Page<TimelineItem>([.. rows.Select(Item)], await all.CountAsync(cancellationToken), page.Number, page.Take);
    }

    internal static TimelineItem Item(TimelineEntry e)
    {
        var bySystem = e.ActorId == Guid.Empty;
        return new TimelineItem(
            e.Id, e.At, bySystem ? TextCatalog.Get("timeline.system") : e.ActorName, bySystem, e.TextKey,
            TextCatalog.Get(e.TextKey, SentenceArguments.Read(e.Arguments)));
    }
}
