using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.WorkSteps;

/// <summary>
/// The district office asks something of all its streets, all its departments or both. A day that is over already makes it a
/// milestone of the past, without reminders; with a day to come its process reminds and tells who is late.
/// </summary>
/// <param name="Items">What is to be there, for instance a plan, a leading group, a meeting (R26).</param>
/// <param name="LastDay">Null: owed as long as it stands (R41).</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record SetWorkStep(string Title, string Basis, bool ForStreets, bool ForDepartments, IReadOnlyList<string> Items, DateOnly? LastDay = null) : ICommand<Guid>
{
    public const int MaxTitle = 200;
    public const int MaxItem = 60;
    public const int MostItems = 10;

    /// <summary>Set without a day or with one that is over it has no process.</summary>
    public const string Event = "WorkStepSet";
}

internal sealed class SetWorkStepValidator : AbstractValidator<SetWorkStep>
{
    public SetWorkStepValidator()
    {
        RuleFor(x => x.Title).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("work-step.title-missing").MaximumLength(SetWorkStep.MaxTitle);
        RuleFor(x => x.Basis).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("work-step.basis-missing").MaximumLength(SetWorkStep.MaxTitle);
        RuleFor(x => x.ForStreets).Must((x, streets) => streets || x.ForDepartments).Refuse("work-step.nobody");
        RuleFor(x => x.Items).Must(i => i is { Count: > 0 and <= SetWorkStep.MostItems } && i.All(n => n?.Trim() is { Length: > 0 and <= SetWorkStep.MaxItem } && !n.Contains('\n', StringComparison.Ordinal)))
            .Refuse("work-step.items", SetWorkStep.MostItems, SetWorkStep.MaxItem);
        RuleFor(x => x.Items).Must(i => i is null || i.Select(n => n?.Trim()).Distinct().Count() == i.Count).Refuse("work-step.items-twice");
    }
}

internal sealed class SetWorkStepHandler(CaseFlowDb db, IProcesses processes, ITimeline timeline, RequestContext context, TimeProvider time) : IRequestHandler<SetWorkStep, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(SetWorkStep request, CancellationToken cancellationToken)
    {
        if (context.Who.RegionPath is not { } path)
        {
            return Refusal.Forbidden("work-step.no-district");
        }

        var (now, today) = (time.GetUtcNow(), time.Today());
        var step = new WorkStep
        {
            Id = Guid.CreateVersion7(now), RegionPath = path, Title = request.Title.Trim(), Basis = request.Basis.Trim(), ForStreets = request.ForStreets,
            ForDepartments = request.ForDepartments, Items = string.Join('\n', request.Items.Select(i => i.Trim())), LastDay = request.LastDay, SetAt = now,
            SetBy = context.Who.Name, Past = request.LastDay < today,
        };
        db.Add(step);
        context.BeginSubject(step.Id);
        timeline.Write(step.Id, "timeline.work-step-set", step.Title);
        if (step is { Past: false, LastDay: { } last })
        {
            await db.SaveChangesAsync(cancellationToken);
            var payload = NamedLimit.Until(last, today);
            payload["stepId"] = step.Id.ToString();
            await processes.PublishAsync(SetWorkStep.Event, step.Id, payload, cancellationToken);
        }

        return step.Id;
    }
}

/// <summary>It is no longer asked for; what was done stays.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record CancelWorkStep(Guid StepId, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => StepId;
}

internal sealed class CancelWorkStepValidator : AbstractValidator<CancelWorkStep>
{
    public CancelWorkStepValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("work-step.reason-missing").MaximumLength(SetWorkStep.MaxTitle);
}

internal sealed class CancelWorkStepHandler(WorkStepScope scope, IProcesses processes, ITimeline timeline) : IRequestHandler<CancelWorkStep, Result<Done>>
{
    public async Task<Result<Done>> Handle(CancelWorkStep request, CancellationToken cancellationToken)
    {
        if (await scope.FindAsync(request.StepId, cancellationToken) is not { } step)
        {
            return Refusal.NotFound("work-step.unknown");
        }

        if (step.CancelledBecause is not null)
        {
            return Refusal.Conflict("work-step.cancelled", step.Title);
        }

        step.CancelledBecause = request.Reason.Trim();
        timeline.Write(step.Id, "timeline.work-step-cancelled", step.CancelledBecause);
        await processes.PublishAsync(WorkStepScope.Over, step.Id, [], cancellationToken);
        return Done.Value;
    }
}
