using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SelfReports;

/// <summary>
/// Reminds those who have not reported, <paramref name="Most"/> at a time and each batch in a transaction of its own: the
/// process sends it again with <paramref name="After"/> until nobody is left.
/// </summary>
/// <param name="Key">Names the reminder, so that it goes out once.</param>
/// <param name="After">The last enterprise of the batch before, as the answer gave it; null: the first batch.</param>
[ProcessOnly, ProcessCommand("remind-self-reporters")]
public sealed record RemindSelfReporters(Guid SubjectId, string Key, string Title, string Text, int Most, Guid? After = null) : ICommand<SelfReportersReminded>, IConcerns;

/// <param name="Last">Null: nobody is left.</param>
public sealed record SelfReportersReminded(int Count, Guid? Last);

internal sealed class RemindSelfReportersHandler(CaseFlowDb db, SelfReportScope scope, IMediator mediator) : IRequestHandler<RemindSelfReporters, Result<SelfReportersReminded>>
{
    public async Task<Result<SelfReportersReminded>> Handle(RemindSelfReporters request, CancellationToken cancellationToken)
    {
        var month = await db.Set<SelfReportMonth>().IgnoreQueryFilters().AsNoTracking().SingleAsync(m => m.Id == request.SubjectId, cancellationToken);
        var after = request.After ?? Guid.Empty;
        var units = await scope.Owing(month).Where(r => r.EnterpriseId > after && !db.Set<SelfReport>().Any(s => s.MonthId == month.Id && s.EnterpriseId == r.EnterpriseId))
            .OrderBy(r => r.EnterpriseId).Take(request.Most).Select(r => new { r.EnterpriseId, r.UnitId }).ToListAsync(cancellationToken);
        if (units.Count > 0)
        {
            var sent = await mediator.Send(
                new SendNotice(month.Id, $"{request.Key}:{after:N}", [.. units.Select(u => $"{SelfReportDirectory.Reporter}{u.UnitId}")], request.Title, request.Text), cancellationToken);
            if (!sent.Succeeded)
            {
                return Result<SelfReportersReminded>.Refused(sent.Refusals);
            }
        }

        return new SelfReportersReminded(units.Count, units.Count < request.Most ? null : units[^1].EnterpriseId);
    }
}

/// <summary>How many have reported so far; at the last day and when the month is closed the process goes by it.</summary>
/// <param name="Close">From now on no report of the month is taken.</param>
[ProcessOnly, ProcessCommand("take-self-report-stock")]
public sealed record TakeSelfReportStock(Guid SubjectId, bool Close = false) : ICommand<SelfReportStock>, IConcerns;

public sealed record SelfReportStock(int Owed, int Reported, int Missing);

internal sealed class TakeSelfReportStockHandler(CaseFlowDb db, SelfReportScope scope, ITimeline timeline, TimeProvider time) : IRequestHandler<TakeSelfReportStock, Result<SelfReportStock>>
{
    public async Task<Result<SelfReportStock>> Handle(TakeSelfReportStock request, CancellationToken cancellationToken)
    {
        var month = await db.Set<SelfReportMonth>().IgnoreQueryFilters().SingleAsync(m => m.Id == request.SubjectId, cancellationToken);
        var owing = scope.Owing(month);
        var owed = await owing.CountAsync(cancellationToken);
        var reported = await owing.CountAsync(r => db.Set<SelfReport>().Any(s => s.MonthId == month.Id && s.EnterpriseId == r.EnterpriseId), cancellationToken);
        month.ClosedAt = request.Close ? month.ClosedAt ?? time.GetUtcNow() : month.ClosedAt;
        timeline.Write(month.Id, request.Close ? "timeline.self-report-closed" : "timeline.self-report-stock", owed, reported, owed - reported);
        return new SelfReportStock(owed, reported, owed - reported);
    }
}
