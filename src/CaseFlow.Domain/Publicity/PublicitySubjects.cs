using System.Text.Json.Nodes;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Publicity;

/// <summary>Materials, receipts and activities as subjects of their files: a receipt's are seen by who sees the enterprise. A material is the subject of its process.</summary>
internal sealed class PublicitySubjects(
    CaseFlowDb db, MaterialScope scope, ISeenEnterprises enterprises, IUnitRoll roll, RequestContext context) : ISubjectDirectory, ISubjectRows, IPartyDirectory
{
    private const string MaterialKind = "material";

    // A city has some four thousand.
    private const int MostUnits = 10_000;

    public IQueryable<SubjectRow> Rows
    {
        get
        {
            var (all, path, unit) = (context.InProcess || context.Who.IsSystem, context.Who.RegionPath ?? "-", context.Who.UnitId);
#pragma warning disable CA1304, CA1311 // Translated to SQL.
            return db.Set<Material>().AsNoTracking().Where(m => all || m.RegionPath.StartsWith(path) || path.StartsWith(m.RegionPath) || m.IssuedByUnitId == unit).Select(m => new SubjectRow
            {
                Id = m.Id, Key = m.Id.ToString().ToLower(), Kind = MaterialKind, Number = m.DocumentNumber, Name = m.Title, Place = m.IssuedBy, RegionPath = m.RegionPath,
            });
#pragma warning restore CA1304, CA1311
        }
    }

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        await MaterialAsync(subjectId, ct) ?? await ReceiptAsync(subjectId, ct)
        ?? await db.Set<PublicityActivity>().Where(a => a.Id == subjectId)
            .Select(a => new Subject(a.Id, "publicity-activity", null, a.Topic, a.Place, a.RegionPath)).FirstOrDefaultAsync(ct);

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) => await FindAsync(subjectId, ct) is { } found ? new JsonObject { ["title"] = found.Title } : null;

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if (await db.Set<Material>().FirstOrDefaultAsync(m => m.Id == subjectId, ct) is not { } material)
        {
            return null;
        }

        var open = await scope.OpenPlacesAsync(material.Id, ct);
        var places = open.SelectMany(p => new[] { p, RegionPaths.At(p, RegionLevel.Street) ?? p, RegionPaths.At(p, RegionLevel.Community) ?? p }).ToHashSet(StringComparer.Ordinal);
        List<Party> parties = [];
        foreach (var key in open.Count == 0 ? [] : keys.Distinct())
        {
            parties.AddRange(key switch
            {
                PartyKeys.Delivering => (await roll.NextAsync([UnitKind.Street, UnitKind.Community], material.RegionPath, Guid.Empty, MostUnits, ct)).Where(u => places.Contains(u.RegionPath))
                    .Select(u => new Party(key, u.Id, u.Kind == UnitKind.Street ? Roles.StreetOfficer : Roles.GridOfficer, null, u.Name)),
                PartyKeys.MaterialIssuer => [new Party(key, material.IssuedByUnitId, await IssuerAsync(material, ct), null, material.IssuedBy)],
                _ => [],
            });
        }

        return parties;
    }

    private async Task<string> IssuerAsync(Material material, CancellationToken ct) =>
        (await roll.NextAsync([UnitKind.Street, UnitKind.Department], material.RegionPath, Guid.Empty, MostUnits, ct)).FirstOrDefault(u => u.Id == material.IssuedByUnitId)?.Kind switch
        {
            UnitKind.Street => Roles.StreetOfficer,
            UnitKind.Department => Roles.DepartmentOfficer,
            _ => Roles.DistrictOffice,
        };

    private async Task<Subject?> MaterialAsync(Guid id, CancellationToken ct) =>
        await scope.FindAsync(id, ct) is { } material ? new Subject(material.Id, MaterialKind, material.DocumentNumber, material.Title, "", material.RegionPath) : null;

    private async Task<Subject?> ReceiptAsync(Guid id, CancellationToken ct) =>
        await (
            from receipt in db.Set<MaterialReceipt>()
            join enterprise in enterprises.Rows on receipt.EnterpriseId equals enterprise.Id
            where receipt.Id == id
            select new Subject(receipt.Id, "material-receipt", null, enterprise.Name, enterprise.Address, enterprise.RegionPath)).FirstOrDefaultAsync(ct);
}
