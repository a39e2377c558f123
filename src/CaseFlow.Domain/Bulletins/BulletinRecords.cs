using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.KeyChecks;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.Reporting;
using CaseFlow.Domain.SpotChecks;
using CaseFlow.Domain.SubRegisters;
using MediatR;

namespace CaseFlow.Domain.Bulletins;

/// <summary>What the records of a district say of a quarter, for all its units at once.</summary>
/// <param name="Vacancies">Communities without a full-time officer on the last day.</param>
internal sealed record BulletinRecords(
    IReadOnlyList<OwedReport> Reports, IReadOnlyDictionary<Guid, KeyCheckCount> KeyChecks, IReadOnlyDictionary<string, SpotCheckCount> SpotChecks,
    IReadOnlyDictionary<string, GradeCount> Grades, IReadOnlyList<ListedCaseRecord> Listed, IReadOnlyList<FileCount> Files, IReadOnlyList<RegisterCount> Registers,
    IReadOnlyList<FoundHazards> Hazards, IReadOnlyList<Vacancy> Vacancies);

/// <summary>Asks the features that keep the records; as of the quarter's last day, whenever it is drawn.</summary>
internal sealed class BulletinRecordSource(
    IReportRecord reports, IKeyCheckRecord keyChecks, ISpotCheckRecord spotChecks, IGradeCounts grades, IListedRecord listed, IFileRecord files, IRegisterRecord registers,
    IHazardRecord hazards, IGridStaff staff, IMediator mediator, RequestContext context)
{
    public async Task<BulletinRecords> OfDistrictAsync(Bulletin bulletin, CancellationToken ct)
    {
        var (path, first, last) = (bulletin.RegionPath, bulletin.FirstDay, bulletin.LastDay);
        using var _ = context.EnterProcess();
        return new BulletinRecords(
            await reports.OfAsync(path, first, last, ct), await keyChecks.OfAsync(path, first, last, ct), await spotChecks.OfAsync(path, first, last, ct),
            await grades.OfAsync(path, first, last, ct), await listed.OfAsync(path, first, last, ct), await files.OfAsync(path, ct), await registers.OfAsync(path, last, ct),
            await hazards.OfAsync(path, first, last, ct), await staff.VacanciesAsync(path, last, ct));
    }

    /// <summary>The patrols of a street; of a department there are none.</summary>
    public async Task<PatrolFigureSet?> PatrolsAsync(Bulletin bulletin, BulletinUnit unit, CancellationToken ct)
    {
        if (unit.League != BulletinLeagues.Streets)
        {
            return null;
        }

        using var _ = context.EnterProcess();
        var patrols = await mediator.Send(new PatrolFigures(RegionPaths.StreetCode(unit.RegionPath), bulletin.FirstDay, bulletin.LastDay), ct);
        return patrols.Succeeded ? patrols.Value : null;
    }
}
