using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>What I was told, the newest first.</summary>
[AnyRole]
public sealed record MyNotices(PageRequest Page, bool OnlyUnread = false) : IQuery<NoticePage>;

/// <param name="Unread">All my unread notices, not only those of this page.</param>
public sealed record NoticePage(Page<NoticeItem> Notices, int Unread);

/// <param name="SubjectKind">Names the subject's page (<c>case</c>, <c>hazard</c>); null when it has none.</param>
public sealed record NoticeItem(
    Guid Id, Guid SubjectId, string? SubjectKind, string? SubjectNumber, string Title, string Text, DateTimeOffset At, DateTimeOffset? ReadAt);

/// <summary>How many notices I have not read.</summary>
[AnyRole]
public sealed record MyUnreadNotices : IQuery<int>;

internal sealed class MyNoticesHandler(CaseFlowDb db, RequestContext context)
    : IRequestHandler<MyNotices, Result<NoticePage>>, IRequestHandler<MyUnreadNotices, Result<int>>
{
    public async Task<Result<NoticePage>> Handle(MyNotices request, CancellationToken cancellationToken)
    {
        var me = context.Who.PersonId;
        var mine = db.Set<Notice>().AsNoTracking().Where(n => n.PersonId == me);
        var unread = await mine.CountAsync(n => n.ReadAt == null, cancellationToken);
        var shown = mine.Where(n => !request.OnlyUnread || n.ReadAt == null);
        var total = await shown.CountAsync(cancellationToken);
        var items = await shown.OrderByDescending(n => n.At).ThenByDescending(n => n.Id)
            .Skip(request.Page.Skip).Take(request.Page.Take)
            .Select(n => new NoticeItem(n.Id, n.SubjectId, n.SubjectKind, n.SubjectNumber, n.Title, n.Text, n.At, n.ReadAt))
            .ToListAsync(cancellationToken);
        return new NoticePage(new Page<NoticeItem>(items, total, request.Page.Number, request.Page.Take), unread);
    }

    public async Task<Result<int>> Handle(MyUnreadNotices request, CancellationToken cancellationToken)
    {
        var me = context.Who.PersonId;
        return await db.Set<Notice>().CountAsync(n => n.PersonId == me && n.ReadAt == null, cancellationToken);
    }
}
