using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SpotChecks;

/// <summary>One spot check with the figures beside each of its five points. Who only reads the published result sees neither note, answer, hazards nor timeline.</summary>
[AnyRole]
public sealed record SpotCheckDetails(Guid Id) : IQuery<SpotCheckView>;

/// <param name="MayKeep">Who asks keeps it: records, sends, publishes.</param>
/// <param name="MayReply">Who asks answers for the street.</param>
public sealed record SpotCheckView(
    Guid Id, string Number, string Kind, string KindName, string StreetCode, string StreetName, string RegionPath, DateOnly Day, DateOnly From, DateOnly To, string Participants,
    string State, string StateName, string? CancelledBecause, string? Conclusion, string? ExaminedBy, DateTimeOffset? ExaminedAt, string? Note, DateOnly? ReplyBy, bool Late,
    DateTimeOffset? SentAt, string? Reply, string? RepliedBy, DateTimeOffset? RepliedAt, DateTimeOffset? PublishedAt, string? PublishedBy, int Version, bool MayKeep, bool MayReply,
    IReadOnlyList<SpotCheckTargetView> Targets, IReadOnlyList<SpotCheckPointView> Points, IReadOnlyList<SpotCheckHazardView> Hazards, IReadOnlyList<TimelineItem> Timeline);

public sealed record SpotCheckTargetView(string Name, string? CommunityCode, Guid? EnterpriseId, string Ground, string GroundName);

/// <param name="Figures">What the system knows of it, as a sentence.</param>
/// <param name="Conforms">Null before the findings.</param>
public sealed record SpotCheckPointView(string Point, string Name, string Figures, bool? Conforms, string? Remark);

public sealed record SpotCheckHazardView(Guid HazardId, string Number, string EnterpriseName, string Text);

internal sealed class SpotCheckDetailsHandler(CaseFlowDb db, SpotCheckScope scope, SpotCheckFacts facts, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<SpotCheckDetails, Result<SpotCheckView>>
{
    public async Task<Result<SpotCheckView>> Handle(SpotCheckDetails request, CancellationToken cancellationToken)
    {
        if (await scope.Checks.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.Id, cancellationToken) is not { } c)
        {
            return Refusal.NotFound("spot-check.unknown");
        }

        var inner = scope.SeesAllOf(c);
        var targets = await db.Set<SpotCheckTarget>().AsNoTracking().Where(t => t.CheckId == c.Id).OrderBy(t => t.Position).ToListAsync(cancellationToken);
        var hazards = inner ? await db.Set<SpotCheckHazard>().AsNoTracking().Where(h => h.CheckId == c.Id).OrderBy(h => h.Position).ToListAsync(cancellationToken) : [];
        var story = inner ? (await mediator.Send(new CaseTimeline(c.Id), cancellationToken)).Value.Items : [];
        return new SpotCheckView(
            c.Id, c.Number, c.Kind, TextCatalog.Get($"spot-check-kind.{c.Kind}"), c.StreetCode, c.StreetName, c.RegionPath, c.Day, c.From, c.To, c.Participants, c.State,
            TextCatalog.Get($"spot-check-state.{c.State}"), c.CancelledBecause, c.Conclusion, c.ExaminedBy, c.ExaminedAt, inner ? c.Note : null, inner ? c.ReplyBy : null,
            inner && c.State == SpotCheckStates.Sent && c.ReplyBy < time.Today(), c.SentAt, inner ? c.Reply : null, inner ? c.RepliedBy : null, c.RepliedAt, c.PublishedAt, c.PublishedBy,
            c.Version, scope.Keeps(c) && context.Who.Is(Roles.DistrictOffice), scope.Answers(c) && c.State == SpotCheckStates.Sent,
            targets.ConvertAll(t => new SpotCheckTargetView(t.Name, t.CommunityCode, t.EnterpriseId, t.Ground, TextCatalog.Get($"spot-check-ground.{t.Ground}"))),
            await PointsAsync(c, cancellationToken), hazards.ConvertAll(h => new SpotCheckHazardView(h.HazardId, h.HazardNumber, h.EnterpriseName, h.Text)), story);
    }

    private async Task<IReadOnlyList<SpotCheckPointView>> PointsAsync(SpotCheck c, CancellationToken ct)
    {
        var found = await db.Set<SpotCheckFinding>().AsNoTracking().Where(f => f.CheckId == c.Id).ToDictionaryAsync(f => f.Point, ct);
        var figures = await facts.OfAsync(c, ct);
        return
        [
            .. SpotCheckPoints.All.Select(p => new SpotCheckPointView(
                p, TextCatalog.Get($"spot-check-point.{p}"), figures.Of(p), found.GetValueOrDefault(p)?.Conforms, found.GetValueOrDefault(p)?.Remark)),
        ];
    }
}
