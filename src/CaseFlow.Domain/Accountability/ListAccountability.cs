using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Accountability;

/// <summary>Cases of accountability, the newest first: the district all of its, a unit its own.</summary>
/// <param name="Search">Part of the title or of what is told.</param>
/// <param name="Kind">One of <see cref="AccountabilityKinds"/>.</param>
/// <param name="State">One of <see cref="AccountabilityStates"/>.</param>
[AllowedTo(
    Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice, Roles.AuditAdministrator, Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer,
    Roles.DepartmentLeader, Roles.CommunityLead)]
public sealed record ListAccountability(string? Search = null, string? Kind = null, string? State = null, PageRequest? Page = null) : IQuery<AccountabilityList>;

public sealed record AccountabilityList(Page<AccountabilityItem> Page, IReadOnlyList<ChipCount> Kinds, IReadOnlyList<ChipCount> States);

public sealed record AccountabilityItem(
    Guid Id, string Kind, string KindName, string Title, string? UnitName, string? EnterpriseName, DateOnly? AccidentOn, string Account, string State, string StateName, DateTimeOffset OpenedAt, string OpenedBy,
    DateTimeOffset? DueAt, DateTimeOffset? EndedAt);

/// <summary>One case with its grounds, findings, hand-overs and kept trace-backs; a unit sees what it is asked and what was decided.</summary>
[AnyRole]
public sealed record AccountabilityDetails(Guid Id) : IQuery<AccountabilityView>, IConcerns
{
    Guid IConcerns.SubjectId => Id;
}

/// <param name="Oversees">Who asks works on it, and sees findings before they are decided, hand-overs and traces.</param>
public sealed record AccountabilityView(
    AccountabilityItem Item, Guid? EnterpriseId, Guid? UnitId, string? Explanation, string? ExplainedBy, DateTimeOffset? ExplainedAt, string? Conclusion, bool ProposesNone, string? ExaminedBy,
    DateTimeOffset? ExaminedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? Opinion, string? Executed, IReadOnlyList<GroundItem> Grounds, IReadOnlyList<FindingItem> Findings,
    IReadOnlyList<HandOverItem> HandOvers, IReadOnlyList<KeptTraceItem> Traces, bool Oversees, int Version);

public sealed record GroundItem(string KindName, DateOnly Day, string Text, string SubjectKind, Guid SubjectId);

public sealed record FindingItem(string Who, string Omission, string Clause, string Measure, string MeasureName);

public sealed record HandOverItem(string Organ, string OrganName, string DocumentNumber, DateOnly HandedOn, string ReceivedBy, string Items, string RecordedBy, DateOnly? RepliedOn, string? Reply);

public sealed record KeptTraceItem(Guid Id, DateOnly First, DateOnly Last, DateTimeOffset TakenAt, string TakenBy, string Digest);

/// <summary>A kept trace-back, word for word as it was taken.</summary>
[AllowedTo(Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice, Roles.AuditAdministrator)]
public sealed record KeptTrace(Guid CaseId, Guid TraceId) : IQuery<KeptTraceView>, IConcerns
{
    Guid IConcerns.SubjectId => CaseId;
}

/// <param name="Intact">The content still has the hash that was taken with it.</param>
public sealed record KeptTraceView(KeptTraceItem Item, TraceReport Report, bool Intact);

internal sealed class ListAccountabilityHandler(CaseFlowDb db, AccountabilityBook book)
    : IRequestHandler<ListAccountability, Result<AccountabilityList>>, IRequestHandler<AccountabilityDetails, Result<AccountabilityView>>, IRequestHandler<KeptTrace, Result<KeptTraceView>>
{
    public async Task<Result<AccountabilityList>> Handle(ListAccountability request, CancellationToken cancellationToken)
    {
        var (page, words) = (request.Page ?? new PageRequest(), request.Search?.Trim() ?? "");
        var found = book.Seen.AsNoTracking().Where(c => words == "" || c.Title.Contains(words) || c.Account.Contains(words));
        var counts = ChipCounts.Of(await found.GroupBy(c => new { c.Kind, c.State }).Select(g => new Group(g.Key.Kind, g.Key.State, g.Count())).ToListAsync(cancellationToken), g => g.Count)
            .Row("kind", g => g.Kind, request.Kind).Row("state", g => g.State, request.State);
        var rows = await found.Where(c => (request.Kind == null || c.Kind == request.Kind) && (request.State == null || c.State == request.State))
            .OrderByDescending(c => c.OpenedAt).ThenBy(c => c.Id).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return new AccountabilityList(
            new Page<AccountabilityItem>(rows.ConvertAll(Item), counts.Total, page.Number, page.Take),
            counts.InOrder("kind", AccountabilityKinds.All, "accountability-kind"), counts.InOrder("state", AccountabilityStates.All, "accountability-state"));
    }

    public async Task<Result<AccountabilityView>> Handle(AccountabilityDetails request, CancellationToken cancellationToken)
    {
        if (await book.Seen.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.Id, cancellationToken) is not { } c)
        {
            return Refusal.NotFound("accountability.unknown");
        }

        // A unit is told what was decided, not what is still being considered.
        var shows = book.Oversees || c.DecidedAt is not null && c.State != AccountabilityStates.Examining;
        var grounds = await db.Set<AccountabilityGround>().AsNoTracking().Where(g => g.CaseId == c.Id).OrderBy(g => g.Day).ThenBy(g => g.Key).ToListAsync(cancellationToken);
        var findings = shows ? await db.Set<AccountabilityFinding>().AsNoTracking().Where(f => f.CaseId == c.Id).OrderBy(f => f.Position).ToListAsync(cancellationToken) : [];
        var overs = book.Oversees ? await db.Set<AccountabilityHandOver>().AsNoTracking().Where(h => h.CaseId == c.Id).OrderBy(h => h.HandedOn).ToListAsync(cancellationToken) : [];
        var traces = book.Oversees
            ? await db.Set<FrozenTrace>().AsNoTracking().Where(t => t.CaseId == c.Id).OrderByDescending(t => t.TakenAt)
                .Select(t => new KeptTraceItem(t.Id, t.First, t.Last, t.TakenAt, t.TakenBy, t.Digest)).ToListAsync(cancellationToken)
            : [];
        return new AccountabilityView(
            Item(c), c.EnterpriseId, c.UnitId, c.Explanation, c.ExplainedBy, c.ExplainedAt, shows ? c.Conclusion : null, shows && c.ProposesNone, shows ? c.ExaminedBy : null, shows ? c.ExaminedAt : null,
            c.DecidedBy, c.DecidedAt, shows ? c.Opinion : null, c.Executed, grounds.ConvertAll(g => new GroundItem(TextCatalog.Get($"omission-kind.{g.Kind}"), g.Day, g.Text, g.SubjectKind, g.SubjectId)),
            findings.ConvertAll(f => new FindingItem(f.Who, f.Omission, f.Clause, f.Measure, TextCatalog.Get($"accountability-measure.{f.Measure}"))),
            overs.ConvertAll(h => new HandOverItem(h.Organ, TextCatalog.Get($"accountability-organ.{h.Organ}"), h.DocumentNumber, h.HandedOn, h.ReceivedBy, h.Items, h.RecordedBy, h.RepliedOn, h.Reply)),
            traces, book.Oversees, c.Version);
    }

    public async Task<Result<KeptTraceView>> Handle(KeptTrace request, CancellationToken cancellationToken) =>
        await book.Seen.AsNoTracking().AnyAsync(c => c.Id == request.CaseId, cancellationToken)
        && await db.Set<FrozenTrace>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == request.TraceId && t.CaseId == request.CaseId, cancellationToken) is { } t
            ? new KeptTraceView(
                new KeptTraceItem(t.Id, t.First, t.Last, t.TakenAt, t.TakenBy, t.Digest), ProcessJson.Read<TraceReport>(t.Content), TraceShelf.Digest(t.Content) == t.Digest)
            : Refusal.NotFound("accountability.unknown");

    private static AccountabilityItem Item(AccountabilityCase c) => new(
        c.Id, c.Kind, TextCatalog.Get($"accountability-kind.{c.Kind}"), c.Title, c.UnitName, c.EnterpriseName, c.AccidentOn, c.Account, c.State, TextCatalog.Get($"accountability-state.{c.State}"), c.OpenedAt, c.OpenedBy,
        c.DueAt, c.EndedAt);

    private sealed record Group(string Kind, string State, int Count);
}
