using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>The file of one grid officer, if who asks may see it.</summary>
[AnyRole]
public sealed record OfficerDetails(Guid Id) : IQuery<OfficerFile>;

/// <param name="Phone">Masked to its first three and last four digits.</param>
/// <param name="IdNumber">Masked to its first six and last four characters.</param>
/// <param name="Conditions">R51-R54, each with whether it holds.</param>
/// <param name="OpenEquipment">How much equipment has not come back.</param>
public sealed record OfficerFile(
    Guid Id, Guid PersonId, string Name, string? Phone, string? IdNumber, bool FullTime, string KindName, string? OriginalRole, string State, string StateName,
    string StreetCode, string StreetName, DateOnly HiredOn, DateOnly? LeftOn, string? LeavingReason, DateOnly? BirthDate, string? EducationName, string? ResidenceName,
    string? ResidencePlace, Guid? RecruitmentId, string? RecruitmentName, DateOnly? ExamPassedOn, string? CertificateNumber, DateOnly? CertificateIssuedOn, bool MayTakePost,
    bool Demo, int Version, IReadOnlyList<OfficerCondition> Conditions, IReadOnlyList<OfficerGrid> Grids, IReadOnlyList<OfficerContractItem> Contracts,
    IReadOnlyList<OfficerEquipmentItem> Equipment, int OpenEquipment);

/// <param name="Key">Text: resource <c>condition.&lt;key&gt;</c>.</param>
public sealed record OfficerCondition(string Key, string Name, bool Holds);

/// <param name="Until">The first day on which the grid is no longer theirs.</param>
public sealed record OfficerGrid(Guid Id, string GridCode, string GridName, string Place, DateOnly FirstDay, DateOnly? Until, string? EndReason, string RecordedBy);

public sealed record OfficerContractItem(
    string EmployerKindName, string EmployerName, string Number, DateOnly FirstDay, DateOnly? LastDay, DateOnly? Until, decimal Wage, bool SociallyInsured);

public sealed record OfficerEquipmentItem(Guid Id, string KindName, string Name, DateOnly IssuedOn, DateOnly? ReturnedOn);

internal sealed class OfficerDetailsHandler(CaseFlowDb db, OfficerFiles files, IRegionDirectory regions) : IRequestHandler<OfficerDetails, Result<OfficerFile>>
{
    public async Task<Result<OfficerFile>> Handle(OfficerDetails request, CancellationToken cancellationToken)
    {
        if (await files.Seen.AsNoTracking().FirstOrDefaultAsync(o => o.Id == request.Id, cancellationToken) is not { } o)
        {
            return Refusal.NotFound("officer.unknown");
        }

        var grids = await db.Set<OfficerAssignment>().AsNoTracking().Where(a => a.OfficerId == o.Id).OrderByDescending(a => a.FirstDay).ThenByDescending(a => a.Id).ToListAsync(cancellationToken);
        var contracts = await db.Set<OfficerContract>().AsNoTracking().Where(c => c.OfficerId == o.Id).OrderByDescending(c => c.FirstDay).ToListAsync(cancellationToken);
        var equipment = await db.Set<OfficerEquipment>().AsNoTracking().Where(e => e.OfficerId == o.Id).OrderByDescending(e => e.IssuedOn).ThenBy(e => e.Id).ToListAsync(cancellationToken);
        var recruitment = o.RecruitmentId is { } r ? await db.Set<Recruitment>().Where(x => x.Id == r).Select(x => x.Name).FirstOrDefaultAsync(cancellationToken) : null;
        var streets = grids.Select(a => RegionPaths.At(a.RegionPath, RegionLevel.Street) ?? a.RegionPath).Append(o.RegionPath).Distinct().ToArray();
        var names = await regions.NamesAsync(streets, cancellationToken);
        return new OfficerFile(
            o.Id, o.PersonId, o.Name, PhoneMask.Of(o.Phone), GridOfficers.IdNumber.Masked(o.IdNumber), o.FullTime, TextCatalog.Get(o.FullTime ? "officer-kind.full-time" : "officer-kind.part-time"),
            OriginalRoles.Text(o.OriginalRole), o.State, TextCatalog.Get($"officer-state.{o.State}"), OfficerSubjects.StreetCode(o.RegionPath), names.GetValueOrDefault(o.RegionPath, ""),
            o.HiredOn, o.LeftOn, o.LeavingReason, o.BirthDate, Word("education", o.Education), Word("residence", o.Residence), o.ResidencePlace, o.RecruitmentId, recruitment,
            o.ExamPassedOn, o.CertificateNumber, o.CertificateIssuedOn, o.MayTakePost, o.Demo, o.Version, o.FullTime ? Conditions(o) : [],
            [
                .. grids.Select(a => new OfficerGrid(
                    a.Id, a.GridCode, a.GridName, names.GetValueOrDefault(RegionPaths.At(a.RegionPath, RegionLevel.Street) ?? "", ""), a.FirstDay, a.Until, a.EndReason, a.RecordedBy)),
            ],
            [
                .. contracts.Select(c => new OfficerContractItem(
                    TextCatalog.Get($"employer.{c.Employer}"), c.EmployerName, c.Number, c.FirstDay, c.LastDay, c.Until, c.Wage, c.SociallyInsured)),
            ],
            [.. equipment.Select(e => new OfficerEquipmentItem(e.Id, TextCatalog.Get($"equipment.{e.Kind}"), e.Name, e.IssuedOn, e.ReturnedOn))],
            equipment.Count(e => e.ReturnedOn is null));
    }

    private static string? Word(string texts, string? key) => key is null ? null : TextCatalog.Get($"{texts}.{key}");

    private static OfficerCondition[] Conditions(GridOfficer o) =>
    [
        Condition("no-criminal-record", o.NoCriminalRecord), Condition("healthy", o.Healthy), Condition("writes", o.Writes), Condition("computers", o.UsesComputers),
        Condition("obeys", o.Obeys),
    ];

    private static OfficerCondition Condition(string key, bool holds) => new(key, TextCatalog.Get($"condition.{key}"), holds);
}
