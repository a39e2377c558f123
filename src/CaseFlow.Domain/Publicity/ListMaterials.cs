using System.Linq.Expressions;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Publicity;

/// <summary>What is published for the region of who asks and below it, newest first (R44, R123). The counts of a filter apply all filters but its own.</summary>
/// <param name="Search">Part of title, document number, issuing unit or exemplary unit.</param>
/// <param name="Kind">One of <see cref="MaterialKinds"/>.</param>
/// <param name="State">One of <see cref="MaterialStates"/>.</param>
/// <param name="Late">Only those whose last day is over and that are not delivered everywhere.</param>
[AnyRole]
public sealed record ListMaterials(string? Search = null, string? Kind = null, string? State = null, bool Late = false, PageRequest? Page = null) : IQuery<MaterialList>;

/// <param name="LateCount">How many are late.</param>
public sealed record MaterialList(Page<MaterialItem> Page, IReadOnlyList<ChipCount> Kinds, IReadOnlyList<ChipCount> States, int LateCount);

/// <param name="Delivery">Null: it is owed to nobody.</param>
public sealed record MaterialItem(
    Guid Id, string Kind, string KindName, string Title, string? DocumentNumber, string IssuedBy, DateOnly IssuedOn, string? EnterpriseName, string State, string StateName, DeliveryCount? Delivery);

/// <param name="Owed">The enterprises that are to get it, as far as who asks sees them; none once it is withdrawn or replaced.</param>
/// <param name="Open">Those that have not got it.</param>
/// <param name="Late">The last day is over and somebody has not got it.</param>
public sealed record DeliveryCount(int Owed, int Open, DateOnly? By, bool Late);

internal sealed class ListMaterialsHandler(MaterialScope scope, MaterialCounts deliveries, TimeProvider time) : IRequestHandler<ListMaterials, Result<MaterialList>>
{
    private static readonly Keyset<Material> Order = new Keyset<Material>(descending: true).By(m => m.IssuedOn).By(m => m.Id);

    public async Task<Result<MaterialList>> Handle(ListMaterials request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        if (!Order.Understands(page))
        {
            return new Refusal("page.after", "after");
        }

        if ((request.Kind is { } kind && !MaterialKinds.All.Contains(kind)) || (request.State is { } state && !MaterialStates.All.Contains(state)))
        {
            return new Refusal("publicity.filter", "kind");
        }

        var found = Find(await scope.MaterialsAsync(cancellationToken), request);
        var late = found.Where(await LateAsync(found, cancellationToken));
        var shown = request.Late ? late : found;
        var rows = await Order.Order(Where(shown, request), page).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var counts = ChipCounts.Of(await GroupsAsync(shown, cancellationToken), g => g.Count)
            .Row("kind", g => g.Kind, request.Kind).Row("state", g => MaterialStates.Of(g.Withdrawn, g.Replaced), request.State);
        return new MaterialList(
            new Page<MaterialItem>(await ItemsAsync(rows, cancellationToken), counts.Total, page.Number, page.Take) { Next = Order.Next(rows, page) },
            counts.InOrder("kind", MaterialKinds.All, "material-kind"), counts.InOrder("state", MaterialStates.All, "material-state"),
            await Where(late, request).CountAsync(cancellationToken));
    }

    private static IQueryable<Material> Find(IQueryable<Material> all, ListMaterials request)
    {
        var text = PublicityWords.Sought(request.Search);
        return text.Length == 0
            ? all.AsNoTracking()
            : all.AsNoTracking().Where(m => m.Title.Contains(text) || m.DocumentNumber!.Contains(text) || m.IssuedBy.Contains(text) || m.EnterpriseName!.Contains(text));
    }

    private static IQueryable<Material> Where(IQueryable<Material> all, ListMaterials request) => all.Where(m =>
        (request.Kind == null || m.Kind == request.Kind)
        && (request.State == null
            || (request.State == MaterialStates.Withdrawn && m.WithdrawnBecause != null)
            || (request.State == MaterialStates.Replaced && m.WithdrawnBecause == null && m.ReplacedById != null)
            || (request.State == MaterialStates.Current && m.WithdrawnBecause == null && m.ReplacedById == null)));

    private async Task<Expression<Func<Material, bool>>> LateAsync(IQueryable<Material> all, CancellationToken ct)
    {
        var today = time.Today();
        var past = await all.Where(m => m.DeliverBy < today && m.WithdrawnBecause == null && m.ReplacedById == null).ToListAsync(ct);
        Guid[] late = [.. (await deliveries.OfAsync(past, ct)).Where(d => d.Value.Late).Select(d => d.Key)];
        return m => late.Contains(m.Id);
    }

    private static async Task<IReadOnlyList<Group>> GroupsAsync(IQueryable<Material> all, CancellationToken ct) =>
        await all.GroupBy(m => new { m.Kind, Withdrawn = m.WithdrawnBecause != null, Replaced = m.ReplacedById != null })
            .Select(g => new Group(g.Key.Kind, g.Key.Withdrawn, g.Key.Replaced, g.Count())).ToListAsync(ct);

    private async Task<IReadOnlyList<MaterialItem>> ItemsAsync(List<Material> rows, CancellationToken ct)
    {
        var counts = await deliveries.OfAsync(rows, ct);
        return rows.ConvertAll(m => new MaterialItem(
            m.Id, m.Kind, TextCatalog.Get($"material-kind.{m.Kind}"), m.Title, m.DocumentNumber, m.IssuedBy, m.IssuedOn, m.EnterpriseName, m.State, TextCatalog.Get($"material-state.{m.State}"),
            counts.GetValueOrDefault(m.Id)));
    }

    private sealed record Group(string Kind, bool Withdrawn, bool Replaced, int Count);
}
