using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Experts;

/// <summary>What experts were engaged for (R45), the newest first: of the subjects one sees; for an expert the own ones.</summary>
/// <param name="Search">Part of the expert, the body, the subject or the task.</param>
/// <param name="State">One of <see cref="EngagementStates"/>; an open one whose day is over counts as late alone.</param>
[AllowedTo(
    Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice,
    Roles.ThirdPartyExpert)]
public sealed record ListEngagements(string? Search = null, string? State = null, string? Purpose = null, Guid? ExpertId = null, PageRequest? Page = null) : IQuery<EngagementList>;

internal sealed class ListEngagementsValidator : AbstractValidator<ListEngagements>
{
    public ListEngagementsValidator() => RuleFor(x => x.Search).Spare(100);
}

public sealed record EngagementList(Page<EngagementItem> Page, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Purposes);

public sealed record EngagementItem(
    Guid Id, Guid SubjectId, string SubjectKind, string? SubjectNumber, string SubjectName, string Purpose, string PurposeName, string Task, DateOnly LastDay, Guid ExpertId, string ExpertName,
    string BodyName, string EngagedUnit, string EngagedBy, DateTimeOffset EngagedAt, string State, string StateName);

internal sealed class ListEngagementsHandler(ExpertScope scope, TimeProvider time) : IRequestHandler<ListEngagements, Result<EngagementList>>
{
    private static readonly Keyset<Engagement> Newest = new Keyset<Engagement>(descending: true).By(e => e.EngagedAt).By(e => e.Id);

    public async Task<Result<EngagementList>> Handle(ListEngagements request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        if (!Newest.Understands(page))
        {
            return new Refusal("page.after", "after");
        }

        var today = time.Today();
        var found = (await scope.EngagementsAsync(cancellationToken)).AsNoTracking().Where(e => request.ExpertId == null || e.ExpertId == request.ExpertId);
        if (request.Search?.Trim() is { Length: > 0 } text)
        {
            found = found.Where(e => e.ExpertName.Contains(text) || e.BodyName.Contains(text) || e.SubjectName.Contains(text) || e.Task.Contains(text)
                || (e.SubjectNumber != null && e.SubjectNumber.Contains(text)));
        }

        var groups = await found.GroupBy(e => new { e.State, Late = e.State == EngagementStates.Open && e.LastDay < today, e.Purpose })
            .Select(g => new { State = g.Key.Late ? EngagementStates.Late : g.Key.State, g.Key.Purpose, Count = g.Count() }).ToListAsync(cancellationToken);
        var counts = ChipCounts.Of(groups, g => g.Count).Row("state", g => g.State, request.State).Row("purpose", g => g.Purpose, request.Purpose);
        var shown = found.Where(e => request.Purpose == null || e.Purpose == request.Purpose);
        shown = request.State switch
        {
            null => shown,
            EngagementStates.Late => shown.Where(e => e.State == EngagementStates.Open && e.LastDay < today),
            EngagementStates.Open => shown.Where(e => e.State == EngagementStates.Open && e.LastDay >= today),
            var state => shown.Where(e => e.State == state),
        };
        var rows = await Newest.Order(shown, page).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return new EngagementList(
            new Page<EngagementItem>(rows.ConvertAll(e => Item(e, today)), counts.Total, page.Number, page.Take) { Next = Newest.Next(rows, page) },
            counts.InOrder("state", EngagementStates.All, "engagement-state"), counts.InOrder("purpose", EngagementPurposes.All, "engagement-purpose"));
    }

    internal static EngagementItem Item(Engagement e, DateOnly today)
    {
        var state = EngagementStates.Of(e, today);
        return new EngagementItem(
            e.Id, e.SubjectId, e.SubjectKind, e.SubjectNumber, e.SubjectName, e.Purpose, TextCatalog.Get($"engagement-purpose.{e.Purpose}"), e.Task, e.LastDay, e.ExpertId, e.ExpertName, e.BodyName,
            e.EngagedUnit, e.EngagedBy, e.EngagedAt, state, TextCatalog.Get($"engagement-state.{state}"));
    }
}
