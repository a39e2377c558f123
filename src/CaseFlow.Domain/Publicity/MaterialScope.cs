using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.KeyObjects;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Publicity;

/// <summary>One enterprise that one material is owed to.</summary>
internal sealed class Owed
{
    public required Guid MaterialId { get; init; }
    public required string Title { get; init; }
    public required string Kind { get; init; }
    public required DateOnly? DeliverBy { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required string EnterpriseName { get; init; }
    public required string Address { get; init; }
    public required string RegionPath { get; init; }
}

/// <summary>Who reads a material, and which enterprises it is owed to: those there are now, as far as who asks sees them.</summary>
internal sealed class MaterialScope(CaseFlowDb db, ISeenEnterprises enterprises, IKeyObjects keyObjects, IPeopleDirectory people, RequestContext context, TimeProvider time)
{
    public static readonly IReadOnlyList<string> Deliverers = [Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader];

    /// <summary>Where who asks works; of those that oversee no region their unit's.</summary>
    public async Task<string?> PathAsync(CancellationToken ct) => context.Who.RegionPath ?? (await people.FindUnitAsync(context.Who.UnitId, ct))?.RegionPath;

    /// <summary>Everybody reads what is published for their region, and what those below them publish.</summary>
    public async Task<IQueryable<Material>> MaterialsAsync(CancellationToken ct)
    {
        if (context.InProcess || context.Who.IsSystem)
        {
            return db.Set<Material>();
        }

        var path = await PathAsync(ct) ?? "-";
        return db.Set<Material>().Where(m => path.StartsWith(m.RegionPath) || m.RegionPath.StartsWith(path));
    }

    public async Task<Material?> FindAsync(Guid id, CancellationToken ct) => await (await MaterialsAsync(ct)).FirstOrDefaultAsync(m => m.Id == id, ct);

    /// <summary>The issuing unit's own people, and the district office.</summary>
    public bool MayChange(Material material) =>
        PublishMaterial.Publishers.Any(context.Who.Is) && (context.Who.UnitId == material.IssuedByUnitId || context.Who.Is(Roles.DistrictOffice));

    /// <summary>
    /// A closed or merged enterprise, one that left the category or the key objects, drops out. Of those that oversee a region only
    /// the enterprises in it: one elsewhere that was opened to the unit is delivered to by its own grid.
    /// </summary>
    public IQueryable<Owed> Owing(IQueryable<Material> materials)
    {
        var (keys, path) = (keyObjects.On(time.Today()), context.InProcess ? "" : context.Who.RegionPath ?? "");
        return from m in materials
               from e in enterprises.Rows
               where m.DeliveryPath != null && m.WithdrawnBecause == null && m.ReplacedById == null && e.State != EnterpriseStates.Closed
                   && e.RegionPath.StartsWith(path) && e.RegionPath.StartsWith(m.DeliveryPath) && (m.Category == null || e.Category == m.Category) && (!m.KeyOnly || keys.Contains(e.Id))
               select new Owed
               {
                   MaterialId = m.Id, Title = m.Title, Kind = m.Kind, DeliverBy = m.DeliverBy, EnterpriseId = e.Id, EnterpriseName = e.Name, Address = e.Address, RegionPath = e.RegionPath,
               };
    }

    /// <summary>Where one material is still to be delivered, whoever asks: the places of its open enterprises; none once it is withdrawn or replaced.</summary>
    public async Task<IReadOnlyList<string>> OpenPlacesAsync(Guid materialId, CancellationToken ct)
    {
        using var _ = context.EnterProcess();
        return await Open(db.Set<Material>().Where(m => m.Id == materialId)).Select(o => o.RegionPath).Distinct().ToListAsync(ct);
    }

    /// <summary>Of <see cref="Owing"/>, what is not delivered yet.</summary>
    public IQueryable<Owed> Open(IQueryable<Material> materials) =>
        Owing(materials).Where(o => !db.Set<MaterialReceipt>().Any(r => r.MaterialId == o.MaterialId && r.EnterpriseId == o.EnterpriseId && r.VoidedBecause == null));
}

internal sealed class PublicityFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<MaterialScope>();
        services.AddScoped<MaterialCounts>();
        services.AddScoped<ISubjectDirectory, PublicitySubjects>();
        services.AddScoped<ISubjectRows, PublicitySubjects>();
        services.AddScoped<IPartyDirectory, PublicitySubjects>();
    }
}
