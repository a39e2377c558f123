using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SelfReports;

/// <summary>Who takes part follows the file: its name, place and line, and the file that it was merged into (C53).</summary>
internal sealed class ReportersOfChangedFiles(CaseFlowDb db, IEnterpriseDirectory enterprises, SelfReportLines lines, RequestContext context, TimeProvider time)
    : INotificationHandler<EnterpriseFileChanged>, INotificationHandler<EnterprisesMerged>
{
    public async Task Handle(EnterpriseFileChanged notification, CancellationToken cancellationToken)
    {
        if (await db.Set<SelfReporter>().FirstOrDefaultAsync(r => r.EnterpriseId == notification.EnterpriseId && r.Until == null, cancellationToken) is { } reporter)
        {
            await FollowAsync(reporter, notification.EnterpriseId, cancellationToken);
        }
    }

    public async Task Handle(EnterprisesMerged notification, CancellationToken cancellationToken)
    {
        if (await db.Set<SelfReporter>().FirstOrDefaultAsync(r => r.EnterpriseId == notification.EnterpriseId && r.Until == null, cancellationToken) is not { } ended)
        {
            return;
        }

        var month = SelfReportScope.FirstOf(time.Today());
        (ended.Until, ended.EndReason) = (month > ended.FirstMonth ? month : ended.FirstMonth, TextCatalog.Get("self-report.merged"));
        var kept = await db.Set<SelfReporter>().Where(r => r.EnterpriseId == notification.IntoId).OrderByDescending(r => r.FirstMonth).FirstOrDefaultAsync(cancellationToken);
        if (kept is null || kept.Until <= month)
        {
            kept = new SelfReporter
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()), EnterpriseId = notification.IntoId, UnitId = notification.IntoUnitId, Name = ended.Name, Industry = ended.Industry,
                RegionPath = ended.RegionPath, FirstMonth = month, EnrolledBy = context.Who.Name,
            };
            db.Add(kept);
            await FollowAsync(kept, notification.IntoId, cancellationToken);
        }
    }

    private async Task FollowAsync(SelfReporter reporter, Guid enterpriseId, CancellationToken ct)
    {
        // Whoever moved it may not see it any more.
        using var _ = context.EnterProcess();
        await db.SaveChangesAsync(ct);
        if (await enterprises.FindAsync(enterpriseId, ct) is { } file)
        {
            (reporter.Name, reporter.Industry, reporter.RegionPath) = (file.Name, file.Industry, file.RegionPath);
            (reporter.DepartmentUnitId, reporter.DepartmentName, reporter.ByDuty) = await lines.OfAsync(file.DirectUnitId ?? file.DepartmentUnitId, file.Industry, ct);
        }
    }
}
