using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Publicity;

/// <summary>The publicity activities within the scope of who asks, the newest first (R44, R123).</summary>
/// <param name="Search">Part of topic, place or unit.</param>
/// <param name="Form">One of <see cref="ActivityForms"/>.</param>
/// <param name="Voided">Those that were recorded by mistake, instead of those that count.</param>
/// <param name="WithFiles">With the photos of each.</param>
[AllowedTo(
    Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice, Roles.ListingBody,
    Roles.DistrictLeader, Roles.CityOffice)]
public sealed record ListActivities(string? Search = null, string? Form = null, bool Voided = false, bool WithFiles = false, PageRequest? Page = null) : IQuery<ActivityList>;

/// <param name="Participants">How many took part in all that is shown.</param>
/// <param name="VoidedCount">How many were recorded by mistake.</param>
public sealed record ActivityList(Page<ActivityItem> Page, IReadOnlyList<ChipCount> Forms, long Participants, int VoidedCount);

/// <param name="VoidedBecause">It was recorded by mistake; null: it counts.</param>
/// <param name="MayVoid">Who asks may say that it was recorded by mistake.</param>
public sealed record ActivityItem(
    Guid Id, string Topic, string Form, string FormName, DateOnly Day, string Place, int Participants, string? Note, string UnitName, string StreetName, string RecordedBy, DateTimeOffset RecordedAt,
    string? VoidedBecause, string? VoidedBy, bool MayVoid, IReadOnlyList<AttachmentItem> Files);

internal sealed class ListActivitiesHandler(CaseFlowDb db, IRegionDirectory regions, IMediator mediator, RequestContext context) : IRequestHandler<ListActivities, Result<ActivityList>>
{
    private static readonly Keyset<PublicityActivity> Order = new Keyset<PublicityActivity>(descending: true).By(a => a.Day).By(a => a.Id);

    public async Task<Result<ActivityList>> Handle(ListActivities request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        if (!Order.Understands(page))
        {
            return new Refusal("page.after", "after");
        }

        if (request.Form is { } form && !ActivityForms.All.Contains(form))
        {
            return new Refusal("publicity.filter", "form");
        }

        var text = PublicityWords.Sought(request.Search);
        var found = db.Set<PublicityActivity>().AsNoTracking().Where(a => text == "" || a.Topic.Contains(text) || a.Place.Contains(text) || a.UnitName.Contains(text));
        var all = found.Where(a => (a.VoidedBecause != null) == request.Voided);
        var shown = all.Where(a => request.Form == null || a.Form == request.Form);
        var rows = await Order.Order(shown, page).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var forms = await all.GroupBy(a => a.Form).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var counts = ChipCounts.Of(forms, g => g.Count).Row("form", g => g.Key, request.Form);
        return new ActivityList(
            new Page<ActivityItem>(await ItemsAsync(rows, request.WithFiles, cancellationToken), counts.Total, page.Number, page.Take) { Next = Order.Next(rows, page) },
            counts.InOrder("form", ActivityForms.All, "activity-form"), await shown.SumAsync(a => (long)a.Participants, cancellationToken),
            await found.CountAsync(a => a.VoidedBecause != null, cancellationToken));
    }

    private async Task<IReadOnlyList<ActivityItem>> ItemsAsync(List<PublicityActivity> rows, bool withFiles, CancellationToken ct)
    {
        var names = await regions.NamesAsync([.. rows.Select(a => Street(a.RegionPath)).Distinct()], ct);
        List<ActivityItem> items = [];
        foreach (var a in rows)
        {
            items.Add(new ActivityItem(
                a.Id, a.Topic, a.Form, TextCatalog.Get($"activity-form.{a.Form}"), a.Day, a.Place, a.Participants, a.Note, a.UnitName, names.GetValueOrDefault(Street(a.RegionPath), ""), a.RecordedBy,
                a.RecordedAt, a.VoidedBecause, a.VoidedBy, a.VoidedBecause is null && VoidReceiptHandler.MayVoid(context.Who, a.RegionPath), withFiles ? (await mediator.Send(new AttachmentsOf(a.Id), ct)).Value : []));
        }

        return items;
    }

    private static string Street(string path) => RegionPaths.At(path, RegionLevel.Street) ?? path;
}
