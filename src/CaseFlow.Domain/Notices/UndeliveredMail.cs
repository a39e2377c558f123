using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>Mails that could not be delivered so far, those given up first. What they say is not shown.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record UndeliveredMail(PageRequest? Page = null) : IQuery<Page<UndeliveredMailItem>>;

/// <param name="GivenUp">It is not tried again.</param>
/// <param name="Error">What the mail server said, for process administrators only.</param>
public sealed record UndeliveredMailItem(Guid Id, string ToName, string Subject, DateTimeOffset At, int Attempts, bool GivenUp, DateTimeOffset NextAttemptAt, string? Error);

internal sealed class UndeliveredMailHandler(CaseFlowDb db, RequestContext context) : IRequestHandler<UndeliveredMail, Result<Page<UndeliveredMailItem>>>
{
    public async Task<Result<Page<UndeliveredMailItem>>> Handle(UndeliveredMail request, CancellationToken cancellationToken)
    {
        var all = db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Channel == OutboxChannel.Mail && (m.State == OutboxState.Dead || (m.State == OutboxState.Waiting && m.Attempts > 0)));
        var detailed = context.Who.IsSystem || context.Who.Is(Roles.ProcessAdministrator);
        var page = request.Page ?? new PageRequest();
        var rows = await all.OrderByDescending(m => m.State == OutboxState.Dead).ThenByDescending(m => m.At).ThenBy(m => m.Id).Skip(page.Skip).Take(page.Take)
            .Select(m => new { m.Id, m.ToName, m.Subject, m.At, m.Attempts, m.State, m.NextAttemptAt, m.LastError }).ToListAsync(cancellationToken);
        return new Page<UndeliveredMailItem>(
            rows.ConvertAll(m => new UndeliveredMailItem(m.Id, m.ToName, m.Subject, m.At, m.Attempts, m.State == OutboxState.Dead, m.NextAttemptAt, detailed ? m.LastError : null)),
            await all.CountAsync(cancellationToken), page.Number, page.Take);
    }
}
