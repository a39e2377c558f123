using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SelfReports;

/// <summary>
/// The district office begins the monthly self-reports, or opens a month that was not opened. From then on each month's
/// process opens the next one. One that is open already stays as it is.
/// </summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record OpenSelfReportMonth : ICommand<Guid>;

/// <summary>A month's process opens the one after it, or this month where it comes too late for that.</summary>
[ProcessOnly, ProcessCommand("open-next-self-report-month")]
public sealed record OpenNextSelfReportMonth(Guid SubjectId) : ICommand<SelfReportMonthOpened>, IConcerns;

public sealed record SelfReportMonthOpened(string Month);

internal sealed class OpenSelfReportMonthHandler(CaseFlowDb db, SelfReportMonths months, RequestContext context)
    : IRequestHandler<OpenSelfReportMonth, Result<Guid>>, IRequestHandler<OpenNextSelfReportMonth, Result<SelfReportMonthOpened>>
{
    public async Task<Result<Guid>> Handle(OpenSelfReportMonth request, CancellationToken cancellationToken) =>
        context.Who.RegionPath is { } path ? (await months.OpenAsync(path, cancellationToken)).Id : Refusal.Forbidden("self-report.no-district");

    public async Task<Result<SelfReportMonthOpened>> Handle(OpenNextSelfReportMonth request, CancellationToken cancellationToken)
    {
        var last = await db.Set<SelfReportMonth>().IgnoreQueryFilters().SingleAsync(m => m.Id == request.SubjectId, cancellationToken);
        return new SelfReportMonthOpened((await months.OpenAsync(last.RegionPath, cancellationToken)).Month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
    }
}

/// <summary>Opens the month of today and tells its process: event <c>SelfReportMonthOpened</c>, subject = the month.</summary>
internal sealed class SelfReportMonths(CaseFlowDb db, IDatabaseDialect dialect, ISeenEnterprises enterprises, IProcesses processes, RequestContext context, TimeProvider time)
{
    public const string Event = "SelfReportMonthOpened";

    public async Task<SelfReportMonth> OpenAsync(string regionPath, CancellationToken ct)
    {
        await dialect.LockAsync(db, $"self-report:{regionPath}", ct);
        var (now, first) = (time.GetUtcNow(), SelfReportScope.FirstOf(time.Today()));
        if (await db.Set<SelfReportMonth>().IgnoreQueryFilters().FirstOrDefaultAsync(m => m.RegionPath == regionPath && m.Month == first, ct) is { } open)
        {
            return open;
        }

        var month = new SelfReportMonth { Id = Guid.CreateVersion7(now), Month = first, RegionPath = regionPath, OpenedAt = now };
        db.Add(month);
        context.SubjectId ??= month.Id;
        await DropClosedAsync(month, ct);
        await db.SaveChangesAsync(ct);
        await processes.PublishAsync(
            Event, month.Id,
            new JsonObject
            {
                ["monthId"] = month.Id.ToString(),
                ["month"] = first.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                ["from"] = first.AddDays(-1).StartOfDay().ToString("O", CultureInfo.InvariantCulture),
                ["days"] = DateTime.DaysInMonth(first.Year, first.Month),
                ["openedDay"] = time.Today().Day,
            },
            ct);
        return month;
    }

    /// <summary>Those that were closed owe nothing from this month on.</summary>
    private async Task DropClosedAsync(SelfReportMonth month, CancellationToken ct)
    {
        using var _ = context.EnterProcess();
        var closed = enterprises.Rows.Where(e => e.State == EnterpriseStates.Closed).Select(e => e.Id);
        var reason = TextCatalog.Get("self-report.enterprise-closed");
        await db.Set<SelfReporter>().Where(r => r.Until == null && r.RegionPath.StartsWith(month.RegionPath) && closed.Contains(r.EnterpriseId))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Until, month.Month).SetProperty(x => x.EndReason, reason), ct);
    }
}
