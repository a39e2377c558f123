using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Publicity;

/// <summary>One material, and how far it is delivered by street and community (R44, R123).</summary>
[AnyRole]
public sealed record MaterialDetails(Guid Id) : IQuery<MaterialView>;

/// <param name="EnterpriseId">The exemplary unit, where who asks sees its file.</param>
/// <param name="Delivery">Null: it is owed to nobody.</param>
/// <param name="EarlierId">The edition before this one.</param>
/// <param name="LaterId">The edition that took its place.</param>
/// <param name="MayReplace">Who asks may publish a new edition.</param>
public sealed record MaterialView(
    Guid Id, string Kind, string KindName, string Title, string? DocumentNumber, string? Text, string IssuedBy, DateOnly IssuedOn, string PublishedBy, DateTimeOffset PublishedAt,
    string State, string StateName, string? WithdrawnBecause, Guid? EnterpriseId, string? EnterpriseName, MaterialDeliveryView? Delivery, Guid? EarlierId, Guid? LaterId, bool MayWithdraw,
    bool MayReplace, IReadOnlyList<AttachmentItem> Files, IReadOnlyList<TimelineItem> Timeline);

/// <param name="Received">How many receipts there are, also of enterprises that are owed it no more.</param>
public sealed record MaterialDeliveryView(
    string RegionCode, string RegionName, string? Category, string? CategoryName, bool KeyOnly, DeliveryCount Count, int Received, IReadOnlyList<StreetDelivery> Streets);

public sealed record StreetDelivery(string Code, string Name, int Owed, int Open, IReadOnlyList<CommunityDelivery> Communities);

public sealed record CommunityDelivery(string Code, string Name, int Owed, int Open);

internal sealed class MaterialDetailsHandler(
    CaseFlowDb db, MaterialScope scope, ISeenEnterprises enterprises, IRegionDirectory regions, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<MaterialDetails, Result<MaterialView>>
{
    public async Task<Result<MaterialView>> Handle(MaterialDetails request, CancellationToken cancellationToken)
    {
        if (await scope.FindAsync(request.Id, cancellationToken) is not { } m)
        {
            return Refusal.NotFound("publicity.unknown");
        }

        var seen = m.EnterpriseId is { } id && await enterprises.Rows.AnyAsync(e => e.Id == id, cancellationToken);
        var mayChange = m.State == MaterialStates.Current && scope.MayChange(m);
        return new MaterialView(
            m.Id, m.Kind, TextCatalog.Get($"material-kind.{m.Kind}"), m.Title, m.DocumentNumber, m.Text, m.IssuedBy, m.IssuedOn, m.PublishedBy, m.PublishedAt, m.State,
            TextCatalog.Get($"material-state.{m.State}"), m.WithdrawnBecause, seen ? m.EnterpriseId : null, m.EnterpriseName, await DeliveryAsync(m, cancellationToken), m.ReplacesId, m.ReplacedById,
            mayChange, mayChange && m.IssuedByUnitId == context.Who.UnitId, (await mediator.Send(new AttachmentsOf(m.Id), cancellationToken)).Value,
            (await mediator.Send(new CaseTimeline(m.Id), cancellationToken)).Value.Items);
    }

    private async Task<MaterialDeliveryView?> DeliveryAsync(Material m, CancellationToken ct)
    {
        if (m.DeliveryPath is not { } path)
        {
            return null;
        }

        var one = db.Set<Material>().Where(x => x.Id == m.Id);
        var (owed, open) = (await PlacesAsync(scope.Owing(one), ct), await PlacesAsync(scope.Open(one), ct));
        var received = await db.Set<MaterialReceipt>().CountAsync(r => r.MaterialId == m.Id && r.VoidedBecause == null && enterprises.Rows.Any(e => e.Id == r.EnterpriseId), ct);
        var names = await regions.NamesAsync([path, .. owed.Keys.Select(Street).Distinct(), .. owed.Keys], ct);
        var streets = owed.GroupBy(p => Street(p.Key)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new StreetDelivery(
            RegionPaths.StreetCode(g.Key), names.GetValueOrDefault(g.Key, ""), g.Sum(p => p.Value), g.Sum(p => open.GetValueOrDefault(p.Key)),
            [.. g.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new CommunityDelivery(Last(p.Key), names.GetValueOrDefault(p.Key, ""), p.Value, open.GetValueOrDefault(p.Key)))])).ToList();
        var left = open.Values.Sum();
        return new MaterialDeliveryView(
            Last(path).PadRight(RegionPaths.CodeLength, '0'), names.GetValueOrDefault(path, ""), m.Category, m.Category is null ? null : TextCatalog.Get($"enterprise-category.{m.Category}"), m.KeyOnly,
            new DeliveryCount(owed.Values.Sum(), left, m.DeliverBy, m.DeliverBy < time.Today() && left > 0), received, streets);
    }

    private static Task<Dictionary<string, int>> PlacesAsync(IQueryable<Owed> rows, CancellationToken ct) =>
        rows.GroupBy(o => o.RegionPath).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    private static string Street(string path) => RegionPaths.At(path, RegionLevel.Street) ?? path;

    private static string Last(string path) => path.TrimEnd('/').Split('/')[^1];
}
