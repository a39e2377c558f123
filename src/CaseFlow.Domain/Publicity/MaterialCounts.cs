using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.KeyObjects;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Publicity;

/// <summary>
/// How many enterprises many materials are owed to and delivered to. Enterprises are counted once by place and category and receipts
/// once by material: to look through the enterprises for each material took a list of twenty 25 seconds in a street of 25,000.
/// </summary>
internal sealed class MaterialCounts(CaseFlowDb db, ISeenEnterprises enterprises, IKeyObjects keyObjects, RequestContext context, TimeProvider time)
{
    private IQueryable<SeenEnterprise> Here
    {
        get
        {
            var path = context.Who.RegionPath ?? "";
            return enterprises.Rows.Where(e => e.State != EnterpriseStates.Closed && e.RegionPath.StartsWith(path));
        }
    }

    /// <summary>Of those that are to be delivered; nothing is owed of what is withdrawn or replaced.</summary>
    public async Task<IReadOnlyDictionary<Guid, DeliveryCount>> OfAsync(IReadOnlyCollection<Material> materials, CancellationToken ct)
    {
        var (today, owed) = (time.Today(), materials.Where(m => m.DeliveryPath is not null && m.State == MaterialStates.Current).ToList());
        var keys = keyObjects.On(today);
        var all = owed.Exists(m => !m.KeyOnly) ? await PlacesAsync(Here, ct) : [];
        var key = owed.Exists(m => m.KeyOnly) ? await PlacesAsync(Here.Where(e => keys.Contains(e.Id)), ct) : [];
        var delivered = await DeliveredAsync(owed.ConvertAll(m => m.Id), keys, ct);
        return materials.Where(m => m.DeliveryPath is not null).ToDictionary(m => m.Id, m =>
        {
            var count = m.State != MaterialStates.Current ? 0 : (m.KeyOnly ? key : all)
                .Where(p => p.Path.StartsWith(m.DeliveryPath!, StringComparison.Ordinal) && (m.Category is null || p.Category == m.Category)).Sum(p => p.Count);
            var open = count - delivered.GetValueOrDefault(m.Id);
            return new DeliveryCount(count, open, m.DeliverBy, m.DeliverBy < today && open > 0);
        });
    }

    private static Task<List<Place>> PlacesAsync(IQueryable<SeenEnterprise> rows, CancellationToken ct) =>
        rows.GroupBy(e => new { e.RegionPath, e.Category }).Select(g => new Place(g.Key.RegionPath, g.Key.Category, g.Count())).ToListAsync(ct);

    private Task<Dictionary<Guid, int>> DeliveredAsync(List<Guid> ids, IQueryable<Guid> keys, CancellationToken ct) =>
        (from r in db.Set<MaterialReceipt>()
         join m in db.Set<Material>() on r.MaterialId equals m.Id
         join e in Here on r.EnterpriseId equals e.Id
         where ids.Contains(r.MaterialId) && r.VoidedBecause == null && e.RegionPath.StartsWith(m.DeliveryPath!) && (m.Category == null || e.Category == m.Category)
             && (!m.KeyOnly || keys.Contains(e.Id))
         group r by r.MaterialId into g
         select new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    private sealed record Place(string Path, string Category, int Count);
}
