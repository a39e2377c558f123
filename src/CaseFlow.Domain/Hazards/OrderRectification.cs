using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Hazards;

/// <summary>Whoever has it orders the enterprise to put it right by a last day (责令限期整改, R97, R91).</summary>
/// <param name="Parameters">From the definition: <c>maxLimitDays</c>, natural days.</param>
[ViaWorkItem("hazard-order")]
public sealed record OrderRectification(Guid SubjectId, JsonObject? Parameters, int? LimitNumber, string? Requirements)
    : ICommand<RectificationOrdered>, IConcerns;

public sealed record RectificationOrdered(Limit Limit, DateTimeOffset OrderedAt, DateOnly LastDay);

internal sealed class OrderRectificationValidator : AbstractValidator<OrderRectification>
{
    public OrderRectificationValidator()
    {
        RuleFor(x => x.LimitNumber).NotNull().Refuse("hazard.limit-missing").InclusiveBetween(1, 10_000).Refuse("hazard.limit-missing");
        RuleFor(x => x.Requirements).Stated("hazard.requirements-missing");
    }
}

internal sealed class OrderRectificationHandler(HazardChain chain, IWorkCalendars calendars, ITimeline timeline, TimeProvider time)
    : IRequestHandler<OrderRectification, Result<RectificationOrdered>>
{
    public async Task<Result<RectificationOrdered>> Handle(OrderRectification request, CancellationToken cancellationToken)
    {
        var (hazard, refusal) = await chain.OnTheWayAsync(request.SubjectId, cancellationToken);
        if (hazard is null)
        {
            return refusal!;
        }

        if (Most(request.Parameters) is { } most && request.LimitNumber > most)
        {
            return new Refusal("hazard.limit-too-long", "limitNumber", most);
        }

        var now = time.GetUtcNow();
        var limit = new Limit(request.LimitNumber!.Value, LimitUnit.NaturalDays, RollRule.Forward);
        var end = (await calendars.CurrentAsync(cancellationToken)).End(now, limit);
        hazard.State = HazardStates.Rectifying;
        await chain.OpenToAsync(hazard, hazard.EnterpriseUnitId, cancellationToken);
        timeline.Write(hazard.Id, "timeline.hazard-ordered", hazard.EnterpriseName, end.LastDay, request.Requirements!.Trim());
        return new RectificationOrdered(limit, now, end.LastDay);
    }

    // A script's numbers may carry a fraction of nought.
    private static int? Most(JsonObject? parameters) => parameters?["maxLimitDays"] is JsonValue value
        ? value.TryGetValue<int>(out var whole) ? whole : value.TryGetValue<double>(out var real) ? (int)real : null
        : null;
}
