using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Experts;

/// <summary>One engagement with its opinions (R45); the expert reads the subject's facts here and nowhere else.</summary>
[AllowedTo(
    Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice,
    Roles.ThirdPartyExpert)]
public sealed record EngagementDetails(Guid Id) : IQuery<EngagementView>, IConcerns
{
    Guid IConcerns.SubjectId => Id;
}

/// <param name="Mine">Who asks is the expert.</param>
public sealed record EngagementView(
    EngagementItem Item, string? Reason, DateTimeOffset? ClosedAt, IReadOnlyList<OpinionItem> Opinions, EngagedSubjectView Subject, bool Mine, bool MayCancel, bool MayDecline, int Version);

/// <param name="Number">1: the opinion; later ones are supplements.</param>
public sealed record OpinionItem(Guid Id, int Number, string Text, string Conclusion, DateOnly Day, DateTimeOffset RecordedAt, string RecordedBy, IReadOnlyList<AttachmentItem> Files);

internal sealed class EngagementDetailsHandler(ExpertScope scope, EngagedSubject subject, OpinionBook opinions, RequestContext context, TimeProvider time)
    : IRequestHandler<EngagementDetails, Result<EngagementView>>
{
    public async Task<Result<EngagementView>> Handle(EngagementDetails request, CancellationToken cancellationToken)
    {
        if (await scope.EngagementAsync(request.Id, cancellationToken) is not { } engagement)
        {
            return Refusal.NotFound("engagement.unknown");
        }

        var (mine, open) = (context.Who.Is(Roles.ThirdPartyExpert), engagement.State == EngagementStates.Open);
        return new EngagementView(
            ListEngagementsHandler.Item(engagement, time.Today()), engagement.Reason, engagement.ClosedAt, (await opinions.OfAsync([engagement.Id], cancellationToken))[engagement.Id].ToList(),
            await subject.ReadAsync(engagement, cancellationToken), mine, open && !mine && CancelEngagementHandler.MayCancel(engagement, context.Who), open && mine, engagement.Version);
    }
}

/// <summary>The opinions of engagements that who asks was found to see, each with its files, oldest first.</summary>
internal sealed class OpinionBook(CaseFlowDb db, IMediator mediator, RequestContext context)
{
    public async Task<ILookup<Guid, OpinionItem>> OfAsync(IReadOnlyCollection<Guid> engagements, CancellationToken ct)
    {
        using var process = context.EnterProcess();
        List<(Guid Engagement, OpinionItem Item)> found = [];
        foreach (var o in await db.Set<ExpertOpinion>().AsNoTracking().Where(o => engagements.Contains(o.EngagementId)).OrderBy(o => o.Number).ToListAsync(ct))
        {
            var files = (await mediator.Send(new AttachmentsOf(o.Id), ct)).Value;
            found.Add((o.EngagementId, new OpinionItem(o.Id, o.Number, o.Text, o.Conclusion, o.Day, o.RecordedAt, o.RecordedBy, files)));
        }

        return found.ToLookup(f => f.Engagement, f => f.Item);
    }
}
