using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SelfReports;

/// <summary>
/// Enterprises take part in the monthly self-report (R84): one, or all of a category of table 2, a street or both, at most
/// <see cref="Most"/> at a time. Only enterprises with an account can; those that take part already are passed over.
/// </summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record EnrolSelfReporters(string? Category = null, string? StreetCode = null, Guid? EnterpriseId = null) : ICommand<SelfReportersEnrolled>
{
    public const int Most = 2000;
}

/// <param name="WithoutAccount">Of those meant, nobody can sign in for them.</param>
/// <param name="Left">Still to be enrolled.</param>
/// <param name="From">The first month for which they report.</param>
public sealed record SelfReportersEnrolled(int Count, int WithoutAccount, int Left, DateOnly From);

internal sealed class EnrolSelfReportersValidator : AbstractValidator<EnrolSelfReporters>
{
    public EnrolSelfReportersValidator()
    {
        RuleFor(x => x.Category).Must(c => c is null || EnterpriseCategories.All.Contains(c)).Refuse("enterprise.category");
        RuleFor(x => x).Must(x => x.Category is not null || x.StreetCode is not null || x.EnterpriseId is not null).Refuse("self-report.enrol-whom").OverridePropertyName("category");
    }
}

internal sealed class EnrolSelfReportersHandler(
    CaseFlowDb db, ISeenEnterprises enterprises, IUnitAccounts accounts, IRegionDirectory regions, SelfReportLines lines, SelfReportScope scope, RequestContext context, TimeProvider time)
    : IRequestHandler<EnrolSelfReporters, Result<SelfReportersEnrolled>>
{
    public async Task<Result<SelfReportersEnrolled>> Handle(EnrolSelfReporters request, CancellationToken cancellationToken)
    {
        var path = context.Who.IsSystem ? "" : context.Who.RegionPath ?? "-";
        if (request.StreetCode is { } code)
        {
            if (await regions.FindAsync(code, cancellationToken) is not { Level: RegionLevel.Street } street || !street.Path.StartsWith(path, StringComparison.Ordinal))
            {
                return new Refusal("self-report.street-unknown", "streetCode", code);
            }

            path = street.Path;
        }

        var meant = enterprises.Rows.Where(e => e.State == EnterpriseStates.Operating && e.RegionPath.StartsWith(path) && (request.Category == null || e.Category == request.Category)
            && (request.EnterpriseId == null || e.Id == request.EnterpriseId) && !db.Set<SelfReporter>().Any(r => r.EnterpriseId == e.Id && r.Until == null));
        var reachable = accounts.WithRole(Roles.Enterprise);
        var rows = await meant.Where(e => reachable.Contains(e.UnitId)).OrderBy(e => e.Id).Take(EnrolSelfReporters.Most).ToListAsync(cancellationToken);
        var from = await FirstMonthAsync(path, cancellationToken);
        var ids = rows.ConvertAll(e => e.Id);
        var left = await db.Set<SelfReporter>().Where(r => ids.Contains(r.EnterpriseId)).GroupBy(r => r.EnterpriseId)
            .Select(g => new { g.Key, Until = g.Max(r => r.Until)!.Value }).ToDictionaryAsync(g => g.Key, g => g.Until, cancellationToken);
        foreach (var e in rows)
        {
            var (unit, name, byDuty) = await lines.OfAsync(e.DirectUnitId ?? e.DepartmentUnitId, e.Industry, cancellationToken);
            db.Add(new SelfReporter
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()), EnterpriseId = e.Id, UnitId = e.UnitId, Name = e.Name, Industry = e.Industry, RegionPath = e.RegionPath,
                DepartmentUnitId = unit, DepartmentName = name, ByDuty = byDuty, EnrolledBy = context.Who.Name,

                // One that left may come back, not for months it was out of.
                FirstMonth = left.GetValueOrDefault(e.Id) > from ? left[e.Id] : from,
            });
        }

        return new SelfReportersEnrolled(
            rows.Count, await meant.CountAsync(e => !reachable.Contains(e.UnitId), cancellationToken),
            await meant.CountAsync(e => reachable.Contains(e.UnitId), cancellationToken) - rows.Count, from);
    }

    /// <summary>This month while its reports are not due yet, else the next.</summary>
    private async Task<DateOnly> FirstMonthAsync(string path, CancellationToken ct)
    {
        var month = SelfReportScope.FirstOf(time.Today());
        return await scope.MonthAsync(month, path, ct) is { DueAt: { } due } && due <= time.GetUtcNow() ? month.AddMonths(1) : month;
    }
}

/// <summary>An enterprise no longer takes part, from the next month on; what it owes of this one stays. Answers the first month without it.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record WithdrawSelfReporter(Guid EnterpriseId, string Reason) : ICommand<DateOnly>, IConcerns
{
    Guid IConcerns.SubjectId => EnterpriseId;
}

internal sealed class WithdrawSelfReporterValidator : AbstractValidator<WithdrawSelfReporter>
{
    public WithdrawSelfReporterValidator()
    {
        RuleFor(x => x.EnterpriseId).NotEmpty().Refuse("self-report.enterprise-missing");
        RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("self-report.reason-missing").MaximumLength(200);
    }
}

internal sealed class WithdrawSelfReporterHandler(SelfReportScope scope, TimeProvider time) : IRequestHandler<WithdrawSelfReporter, Result<DateOnly>>
{
    public async Task<Result<DateOnly>> Handle(WithdrawSelfReporter request, CancellationToken cancellationToken)
    {
        if (await scope.Reporters.FirstOrDefaultAsync(r => r.EnterpriseId == request.EnterpriseId && r.Until == null, cancellationToken) is not { } reporter)
        {
            return Refusal.NotFound("self-report.not-enrolled");
        }

        var next = SelfReportScope.FirstOf(time.Today()).AddMonths(1);
        var until = next > reporter.FirstMonth ? next : reporter.FirstMonth.AddMonths(1);
        (reporter.Until, reporter.EndReason) = (until, request.Reason.Trim());
        return until;
    }
}
