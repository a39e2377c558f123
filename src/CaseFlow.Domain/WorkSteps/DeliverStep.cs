using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.WorkSteps;

/// <summary>A street or department enters what it did of a step, with its documents; the district office may enter it for them.</summary>
/// <param name="UnitId">Null: one's own unit.</param>
/// <param name="FileIds">Photos or PDF files of one's own that belong to nothing yet.</param>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice)]
public sealed record DeliverStep(
    Guid StepId, string Item, DateOnly DoneOn, string? DocumentNumber = null, string? Remark = null, IReadOnlyList<Guid>? FileIds = null, Guid? UnitId = null) : ICommand<Guid>, IConcerns
{
    public const int MaxRemark = 500;

    Guid IConcerns.SubjectId => StepId;
}

internal sealed class DeliverStepValidator : AbstractValidator<DeliverStep>
{
    public DeliverStepValidator(TimeProvider time)
    {
        RuleFor(x => x.Item).NotEmpty().Refuse("work-step.item-missing");
        RuleFor(x => x.DoneOn).NotEmpty().Refuse("work-step.day-missing").Must(day => day <= time.Today()).Refuse("work-step.day-to-come");
        RuleFor(x => x.DocumentNumber).MaximumLength(60);
        RuleFor(x => x.Remark).MaximumLength(DeliverStep.MaxRemark);
    }
}

internal sealed class DeliverStepHandler(
    CaseFlowDb db, WorkStepScope scope, IAttachmentTies attachments, IProcesses processes, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<DeliverStep, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(DeliverStep request, CancellationToken cancellationToken)
    {
        if (await scope.FindAsync(request.StepId, cancellationToken) is not { } step)
        {
            return Refusal.NotFound("work-step.unknown");
        }

        var unit = (await scope.OwingAsync(step, cancellationToken)).FirstOrDefault(u => u.Id == (request.UnitId ?? context.Who.UnitId));
        if (unit is null || (unit.Id != context.Who.UnitId && !context.Who.Is(Roles.DistrictOffice)))
        {
            return Refusal.Forbidden("work-step.not-owed", step.Title);
        }

        if (step.CancelledBecause is not null)
        {
            return Refusal.Conflict("work-step.cancelled", step.Title);
        }

        if (!step.ItemNames.Contains(request.Item))
        {
            return new Refusal("work-step.item-unknown", "item", string.Join('、', step.ItemNames));
        }

        var now = time.GetUtcNow();
        var delivery = new StepDelivery
        {
            Id = Guid.CreateVersion7(now), StepId = step.Id, UnitId = unit.Id, Item = request.Item, DoneOn = request.DoneOn, RecordedAt = now, RecordedBy = context.Who.Name,
            DocumentNumber = string.IsNullOrWhiteSpace(request.DocumentNumber) ? null : request.DocumentNumber.Trim(),
            Remark = string.IsNullOrWhiteSpace(request.Remark) ? null : request.Remark.Trim(),
        };
        db.Add(delivery);
        if (await attachments.TieAsync(delivery.Id, request.FileIds, "fileIds", imagesOnly: false, cancellationToken) is { Count: > 0 } refusals)
        {
            return Result<Guid>.Refused(refusals);
        }

        timeline.Write(step.Id, "timeline.work-step-delivered", unit.Name, request.Item, request.DoneOn);
        await CompleteAsync(step, now, cancellationToken);
        return delivery.Id;
    }

    /// <summary>The last thing that was missing ends its process before the last day.</summary>
    private async Task CompleteAsync(WorkStep step, DateTimeOffset now, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        if (step.CompletedAt is null && (await scope.StandingAsync(step, ct)).All(u => u.Missing.Count == 0))
        {
            step.CompletedAt = now;
            timeline.Write(step.Id, "timeline.work-step-completed");
            await processes.PublishAsync(WorkStepScope.Over, step.Id, [], ct);
        }
    }
}
