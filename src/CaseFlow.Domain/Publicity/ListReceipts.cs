using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Publicity;

/// <summary>送达回执 of the enterprises that who asks sees, the newest first (R123).</summary>
/// <param name="Search">Part of the enterprise's name, of the recipient's or of the material's title.</param>
/// <param name="Way">One of <see cref="DeliveryWays"/>.</param>
/// <param name="Voided">Those that were recorded by mistake, instead of those that count.</param>
/// <param name="WithFiles">With the photos of each.</param>
[AnyRole]
public sealed record ListReceipts(
    Guid? MaterialId = null, Guid? EnterpriseId = null, string? Search = null, string? Way = null, bool Voided = false, bool WithFiles = false, PageRequest? Page = null) : IQuery<ReceiptList>;

/// <param name="VoidedCount">How many were recorded by mistake.</param>
public sealed record ReceiptList(Page<ReceiptItem> Page, IReadOnlyList<ChipCount> Ways, int VoidedCount);

/// <param name="Late">Delivered after the last day.</param>
/// <param name="VoidedBecause">It was recorded by mistake; null: it counts.</param>
/// <param name="MayVoid">Who asks may say that it was recorded by mistake.</param>
public sealed record ReceiptItem(
    Guid Id, Guid MaterialId, string Title, string? DocumentNumber, Guid EnterpriseId, string EnterpriseName, string StreetName, string CommunityName, DateOnly DeliveredOn, bool Late,
    string Way, string WayName, string? Recipient, string? Note, string UnitName, string RecordedBy, DateTimeOffset RecordedAt, string? VoidedBecause, string? VoidedBy,
    bool MayVoid, IReadOnlyList<AttachmentItem> Files);

internal sealed class ListReceiptsHandler(CaseFlowDb db, ISeenEnterprises enterprises, IRegionDirectory regions, IMediator mediator, RequestContext context) : IRequestHandler<ListReceipts, Result<ReceiptList>>
{
    private static readonly Keyset<Row> Order = new Keyset<Row>(descending: true).By(r => r.Receipt.RecordedAt).By(r => r.Receipt.Id);

    public async Task<Result<ReceiptList>> Handle(ListReceipts request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        if (!Order.Understands(page))
        {
            return new Refusal("page.after", "after");
        }

        if (request.Way is { } way && !DeliveryWays.All.Contains(way))
        {
            return new Refusal("publicity.filter", "way");
        }

        var all = Find(request).Where(r => (r.Receipt.VoidedBecause != null) == request.Voided);
        var rows = await Order.Order(all.Where(r => request.Way == null || r.Receipt.Way == request.Way), page).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var ways = await all.GroupBy(r => r.Receipt.Way).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var counts = ChipCounts.Of(ways, g => g.Count).Row("way", g => g.Key, request.Way);
        return new ReceiptList(
            new Page<ReceiptItem>(await ItemsAsync(rows, request.WithFiles, cancellationToken), counts.Total, page.Number, page.Take) { Next = Order.Next(rows, page) },
            counts.InOrder("way", DeliveryWays.All, "delivery-way"), request.Voided ? counts.Total : await Find(request).CountAsync(r => r.Receipt.VoidedBecause != null, cancellationToken));
    }

    private IQueryable<Row> Find(ListReceipts request)
    {
        var text = PublicityWords.Sought(request.Search);
        return from receipt in db.Set<MaterialReceipt>().AsNoTracking()
               join enterprise in enterprises.Rows on receipt.EnterpriseId equals enterprise.Id
               join material in db.Set<Material>() on receipt.MaterialId equals material.Id
               where (request.MaterialId == null || receipt.MaterialId == request.MaterialId) && (request.EnterpriseId == null || receipt.EnterpriseId == request.EnterpriseId)
                   && (text == "" || enterprise.Name.Contains(text) || receipt.Recipient!.Contains(text) || material.Title.Contains(text))
               select new Row
               {
                   Receipt = receipt, EnterpriseName = enterprise.Name, RegionPath = enterprise.RegionPath, Title = material.Title, DocumentNumber = material.DocumentNumber, By = material.DeliverBy,
               };
    }

    private async Task<IReadOnlyList<ReceiptItem>> ItemsAsync(List<Row> rows, bool withFiles, CancellationToken ct)
    {
        var names = await regions.NamesAsync([.. rows.SelectMany(r => Places(r.RegionPath)).Distinct()], ct);
        List<ReceiptItem> items = [];
        foreach (var row in rows)
        {
            var (r, places) = (row.Receipt, Places(row.RegionPath));
            items.Add(new ReceiptItem(
                r.Id, r.MaterialId, row.Title, row.DocumentNumber, r.EnterpriseId, row.EnterpriseName, names.GetValueOrDefault(places[0], ""), names.GetValueOrDefault(places[1], ""), r.DeliveredOn,
                r.DeliveredOn > row.By, r.Way, TextCatalog.Get($"delivery-way.{r.Way}"), r.Recipient, r.Note, r.UnitName, r.RecordedBy, r.RecordedAt,
                r.VoidedBecause, r.VoidedBy, r.VoidedBecause is null && VoidReceiptHandler.MayVoid(context.Who, row.RegionPath),
                withFiles ? (await mediator.Send(new AttachmentsOf(r.Id), ct)).Value : []));
        }

        return items;
    }

    private static string[] Places(string path) => [RegionPaths.At(path, RegionLevel.Street) ?? path, RegionPaths.At(path, RegionLevel.Community) ?? path];

    private sealed class Row
    {
        public required MaterialReceipt Receipt { get; init; }
        public required string EnterpriseName { get; init; }
        public required string RegionPath { get; init; }
        public required string Title { get; init; }
        public required string? DocumentNumber { get; init; }
        public required DateOnly? By { get; init; }
    }
}
