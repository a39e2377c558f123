using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using MediatR;

namespace CaseFlow.Domain.SpotChecks;

/// <summary>The result is made known to all units (曝光, R98): who was looked at, the five findings and the conclusion. It cannot be taken back.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record PublishSpotCheck(Guid CheckId, int Version) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => CheckId;
}

internal sealed class PublishSpotCheckHandler(SpotCheckScope scope, ITimeline timeline, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<PublishSpotCheck, Result<Done>>
{
    public async Task<Result<Done>> Handle(PublishSpotCheck request, CancellationToken cancellationToken)
    {
        var (check, refusal) = await scope.KeptAsync(request.CheckId, cancellationToken);
        if (check is null)
        {
            return refusal!;
        }

        if (!SpotCheckStates.Done.Contains(check.State))
        {
            return Refusal.Conflict("spot-check.not-examined", check.Number);
        }

        if (check.PublishedAt is { } at)
        {
            return Refusal.Conflict("spot-check.published-already", check.Number, at.ToLongText());
        }

        // What is made known is what was read.
        if (check.Version != request.Version)
        {
            return Refusal.Conflict("conflict.changed");
        }

        (check.PublishedAt, check.PublishedBy) = (time.GetUtcNow(), context.Who.Name);
        timeline.Write(check.Id, "timeline.spot-check-published");
        using var _ = context.EnterProcess();
        var sent = await mediator.Send(
            new SendNotice(
                check.Id, "spot-check-published", [PartyKeys.Street, PartyKeys.StreetLeader], TextCatalog.Get("spot-check-published.title", check.Number),
                TextCatalog.Get("spot-check-published.text", check.StreetName, check.Conclusion)),
            cancellationToken);
        return sent.Succeeded ? Done.Value : Result<Done>.Refused(sent.Refusals);
    }
}
