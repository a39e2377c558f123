using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkSteps;

/// <summary>A step unit by unit, with every document ever delivered for it.</summary>
[AllowedTo(
    Roles.StreetOfficer, Roles.StreetLeader, Roles.CommunityLead, Roles.GridOfficer, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice, Roles.ListingBody,
    Roles.DistrictLeader, Roles.CityOffice)]
public sealed record WorkStepDetails(Guid Id) : IQuery<WorkStepView>;

/// <param name="Owing">The units for which who asks may enter something.</param>
public sealed record WorkStepView(
    Guid Id, string Title, string Basis, DateOnly? LastDay, string State, string StateName, string SetBy, DateTimeOffset SetAt, string? CancelledBecause, bool MayCancel,
    IReadOnlyList<string> Items, IReadOnlyList<StepUnit> Units, IReadOnlyList<UnitOnRoll> Owing, IReadOnlyList<TimelineItem> Timeline);

/// <param name="Late">Something is missing, or was done after the last day.</param>
public sealed record StepUnit(Guid UnitId, string Name, IReadOnlyList<string> Missing, bool Late, IReadOnlyList<StepDone> Done);

/// <param name="Counts">False: a later one took its place.</param>
public sealed record StepDone(
    Guid Id, string Item, DateOnly DoneOn, string? DocumentNumber, string? Remark, string RecordedBy, DateTimeOffset RecordedAt, bool Counts, bool Late, IReadOnlyList<AttachmentItem> Files);

internal sealed class WorkStepDetailsHandler(CaseFlowDb db, WorkStepScope scope, IMediator mediator, RequestContext context, TimeProvider time) : IRequestHandler<WorkStepDetails, Result<WorkStepView>>
{
    public async Task<Result<WorkStepView>> Handle(WorkStepDetails request, CancellationToken cancellationToken)
    {
        if (await scope.FindAsync(request.Id, cancellationToken) is not { } step)
        {
            return Refusal.NotFound("work-step.unknown");
        }

        var standing = await scope.StandingAsync(step, cancellationToken);
        var all = (await db.Set<StepDelivery>().AsNoTracking().Where(d => d.StepId == step.Id).OrderBy(d => d.Id).ToListAsync(cancellationToken)).ToLookup(d => d.UnitId);
        var state = WorkStepStates.Of(step, standing.Any(u => u.Missing.Count > 0), time.Today());
        var (district, own) = (context.Who.Is(Roles.DistrictOffice), context.Who.UnitId);
        List<StepUnit> units = [];
        foreach (var unit in standing)
        {
            List<StepDone> done = [];
            foreach (var d in all[unit.Unit.Id])
            {
                done.Add(new StepDone(
                    d.Id, d.Item, d.DoneOn, d.DocumentNumber, d.Remark, d.RecordedBy, d.RecordedAt, unit.Latest.Any(l => l.Id == d.Id), IsLate(step, d.DoneOn),
                    (await mediator.Send(new AttachmentsOf(d.Id), cancellationToken)).Value));
            }

            var late = (state == WorkStepStates.Late && unit.Missing.Count > 0) || done.Exists(d => d.Counts && d.Late);
            units.Add(new StepUnit(unit.Unit.Id, unit.Unit.Name, unit.Missing, late, done));
        }

        return new WorkStepView(
            step.Id, step.Title, step.Basis, step.LastDay, state, TextCatalog.Get($"work-step-state.{state}"), step.SetBy, step.SetAt, step.CancelledBecause,
            district && step.CancelledBecause is null, step.ItemNames, units,
            step.CancelledBecause is not null ? [] : [.. standing.Select(u => u.Unit).Where(u => district || (u.Id == own && MayDeliver))],
            (await mediator.Send(new CaseTimeline(step.Id), cancellationToken)).Value.Items);
    }

    private bool MayDeliver => new[] { Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DepartmentLeader }.Any(context.Who.Is);

    // Nobody was late with what was over before it was asked for (C59).
    private static bool IsLate(WorkStep step, DateOnly doneOn) => !step.Past && doneOn > step.LastDay;
}
