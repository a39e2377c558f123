using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The process reached a milestone; the case shows it as its state from now on.</summary>
/// <param name="Key">Names the milestone within the definition.</param>
/// <param name="Name">What people read, e.g. 整改中.</param>
/// <param name="Closes">True when the case ends with this milestone (销号, 不予挂牌).</param>
[ProcessOnly]
public sealed record SetMilestone(Guid SubjectId, string Key, string Name, bool Closes) : ICommand<Done>, IConcerns;

internal sealed class SetMilestoneValidator : AbstractValidator<SetMilestone>
{
    public SetMilestoneValidator()
    {
        RuleFor(x => x.Key).NotEmpty().MaximumLength(60);
        RuleFor(x => x.Name).NotEmpty().MaximumLength(60);
    }
}

internal sealed class SetMilestoneHandler(CaseFlowDb db, IHazards hazards, ITimeline timeline, TimeProvider time)
    : IRequestHandler<SetMilestone, Result<Done>>
{
    public async Task<Result<Done>> Handle(SetMilestone request, CancellationToken cancellationToken)
    {
        var listed = await db.Set<ListedCase>().IgnoreQueryFilters().FirstOrDefaultAsync(c => c.Id == request.SubjectId, cancellationToken);
        if (listed is null)
        {
            return Refusal.NotFound("case.not-found");
        }

        if (listed.Milestone == request.Key && listed.Closed == request.Closes)
        {
            return Done.Value;
        }

        var now = time.GetUtcNow();
        listed.Reach(request.Key, request.Name, request.Closes, now);
        db.Add(new ReachedMilestone { Id = Guid.CreateVersion7(now), CaseId = listed.Id, Key = request.Key, Name = request.Name, At = now });
        timeline.Write(listed.Id, request.Closes ? "timeline.case-closed" : "timeline.milestone-reached", request.Name);
        await hazards.MoveAsync(listed.HazardId, HazardState(listed), listed.Id, cancellationToken);
        return Done.Value;
    }

    private static string HazardState(ListedCase listed) => listed switch
    {
        { Number: null, Closed: true } => HazardStates.Reported,
        { Number: null } => HazardStates.Proposed,
        { Closed: true } => HazardStates.Closed,
        _ => HazardStates.Listed,
    };
}
