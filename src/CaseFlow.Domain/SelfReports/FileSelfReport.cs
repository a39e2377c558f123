using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SelfReports;

/// <summary>
/// An enterprise reports for this or an earlier month that is still open what it found itself, or expressly that it found
/// nothing (R84, R87). Each hazard runs along the chain, beginning with the department of its industry.
/// </summary>
/// <param name="Month">Any day of it.</param>
/// <param name="NothingFound">Silence is no report: without hazards this is said.</param>
[AllowedTo(Roles.Enterprise)]
public sealed record FileSelfReport(DateOnly Month, bool NothingFound, IReadOnlyList<SelfFoundHazard>? Hazards = null, string? Remark = null) : ICommand<SelfReportFiled>
{
    public const int MostHazards = 50;
    public const int MaxRemark = 500;
}

/// <param name="Grade">A key of the district's grades.</param>
/// <param name="Measure">What was done, where it was put right already: then nobody owes anything (C32).</param>
public sealed record SelfFoundHazard(string Grade, string Description, string Place, string? Measure = null, IReadOnlyList<Guid>? PhotoIds = null);

/// <param name="Department">To whom it went; null: to the district office, because no department answers for the industry.</param>
public sealed record SelfReportFiled(Guid ReportId, bool Late, string? Department, IReadOnlyList<string> Hazards);

internal sealed class FileSelfReportValidator : AbstractValidator<FileSelfReport>
{
    public FileSelfReportValidator()
    {
        RuleFor(x => x.Month).NotEmpty();
        RuleFor(x => x.NothingFound).Must((x, nothing) => nothing == (x.Hazards is not { Count: > 0 })).Refuse("self-report.nothing-or-hazards");
        RuleFor(x => x.Hazards).Must(h => h is null || h.Count <= FileSelfReport.MostHazards).Refuse("self-report.most-hazards", FileSelfReport.MostHazards);
        RuleForEach(x => x.Hazards).Must(h => !string.IsNullOrWhiteSpace(h.Grade) && !string.IsNullOrWhiteSpace(h.Description) && !string.IsNullOrWhiteSpace(h.Place)).Refuse("self-report.hazard-incomplete");
        RuleFor(x => x.Remark).MaximumLength(FileSelfReport.MaxRemark);
    }
}

internal sealed class FileSelfReportHandler(
    CaseFlowDb db, SelfReportScope scope, IProcesses processes, ITimeline timeline, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<FileSelfReport, Result<SelfReportFiled>>
{
    private const string AllReported = "SelfReportsComplete";

    public async Task<Result<SelfReportFiled>> Handle(FileSelfReport request, CancellationToken cancellationToken)
    {
        var (now, first) = (time.GetUtcNow(), SelfReportScope.FirstOf(request.Month));
        if (await OwingAsync(first, cancellationToken) is not ({ } reporter, { } month))
        {
            return Refusal.NotFound("self-report.not-owed", SelfReportDirectory.Title(first));
        }

        if (month.ClosedAt is { } closed)
        {
            return Refusal.Conflict("self-report.closed", SelfReportDirectory.Title(first), closed.ToLongText(), reporter.DepartmentName ?? TextCatalog.Get("party.district-office"));
        }

        if (await db.Set<SelfReport>().FirstOrDefaultAsync(s => s.MonthId == month.Id && s.EnterpriseId == reporter.EnterpriseId, cancellationToken) is { } known)
        {
            return Refusal.Conflict("self-report.filed", SelfReportDirectory.Title(first), known.FiledAt.ToLongText());
        }

        var found = request.Hazards ?? [];
        var report = new SelfReport
        {
            Id = Guid.CreateVersion7(now), MonthId = month.Id, EnterpriseId = reporter.EnterpriseId, DepartmentUnitId = reporter.DepartmentUnitId, HazardCount = found.Count,
            Rectified = found.Count(h => !string.IsNullOrWhiteSpace(h.Measure)), Remark = string.IsNullOrWhiteSpace(request.Remark) ? null : request.Remark.Trim(), FiledAt = now,
            FiledBy = context.Who.Name, Late = month.DueAt <= now,
        };
        db.Add(report);
        List<string> numbers = [];
        foreach (var hazard in found)
        {
            var reported = await ReportAsync(reporter, report, hazard, numbers.Count + 1, now, cancellationToken);
            if (!reported.Succeeded)
            {
                return Result<SelfReportFiled>.Refused([.. reported.Refusals.Select(r => r with { Field = "hazards" })]);
            }

            numbers.Add(reported.Value.Number);
        }

        context.SubjectId = reporter.EnterpriseId;
        await TellWhenAllHaveAsync(month, reporter, cancellationToken);
        timeline.Write(reporter.EnterpriseId, "timeline.self-report-filed", SelfReportDirectory.Title(first), found.Count);
        return new SelfReportFiled(report.Id, report.Late, reporter.DepartmentName, numbers);
    }

    private async Task<(SelfReporter? Reporter, SelfReportMonth? Month)> OwingAsync(DateOnly first, CancellationToken ct)
    {
        var unit = context.Who.UnitId;
        var reporter = await db.Set<SelfReporter>().FirstOrDefaultAsync(r => r.UnitId == unit && r.FirstMonth <= first && (r.Until == null || r.Until > first), ct);
        return reporter is null ? (null, null) : (reporter, await scope.MonthAsync(first, reporter.RegionPath, ct));
    }

    /// <summary>The month's process need not wait for its last day when this was the last report.</summary>
    private async Task TellWhenAllHaveAsync(SelfReportMonth month, SelfReporter reporter, CancellationToken ct)
    {
        using var _ = context.EnterProcess();
        if (!await scope.Owing(month).AnyAsync(r => r.EnterpriseId != reporter.EnterpriseId && !db.Set<SelfReport>().Any(s => s.MonthId == month.Id && s.EnterpriseId == r.EnterpriseId), ct))
        {
            await db.SaveChangesAsync(ct);
            await processes.PublishAsync(AllReported, month.Id, [], ct);
        }
    }

    /// <summary>The enterprise itself reports no hazards but by this; the rules of a report hold all the same.</summary>
    private async Task<Result<HazardReported>> ReportAsync(SelfReporter reporter, SelfReport report, SelfFoundHazard hazard, int position, DateTimeOffset now, CancellationToken ct)
    {
        using var _ = context.EnterProcess();
        var reported = await mediator.Send(
            new ReportHazard(
                reporter.EnterpriseId, hazard.Grade, hazard.Description, hazard.Place, HazardChannels.SelfReport, hazard.PhotoIds ?? [], $"self-report:{report.Id}:{position}",
                string.IsNullOrWhiteSpace(hazard.Measure) ? null : new HandledOnSpot(now, hazard.Measure.Trim())),
            ct);
        if (reported.Succeeded)
        {
            db.Add(new SelfReportHazard { ReportId = report.Id, Position = position, HazardId = reported.Value.HazardId, HazardNumber = reported.Value.Number, Text = hazard.Description.Trim() });
        }

        return reported;
    }
}
