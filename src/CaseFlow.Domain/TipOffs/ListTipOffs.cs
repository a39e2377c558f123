using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.TipOffs;

/// <summary>Tip-offs within the scope of who asks, the newest first; nothing of the originals.</summary>
/// <param name="Search">Part of the number, of what was passed on or of the findings.</param>
[AllowedTo(Roles.TipOffKeeper, Roles.DistrictOffice, Roles.ListingBody, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DepartmentLeader)]
public sealed record ListTipOffs(string? Search = null, string? Kind = null, string? State = null, Guid? UnitId = null, PageRequest? Page = null) : IQuery<TipOffList>;

public sealed record TipOffList(Page<TipOffItem> Page, IReadOnlyList<ChipCount> Kinds, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Units);

public sealed record TipOffItem(
    Guid Id, string Number, string Kind, string KindName, string State, string StateName, string StreetName, string? Summary, string? UnitName, string? ResultName,
    DateTimeOffset ReceivedAt, DateTimeOffset? DueAt, DateTimeOffset? FedBackAt, DateTimeOffset? ClosedAt);

internal sealed class ListTipOffsHandler(TipOffScope scope) : IRequestHandler<ListTipOffs, Result<TipOffList>>
{
    private static readonly Keyset<TipOff> Order = new Keyset<TipOff>(descending: true).By(t => t.ReceivedAt).By(t => t.Id);

    public async Task<Result<TipOffList>> Handle(ListTipOffs request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        if (!Order.Understands(page))
        {
            return new Refusal("page.after", "after");
        }

        var found = scope.Seen.AsNoTracking();
        if (request.Search?.Trim() is { Length: > 0 } text)
        {
            found = found.Where(t => t.Number.Contains(text) || t.Summary!.Contains(text) || t.Findings!.Contains(text));
        }

        var all = scope.SeesAll;
        var groups = await found.GroupBy(t => new { t.Kind, State = all || t.FedBackAt == null ? t.State : TipOffStates.Closed, t.UnitId, t.UnitName })
            .Select(g => new Group(g.Key.Kind, g.Key.State, g.Key.UnitId, g.Key.UnitName, g.Count())).ToListAsync(cancellationToken);
        var counts = ChipCounts.Of(groups, g => g.Count).Row("kind", g => g.Kind, request.Kind).Row("state", g => g.State, request.State)
            .Row("unit", g => g.UnitId?.ToString(), request.UnitId?.ToString());
        var rows = await Order.Order(
            found.Where(t => (request.Kind == null || t.Kind == request.Kind) && (request.State == null || (all || t.FedBackAt == null ? t.State : TipOffStates.Closed) == request.State) && (request.UnitId == null || t.UnitId == request.UnitId)), page)
            .Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return new TipOffList(
            new Page<TipOffItem>(rows.ConvertAll(t => Item(t, all)), counts.Total, page.Number, page.Take) { Next = Order.Next(rows, page) },
            counts.InOrder("kind", TipOffKinds.All, "tip-off-kind"), counts.InOrder("state", TipOffStates.All, "tip-off-state"), counts.Named("unit", g => g.UnitName!));
    }

    /// <param name="all">False: for the unit that verified it ends with the feedback (<see cref="TipOffScope.AsSubjects"/>).</param>
    internal static TipOffItem Item(TipOff t, bool all)
    {
        var over = !all && t.FedBackAt is not null;
        var state = over ? TipOffStates.Closed : t.State;
        return new TipOffItem(
            t.Id, t.Number, t.Kind, TextCatalog.Get($"tip-off-kind.{t.Kind}"), state, TextCatalog.Get($"tip-off-state.{state}"), t.StreetName, t.Summary, t.UnitName,
            t.Result is { } result ? TextCatalog.Get($"tip-off-result.{result}") : null, t.ReceivedAt, over ? null : t.DueAt, t.FedBackAt, over ? t.FedBackAt : t.ClosedAt);
    }

    private sealed record Group(string Kind, string State, Guid? UnitId, string? UnitName, int Count);
}
