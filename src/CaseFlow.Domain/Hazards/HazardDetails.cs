using System.Reflection;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

[AnyRole]
public sealed record HazardDetails(Guid HazardId) : IQuery<HazardView>, IConcerns
{
    Guid IConcerns.SubjectId => HazardId;
}

/// <param name="MayPropose">The viewer may propose it for listing now.</param>
/// <param name="CaseId">The case made of it, when it was proposed.</param>
public sealed record HazardView(
    Guid Id, string Number, Guid EnterpriseId, string EnterpriseName, string RegionPath, string StreetName, string CommunityName,
    string Place, string Grade, string GradeName, string Description, string Channel, string ChannelName, string State, string StateName,
    string? DepartmentName, DateTimeOffset ReportedAt, string ReportedBy, string ReportedByUnit, Guid? CaseId, bool MayPropose, int Version,
    IReadOnlyList<AttachmentItem> Photos, IReadOnlyList<TimelineItem> Timeline)
{
    /// <summary>Who told of it is known, and the viewer may ask: <see cref="RevealInformant"/>.</summary>
    public bool MayRevealInformant { get; init; }
}

internal sealed class HazardDetailsHandler(CaseFlowDb db, GradeNames grades, IMediator mediator, RequestContext context)
    : IRequestHandler<HazardDetails, Result<HazardView>>
{
    private static readonly IReadOnlyList<string> Tellers = typeof(RevealInformant).GetCustomAttribute<AllowedToAttribute>()!.Roles;

    public async Task<Result<HazardView>> Handle(HazardDetails request, CancellationToken cancellationToken)
    {
        if (await db.Set<Hazard>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == request.HazardId, cancellationToken) is not { } h)
        {
            return Refusal.NotFound("hazard.not-found");
        }

        var photos = await mediator.Send(new AttachmentsOf(h.Id), cancellationToken);
        var timeline = await mediator.Send(new CaseTimeline(h.Id, new PageRequest(1, PageRequest.MaxSize)), cancellationToken);

        // By whom it came to be known is nothing to the enterprise.
        var told = context.InProcess || context.Who.IsSystem || context.Who.Roles.Any(r => r != Roles.Enterprise);
        return new HazardView(
            h.Id, h.Number, h.EnterpriseId, h.EnterpriseName, h.RegionPath, h.StreetName, h.CommunityName, h.Place, h.Grade,
            await grades.NameAsync(h.Grade, cancellationToken), h.Description, told ? h.Channel : "", told ? TextCatalog.Get($"hazard-channel.{h.Channel}") : "", h.State,
            TextCatalog.Get($"hazard-state.{h.State}"), h.DepartmentName, h.ReportedAt, h.ReportedBy, h.ReportedByUnit, h.CaseId,
            HazardStates.OnTheWay.Contains(h.State) && context.Who.Is(Roles.DistrictOffice), h.Version, photos.Value, timeline.Value.Items)
        {
            MayRevealInformant = Tellers.Any(context.Who.Is) && await db.Set<HazardInformant>().AnyAsync(i => i.HazardId == h.Id, cancellationToken),
        };
    }
}
