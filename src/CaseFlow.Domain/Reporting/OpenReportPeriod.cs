using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Reporting;

/// <summary>
/// The district office opens a month or quarter of its own district: the first one, or one that was missed. Otherwise the
/// process opens each by itself. One that is open already gets the units that have joined since.
/// </summary>
/// <param name="Day">Any day of it.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record OpenReportPeriod(string Kind, DateOnly Day) : ICommand<Guid>;

internal sealed class OpenReportPeriodValidator : AbstractValidator<OpenReportPeriod>
{
    public OpenReportPeriodValidator()
    {
        RuleFor(x => x.Kind).Must(ReportKinds.All.Contains).Refuse("report.kind");
        RuleFor(x => x.Day).NotEmpty();
    }
}

internal sealed class OpenReportPeriodHandler(CaseFlowDb db, IDatabaseDialect dialect, ReportPeriods periods, IProcesses processes, IDefinitionVariables variables, RequestContext context, TimeProvider time)
    : IRequestHandler<OpenReportPeriod, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(OpenReportPeriod request, CancellationToken cancellationToken)
    {
        var first = ReportKinds.First(request.Kind, request.Day);
        if (first > time.Today())
        {
            return new Refusal("report.period-future", "day", ReportPeriods.Title(request.Kind, first));
        }

        if (context.Who.RegionPath is not { } path || RegionPaths.At(path, RegionLevel.District) != path)
        {
            return Refusal.Forbidden("report.no-district");
        }

        var values = await variables.OfAsync(ReportKinds.Definition(request.Kind), cancellationToken);
        if (values.Count == 0)
        {
            return Refusal.Conflict("report.no-definition");
        }

        // Of two who open it at once the second finds it open.
        await dialect.LockAsync(db, ReportPeriods.LockOf(request.Kind), cancellationToken);
        var rule = new CoverRule(values.GetValueOrDefault("coverRule"), int.TryParse(values.GetValueOrDefault("cutOffDay"), CultureInfo.InvariantCulture, out var day) ? day : 0);
        var period = (await periods.OpenAsync(request.Kind, new Dictionary<string, Guid> { [path] = context.Who.UnitId }, first, rule, cancellationToken))[0];
        context.SubjectId = period.Id;
        await db.SaveChangesAsync(cancellationToken);
        await processes.PublishAsync(
            ReportKinds.Wanted(request.Kind), period.Id,
            new JsonObject { ["first"] = first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["path"] = path }, cancellationToken);
        return period.Id;
    }
}

/// <param name="CutOffDay">Day of the month up to which a monthly report goes.</param>
internal sealed record CoverRule(string? Rule, int CutOffDay);

internal sealed class ReportPeriods(CaseFlowDb db, RequestContext context, TimeProvider time)
{
    public static string LockOf(string kind) => $"report-periods:{kind}";

    public static string Title(string kind, DateOnly first) => kind == ReportKinds.Month
        ? TextCatalog.Get("report-period.month", first.Year, first.Month) : TextCatalog.Get("report-period.quarter", first.Year, ((first.Month - 1) / 3) + 1);

    /// <summary>The caller holds the kind's lock.</summary>
    /// <param name="offices">The district offices by their districts.</param>
    public async Task<IReadOnlyList<ReportPeriod>> OpenAsync(string kind, IReadOnlyDictionary<string, Guid> offices, DateOnly first, CoverRule rule, CancellationToken ct)
    {
        var paths = offices.Keys.ToArray();
        var open = await db.Set<ReportPeriod>().Where(p => paths.Contains(p.RegionPath) && p.Kind == kind && p.FirstDay == first).ToListAsync(ct);
        return [.. open, .. paths.Except(open.Select(p => p.RegionPath)).Select(path => Open(kind, path, offices[path], first, rule))];
    }

    private ReportPeriod Open(string kind, string path, Guid office, DateOnly first, CoverRule rule)
    {
        var (from, to) = CoverRules.Days(kind, rule.Rule, rule.CutOffDay, first);
        var period = new ReportPeriod
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), Kind = kind, RegionPath = path, OfficeUnitId = office, FirstDay = first, From = from, To = to,
            CoverRule = kind == ReportKinds.Month ? rule.Rule == CoverRules.MonthToDate ? rule.Rule : CoverRules.SinceLastCutOff : "", OpenedAt = time.GetUtcNow(), OpenedBy = context.Who.Name,
        };
        db.Add(period);
        return period;
    }
}
