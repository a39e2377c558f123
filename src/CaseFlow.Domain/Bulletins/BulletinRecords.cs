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
internal sealed record BulletinRecords(
    IReadOnlyList<OwedReport> Reports, IReadOnlyDictionary<Guid, KeyCheckCount> KeyChecks, IReadOnlyDictionary<string, SpotCheckCount> SpotChecks,
    IReadOnlyDictionary<string, GradeCount> Grades, IReadOnlyList<ListedCaseRecord> Listed, IReadOnlyList<FileCount> Files, IReadOnlyList<RegisterCount> Registers);

/// <summary>What they say of one unit besides.</summary>
/// <param name="Patrols">Null of a department.</param>
internal sealed record UnitRecords(HazardTotals Hazards, PatrolFigureSet? Patrols, int Vacancies);

/// <summary>Asks the features that keep the records; as of the quarter's last day, whenever it is drawn.</summary>
internal sealed class BulletinRecordSource(
    IReportRecord reports, IKeyCheckRecord keyChecks, ISpotCheckRecord spotChecks, IGradeCounts grades, IListedRecord listed, IFileRecord files, IRegisterRecord registers,
    IGridStaff staff, IMediator mediator, RequestContext context)
{
    public async Task<BulletinRecords> OfDistrictAsync(Bulletin bulletin, CancellationToken ct)
    {
        var (path, first, last) = (bulletin.RegionPath, bulletin.FirstDay, bulletin.LastDay);
        using var _ = context.EnterProcess();
        return new BulletinRecords(
            await reports.OfAsync(path, first, last, ct), await keyChecks.OfAsync(path, first, last, ct), await spotChecks.OfAsync(path, first, last, ct),
            await grades.OfAsync(path, first, last, ct), await listed.OfAsync(path, first, last, ct), await files.OfAsync(path, ct), await registers.OfAsync(path, last, ct));
    }

    public async Task<UnitRecords> OfUnitAsync(Bulletin bulletin, BulletinUnit unit, CancellationToken ct)
    {
        var street = unit.League == BulletinLeagues.Streets;
        using var _ = context.EnterProcess();
        var hazards = (await mediator.Send(new CountHazards(bulletin.FirstDay, bulletin.LastDay, unit.RegionPath, street ? null : unit.UnitId), ct)).Value;
        if (!street)
        {
            return new UnitRecords(hazards, null, 0);
        }

        var patrols = await mediator.Send(new PatrolFigures(RegionPaths.StreetCode(unit.RegionPath), bulletin.FirstDay, bulletin.LastDay), ct);
        return new UnitRecords(hazards, patrols.Succeeded ? patrols.Value : null, (await staff.VacanciesAsync(unit.RegionPath, bulletin.LastDay, ct)).Count);
    }
}
