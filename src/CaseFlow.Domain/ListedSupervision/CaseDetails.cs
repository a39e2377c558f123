using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Documents;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.WorkItems;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>Everything the case page shows but the timeline (<c>CaseTimeline</c>).</summary>
[AnyRole]
public sealed record CaseDetails(Guid CaseId) : IQuery<CaseView>;

/// <param name="DefinitionId">The definition that runs it and its version; null before its process opened a task.</param>
/// <param name="Tasks">Open tasks and offered actions; which of them the viewer may do is in each.</param>
/// <param name="Records">What was handed in and decided: plans, progress, requests, reviews, announcements, talks; newest first.</param>
public sealed record CaseView(
    CaseItem Case, Guid EnterpriseId, string RegionPath, string CommunityName, string? GridCode, string? GridName, string Reason, string? Note,
    string? DefinitionId, int? DefinitionVersion, int Version,
    IReadOnlyList<CaseMilestone> Milestones, IReadOnlyList<CasePerson> People, IReadOnlyList<CaseLimit> Limits,
    IReadOnlyList<CaseExtension> Extensions, IReadOnlyList<CaseRecordItem> Records, IReadOnlyList<DocumentItem> Documents,
    IReadOnlyList<TaskItem> Tasks, IReadOnlyList<AttachmentItem> Attachments);

/// <param name="State"><c>done</c>, <c>current</c> (the next one to reach) or <c>ahead</c>.</param>
/// <param name="ReachedAt">When it was first reached.</param>
/// <param name="PlannedDay">By when it is owed, as far as that is known now.</param>
public sealed record CaseMilestone(string Key, string Name, string State, DateTimeOffset? ReachedAt, DateOnly? PlannedDay);

/// <param name="PartyKey">One of <c>PartyKeys</c>; its name is the resource <c>party.&lt;key&gt;</c>, given as <paramref name="PartyName"/>.</param>
/// <param name="Holders">Who is in charge at this moment, in units; the person named otherwise.</param>
public sealed record CasePerson(string PartyKey, string PartyName, string Name, IReadOnlyList<string> Holders);

/// <summary>One last day the case had. The newest without <see cref="ReplacedAt"/> is in force.</summary>
/// <param name="Reason">A sentence: 挂牌时确定（30 自然日，遇休假日顺延）, 批准延期, 工作日历调整 …</param>
/// <param name="Kind"><c>listing</c>, <c>extension</c>, <c>supervision</c>, <c>calendar</c>.</param>
public sealed record CaseLimit(DateOnly LastDay, DateTimeOffset DueAt, bool Provisional, string Kind, string Reason, DateTimeOffset SetAt, string SetBy, DateTimeOffset? ReplacedAt);

/// <param name="State"><c>asked</c>, <c>granted</c>, <c>refused</c>.</param>
public sealed record CaseExtension(
    Guid Id, DateTimeOffset RequestedAt, string RequestedBy, DateOnly CurrentLastDay, DateOnly AskedLastDay, string Reason, string? Safeguards,
    bool AfterExpiry, string State, DateTimeOffset? DecidedAt, string? DecidedBy, DateOnly? GrantedLastDay, string? Opinion, string? OverrideReason);

/// <param name="Kind">The form's name, e.g. <c>progress-report</c>; <paramref name="Title"/> is what people read.</param>
public sealed record CaseRecordItem(
    Guid Id, string Kind, string Title, DateTimeOffset At, string By, IReadOnlyList<CaseRecordField> Fields, IReadOnlyList<Guid> AttachmentIds);

public sealed record CaseRecordField(string Key, string Label, string Value);

internal sealed class CaseDetailsHandler(CaseFlowDb db, CaseProgress progress, CaseLimits limits, Parties parties, IPeopleDirectory people, IMediator mediator)
    : IRequestHandler<CaseDetails, Result<CaseView>>
{
    private static readonly string[] Shown =
    [
        PartyKeys.GoverningUnit, PartyKeys.SupervisingUnit, PartyKeys.ResponsiblePerson, PartyKeys.Leader, PartyKeys.Enterprise,
        PartyKeys.Street, PartyKeys.StreetLeader, PartyKeys.GridOfficer, PartyKeys.DistrictOffice, PartyKeys.ListingBody,
    ];

    public async Task<Result<CaseView>> Handle(CaseDetails request, CancellationToken cancellationToken)
    {
        if (await db.Set<ListedCase>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.CaseId, cancellationToken) is not { } c)
        {
            return Refusal.NotFound("case.not-found");
        }

        var tasks = (await mediator.Send(new OpenTasksOf(c.Id), cancellationToken)).Value;
        var extensions = await db.Set<ExtensionRequest>().AsNoTracking().Where(e => e.CaseId == c.Id).OrderByDescending(e => e.RequestedAt).ToListAsync(cancellationToken);
        var records = await db.Set<CaseRecord>().AsNoTracking().Where(r => r.CaseId == c.Id).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).ToListAsync(cancellationToken);
        return new CaseView(
            c.ToItem(), c.EnterpriseId, c.RegionPath, c.CommunityName, c.GridCode, c.GridName, c.Reason, c.Note,
            tasks.DefinitionId, tasks.DefinitionVersion, c.Version,
            await progress.OfAsync(c, tasks.Open, cancellationToken), await PeopleAsync(c.Id, cancellationToken),
            await limits.OfAsync(c.Id, cancellationToken), extensions.ConvertAll(e => e.ToView()), records.ConvertAll(r => r.ToItem()),
            (await mediator.Send(new DocumentsOf(c.Id), cancellationToken)).Value, tasks.Open,
            [
                .. (await mediator.Send(new AttachmentsOf(c.HazardId), cancellationToken)) is { Succeeded: true } photos ? photos.Value : [],
                .. (await mediator.Send(new AttachmentsOf(c.Id), cancellationToken)).Value,
            ]);
    }

    private async Task<IReadOnlyList<CasePerson>> PeopleAsync(Guid caseId, CancellationToken ct)
    {
        List<CasePerson> shown = [];
        foreach (var party in await parties.ResolveAsync(caseId, Shown, ct))
        {
            var holders = party.PersonId is { } person
                ? await people.FindPersonAsync(person, ct) is { } found ? [found] : []
                : await people.HoldersAsync(party.UnitId, party.Role, ct);
            shown.Add(new CasePerson(
                party.Key, TextCatalog.Get($"party.{party.Key}"), party.Name,
                [.. holders.DistinctBy(h => h.Id).Select(h => party.PersonId is null ? h.Name : TextCatalog.Get("work-item.person", h.Name, h.UnitName))]));
        }

        return shown;
    }
}
