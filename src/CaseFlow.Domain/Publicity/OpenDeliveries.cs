using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Publicity;

/// <summary>What is still to be delivered to the enterprises that who asks sees, enterprise by enterprise (R123).</summary>
/// <param name="MaterialId">Only of this material.</param>
/// <param name="EnterpriseId">Only to this enterprise.</param>
/// <param name="Search">Part of the enterprise's name or address, or of the material's title.</param>
/// <param name="RegionCode">Only in this district, street or community; twelve digits.</param>
/// <param name="Late">Only what should have been delivered by a day that is over.</param>
[AnyRole]
public sealed record OpenDeliveries(
    Guid? MaterialId = null, Guid? EnterpriseId = null, string? Search = null, string? RegionCode = null, bool Late = false, PageRequest? Page = null) : IQuery<OpenDeliveryList>;

/// <param name="MayDeliver">Who asks records receipts.</param>
public sealed record OpenDeliveryList(Page<OpenDelivery> Page, int LateCount, bool MayDeliver);

public sealed record OpenDelivery(
    Guid MaterialId, string Title, string KindName, DateOnly? By, bool Late, Guid EnterpriseId, string EnterpriseName, string Address, string StreetName, string CommunityName);

internal sealed class OpenDeliveriesHandler(MaterialScope scope, IRegionDirectory regions, RequestContext context, TimeProvider time) : IRequestHandler<OpenDeliveries, Result<OpenDeliveryList>>
{
    private static readonly Keyset<Owed> Order = new Keyset<Owed>(descending: false).By(o => o.EnterpriseName).By(o => o.EnterpriseId).By(o => o.MaterialId);

    public async Task<Result<OpenDeliveryList>> Handle(OpenDeliveries request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        if (!Order.Understands(page))
        {
            return new Refusal("page.after", "after");
        }

        if (request.RegionCode is { } code && RegionPaths.Of(code) is null)
        {
            return new Refusal("region.code", "regionCode", code);
        }

        var today = time.Today();
        var all = await WhereAsync(request, cancellationToken);
        var late = all.Where(o => o.DeliverBy < today);
        var rows = await Order.Order(request.Late ? late : all, page).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var names = await regions.NamesAsync([.. rows.SelectMany(o => Places(o.RegionPath)).Distinct()], cancellationToken);
        var lateCount = await late.CountAsync(cancellationToken);
        return new OpenDeliveryList(
            new Page<OpenDelivery>(
                rows.ConvertAll(o => new OpenDelivery(
                    o.MaterialId, o.Title, TextCatalog.Get($"material-kind.{o.Kind}"), o.DeliverBy, o.DeliverBy < today, o.EnterpriseId, o.EnterpriseName, o.Address,
                    names.GetValueOrDefault(Places(o.RegionPath)[0], ""), names.GetValueOrDefault(Places(o.RegionPath)[1], ""))),
                request.Late ? lateCount : await all.CountAsync(cancellationToken), page.Number, page.Take) { Next = Order.Next(rows, page) },
            lateCount, MaterialScope.Deliverers.Any(context.Who.Is));
    }

    private async Task<IQueryable<Owed>> WhereAsync(OpenDeliveries request, CancellationToken ct)
    {
        var materials = await scope.MaterialsAsync(ct);
        var all = scope.Open(request.MaterialId is { } material ? materials.Where(m => m.Id == material) : materials);
        var (text, below) = (PublicityWords.Sought(request.Search), request.RegionCode is { } code ? RegionPaths.Of(code) ?? "" : "");

        // A community may have moved from the street that its code begins with.
        var region = below.Length > 0 ? (await regions.FindAsync(request.RegionCode!, ct))?.Path ?? below : "";
        return all.Where(o =>
            (request.EnterpriseId == null || o.EnterpriseId == request.EnterpriseId) && (region == "" || o.RegionPath.StartsWith(region))
            && (text == "" || o.EnterpriseName.Contains(text) || o.Address.Contains(text) || o.Title.Contains(text)));
    }

    private static string[] Places(string path) => [RegionPaths.At(path, RegionLevel.Street) ?? path, RegionPaths.At(path, RegionLevel.Community) ?? path];
}
