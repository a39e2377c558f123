using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Dismissals;

/// <summary>Dismissals and replacements within the scope of who asks, the newest first.</summary>
/// <param name="Search">Part of the officer's or grid's name.</param>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader)]
public sealed record ListDismissals(string? Search = null, string? State = null, string? StreetCode = null, PageRequest? Page = null) : IQuery<DismissalList>;

public sealed record DismissalList(Page<DismissalItem> Page, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Streets);

public sealed record DismissalItem(
    Guid Id, Guid AssessmentId, Guid OfficerId, string OfficerName, string StreetName, string GridName, int Year, string State, string StateName, DateTimeOffset OpenedAt, DateTimeOffset? DueAt,
    DateOnly? LeftOn, string? Successor, DateTimeOffset? EndedAt);

/// <summary>One dismissal with what was said and done. Officers see their own.</summary>
[AnyRole]
public sealed record DismissalDetails(Guid Id) : IQuery<DismissalView>, IConcerns
{
    Guid IConcerns.SubjectId => Id;
}

/// <param name="Vacant">The community has no full-time officer now (R121).</param>
public sealed record DismissalView(
    DismissalItem Item, string Ground, string? Agency, string? Answer, string? Procedure, DateOnly? AgencyRepliedOn, string? AgencyReply, string? EndReason, bool Vacant, int Version);

internal sealed class ListDismissalsHandler(DismissalScope scope, DismissalBook book)
    : IRequestHandler<ListDismissals, Result<DismissalList>>, IRequestHandler<DismissalDetails, Result<DismissalView>>
{
    public async Task<Result<DismissalList>> Handle(ListDismissals request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        var found = scope.Seen.AsNoTracking();
        if (request.Search?.Trim() is { Length: > 0 } text)
        {
            found = found.Where(d => d.OfficerName.Contains(text) || d.GridName.Contains(text));
        }

        var groups = await found.GroupBy(d => new { d.State, d.RegionPath, d.StreetName })
            .Select(g => new Group(g.Key.State, g.Key.RegionPath, g.Key.StreetName, g.Count())).ToListAsync(cancellationToken);
        var counts = ChipCounts.Of(groups, g => g.Count).Row("state", g => g.State, request.State).Row("street", g => RegionPaths.StreetCode(g.RegionPath), request.StreetCode);
        var street = request.StreetCode is { } code ? RegionPaths.Of(code) ?? "-" : null;
        var rows = await found.Where(d => (street == null || d.RegionPath == street) && (request.State == null || d.State == request.State))
            .OrderByDescending(d => d.OpenedAt).ThenBy(d => d.Id).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return new DismissalList(
            new Page<DismissalItem>(rows.ConvertAll(Item), counts.Total, page.Number, page.Take),
            counts.InOrder("state", DismissalStates.All, "dismissal-state"), counts.Named("street", g => g.StreetName));
    }

    public async Task<Result<DismissalView>> Handle(DismissalDetails request, CancellationToken cancellationToken) =>
        await scope.Seen.AsNoTracking().FirstOrDefaultAsync(d => d.Id == request.Id, cancellationToken) is not { } d ? Refusal.NotFound("dismissal.unknown")
            : new DismissalView(
                Item(d), d.Ground, d.Agency, d.Answer, d.Procedure, d.AgencyRepliedOn, d.AgencyReply, d.EndReason,
                d is { LeftOn: not null, CommunityPath: not null } && await book.SuccessorAsync(d, cancellationToken) is null, d.Version);

    private static DismissalItem Item(Dismissal d) => new(
        d.Id, d.AssessmentId, d.OfficerId, d.OfficerName, d.StreetName, d.GridName, d.Year, d.State, TextCatalog.Get($"dismissal-state.{d.State}"), d.OpenedAt, d.DueAt, d.LeftOn, d.Successor, d.EndedAt);

    private sealed record Group(string State, string RegionPath, string StreetName, int Count);
}
