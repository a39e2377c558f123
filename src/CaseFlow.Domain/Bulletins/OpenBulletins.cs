using System.Text.Json.Nodes;
using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>The district office opens the bulletin of a quarter that is over by hand (R80); the clock opens each by itself.</summary>
/// <param name="Quarter">1 to 4, of the calendar year.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record OpenBulletin(int Year, int Quarter) : ICommand<Guid>;

/// <summary>
/// The clock of <c>quarterly-bulletin</c>: every district gets the bulletin of the quarter that is over, and of those it
/// missed since the last one it has; what is open already stays as it is.
/// </summary>
[ProcessOnly, ProcessCommand("open-due-bulletins")]
public sealed record OpenDueBulletins : ICommand<BulletinsOpened>;

public sealed record BulletinsOpened(int Opened);

internal sealed class OpenBulletinValidator : AbstractValidator<OpenBulletin>
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;
    private const int Quarters = 4;

    public OpenBulletinValidator()
    {
        RuleFor(x => x.Year).InclusiveBetween(FirstYear, LastYear);
        RuleFor(x => x.Quarter).InclusiveBetween(1, Quarters);
    }
}

internal sealed class OpenBulletinsHandler(
    CaseFlowDb db, IDatabaseDialect dialect, BulletinRuleBook rules, IUnitRoll roll, IRegionDirectory regions, IProcesses processes, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<OpenBulletin, Result<Guid>>, IRequestHandler<OpenDueBulletins, Result<BulletinsOpened>>
{
    /// <summary>Starts the course of one bulletin.</summary>
    private const string Event = "BulletinOpened";

    private const int MostDistricts = 500;

    /// <summary>The ranking goes by quarters of the calendar year.</summary>
    private static readonly AssessmentYear Calendar = new(1);

    public async Task<Result<Guid>> Handle(OpenBulletin request, CancellationToken cancellationToken)
    {
        var rule = await rules.CurrentAsync(cancellationToken);
        if (!rule.Succeeded)
        {
            return Result<Guid>.Refused(rule.Refusals);
        }

        if (context.Who.RegionPath is not { } seen || RegionPaths.At(seen, RegionLevel.District) != seen)
        {
            return Refusal.Forbidden("bulletin.no-district");
        }

        var period = BulletinWords.Period(request.Year, request.Quarter);
        if (Calendar.Days(request.Year, request.Quarter).Last is var last && last >= time.Today())
        {
            return new Refusal("bulletin.quarter-not-over", "quarter", period, last.ToLongText());
        }

        await dialect.LockAsync(db, LockOf(seen), cancellationToken);
        return await db.Set<Bulletin>().IgnoreQueryFilters().AnyAsync(b => b.RegionPath == seen && b.Year == request.Year && b.Quarter == request.Quarter, cancellationToken)
            ? Refusal.Conflict("bulletin.opened", period) with { Field = "quarter" }
            : await OpenAsync(seen, context.Who.UnitId, (request.Year, request.Quarter), rule.Value, cancellationToken);
    }

    public async Task<Result<BulletinsOpened>> Handle(OpenDueBulletins request, CancellationToken cancellationToken)
    {
        var rule = await rules.CurrentAsync(cancellationToken);
        if (!rule.Succeeded)
        {
            return Result<BulletinsOpened>.Refused(rule.Refusals);
        }

        var due = Calendar.LastBefore(time.Today());
        var opened = 0;
        foreach (var office in (await roll.NextAsync([UnitKind.DistrictOffice], "", Guid.Empty, MostDistricts, cancellationToken)).DistinctBy(o => o.RegionPath))
        {
            await dialect.LockAsync(db, LockOf(office.RegionPath), cancellationToken);
            var newest = await db.Set<Bulletin>().IgnoreQueryFilters().Where(b => b.RegionPath == office.RegionPath).OrderByDescending(b => b.Year).ThenByDescending(b => b.Quarter)
                .Select(b => new { b.Year, b.Quarter }).FirstOrDefaultAsync(cancellationToken);
            var next = newest is null ? due : AssessmentYear.After(newest.Year, newest.Quarter);
            while (next.CompareTo(due) <= 0)
            {
                await OpenAsync(office.RegionPath, office.Id, next, rule.Value, cancellationToken);
                opened++;
                next = AssessmentYear.After(next.Year, next.Quarter);
            }
        }

        return new BulletinsOpened(opened);
    }

    private static string LockOf(string district) => $"bulletin:{district}";

    private async Task<Guid> OpenAsync(string district, Guid office, (int Year, int Quarter) period, BulletinRules rule, CancellationToken ct)
    {
        var (first, last) = Calendar.Days(period.Year, period.Quarter);
        var bulletin = new Bulletin
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), RegionPath = district, DistrictName = (await regions.NamesAsync([district], ct)).GetValueOrDefault(district, ""), OfficeUnitId = office,
            Year = period.Year, Quarter = period.Quarter, FirstDay = first, LastDay = last, Rules = ProcessJson.Write(rule), OpenedAt = time.GetUtcNow(), OpenedBy = context.Who.Name,
        };
        db.Add(bulletin);
        timeline.Write(bulletin.Id, "timeline.bulletin-opened", BulletinWords.Period(period.Year, period.Quarter));
        await db.SaveChangesAsync(ct);
        await processes.PublishAsync(Event, bulletin.Id, new JsonObject { ["period"] = BulletinWords.Period(period.Year, period.Quarter) }, ct);
        return bulletin.Id;
    }
}
