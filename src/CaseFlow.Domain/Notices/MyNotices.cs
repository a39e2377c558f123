using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>What I was told, the newest first.</summary>
/// <param name="Kind">One of <see cref="NoticeKinds"/>.</param>
[AnyRole(Guests = true)]
public sealed record MyNotices(PageRequest Page, bool OnlyUnread = false, string? Kind = null) : IQuery<NoticePage>;

/// <param name="Unread">All my unread notices, not only those of this page.</param>
/// <param name="Kinds">How many of each kind, read or not as was asked.</param>
public sealed record NoticePage(Page<NoticeItem> Notices, int Unread, IReadOnlyList<ChipCount> Kinds);

/// <param name="SubjectKind">Names the subject's page (<c>case</c>, <c>hazard</c>); null when it has none.</param>
public sealed record NoticeItem(
    Guid Id, Guid SubjectId, string? SubjectKind, string? SubjectNumber, string Kind, string Title, string Text, DateTimeOffset At, DateTimeOffset? ReadAt);

/// <summary>How many notices I have not read.</summary>
[AnyRole(Guests = true)]
public sealed record MyUnreadNotices : IQuery<int>;

/// <summary>The same of many people at once; who has none is left out.</summary>
[ProcessOnly]
public sealed record UnreadCounts(IReadOnlyList<Guid> People) : IQuery<IReadOnlyDictionary<Guid, int>>;

internal sealed class MyNoticesHandler(CaseFlowDb db, RequestContext context)
    : IRequestHandler<MyNotices, Result<NoticePage>>, IRequestHandler<MyUnreadNotices, Result<int>>,
      IRequestHandler<UnreadCounts, Result<IReadOnlyDictionary<Guid, int>>>
{
    private static readonly Keyset<Notice> Newest = new Keyset<Notice>(descending: true).By(n => n.At).By(n => n.Id);

    public async Task<Result<NoticePage>> Handle(MyNotices request, CancellationToken cancellationToken)
    {
        if (!Newest.Understands(request.Page))
        {
            return new Refusal("page.after", "after");
        }

        var me = context.Who.PersonId;
        var mine = db.Set<Notice>().AsNoTracking().Where(n => n.PersonId == me);
        var groups = await mine.GroupBy(n => new { n.Kind, Unread = n.ReadAt == null })
            .Select(g => new { g.Key.Kind, g.Key.Unread, Count = g.Count() }).ToListAsync(cancellationToken);
        var asked = ChipCounts.Of([.. groups.Where(g => !request.OnlyUnread || g.Unread)], g => g.Count).Row("kind", g => g.Kind, request.Kind);
        var shown = mine.Where(n => (!request.OnlyUnread || n.ReadAt == null) && (request.Kind == null || n.Kind == request.Kind));
        var rows = await Newest.Order(shown, request.Page).Skip(request.Page.Skip).Take(request.Page.Take).ToListAsync(cancellationToken);
        var items = rows.ConvertAll(n => new NoticeItem(n.Id, n.SubjectId, n.SubjectKind, n.SubjectNumber, n.Kind, n.Title, n.Text, n.At, n.ReadAt));
        return new NoticePage(
            new Page<NoticeItem>(items, asked.Total, request.Page.Number, request.Page.Take) { Next = Newest.Next(rows, request.Page) },
            groups.Where(g => g.Unread).Sum(g => g.Count), asked.InOrder("kind", NoticeKinds.All, "notice-kind"));
    }

    public async Task<Result<int>> Handle(MyUnreadNotices request, CancellationToken cancellationToken)
    {
        var me = context.Who.PersonId;
        return await db.Set<Notice>().CountAsync(n => n.PersonId == me && n.ReadAt == null, cancellationToken);
    }

    public async Task<Result<IReadOnlyDictionary<Guid, int>>> Handle(UnreadCounts request, CancellationToken cancellationToken) =>
        await db.Set<Notice>().Where(n => request.People.Contains(n.PersonId) && n.ReadAt == null)
            .GroupBy(n => n.PersonId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
}
