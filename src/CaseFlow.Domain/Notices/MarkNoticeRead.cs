using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>I have read this notice; saying so again changes nothing.</summary>
[AnyRole(Guests = true)]
public sealed record MarkNoticeRead(Guid NoticeId) : ICommand<Done>;

/// <summary>I have read all my notices. Answers how many were unread.</summary>
[AnyRole(Guests = true)]
public sealed record MarkAllNoticesRead : ICommand<int>;

internal sealed class MarkNoticeReadHandler(CaseFlowDb db, RequestContext context, TimeProvider time)
    : IRequestHandler<MarkNoticeRead, Result<Done>>, IRequestHandler<MarkAllNoticesRead, Result<int>>
{
    public async Task<Result<Done>> Handle(MarkNoticeRead request, CancellationToken cancellationToken)
    {
        var me = context.Who.PersonId;
        if (await db.Set<Notice>().FirstOrDefaultAsync(n => n.Id == request.NoticeId && n.PersonId == me, cancellationToken) is not { } notice)
        {
            return Refusal.NotFound("notice.unknown");
        }

        notice.ReadAt ??= time.GetUtcNow();
        return Done.Value;
    }

    public async Task<Result<int>> Handle(MarkAllNoticesRead request, CancellationToken cancellationToken)
    {
        var me = context.Who.PersonId;
        var now = time.GetUtcNow();
        return await db.Set<Notice>().Where(n => n.PersonId == me && n.ReadAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, now), cancellationToken);
    }
}
