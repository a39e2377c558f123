using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>Grids and the posts that go with them: a person gets the tasks of a community by its post of grid officer.</summary>
internal sealed class OfficerPosts(
    CaseFlowDb db, OfficerFiles files, IRegionDirectory regions, IPeopleDirectory people, IMediator mediator, IProcesses processes, ITimeline timeline,
    RequestContext context, TimeProvider time)
{
    public async Task<Result<Done>> AssignAsync(Guid officerId, string gridCode, DateOnly firstDay, CancellationToken ct)
    {
        var kept = await files.KeptAsync(officerId, ct);
        if (!kept.Succeeded)
        {
            return Result<Done>.Refused(kept.Refusals);
        }

        var officer = kept.Value;
        var grid = await regions.FindGridAsync(gridCode, ct);
        var street = grid is null ? null : RegionPaths.At(grid.RegionPath, RegionLevel.Street);
        if (grid is null || street is null)
        {
            return new Refusal("officer.grid-unknown", "gridCode", gridCode) { Kind = RefusalKind.NotFound };
        }

        if (!context.InProcess && !(context.Who.RegionPath is { } seen && grid.RegionPath.StartsWith(seen, StringComparison.Ordinal)))
        {
            return new Refusal("officer.grid-outside", "gridCode", grid.Name, context.Who.UnitName);
        }

        var history = await db.Set<OfficerAssignment>().Where(a => a.OfficerId == officerId).ToListAsync(ct);
        if (WhyNot(officer, grid, firstDay, history) is { } refusal)
        {
            return refusal;
        }

        if (await people.UnitOfRegionAsync(grid.RegionCode, ct) is not { } unit)
        {
            return new Refusal("officer.grid-without-unit", "gridCode", grid.Name);
        }

        if (await AppointAsync(officer.PersonId, unit.Id, ct) is { } refused)
        {
            return refused;
        }

        db.Add(new OfficerAssignment
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), OfficerId = officerId, GridCode = grid.Code, GridName = grid.Name, RegionPath = grid.RegionPath, UnitId = unit.Id,
            FirstDay = firstDay, RecordedBy = context.Who.Name, RecordedAt = time.GetUtcNow(),
        });
        await OpenToAsync(officerId, unit.Id, ct);
        (officer.State, officer.RegionPath) = (OfficerStates.OnPost, street);
        timeline.Write(officerId, "timeline.officer-assigned", grid.Name, firstDay);

        // Whoever counts the full-time officers of the community counts this one.
        await db.SaveChangesAsync(ct);
        await mediator.Publish(new OfficerAssigned(officerId, officer.FullTime, grid.RegionPath, firstDay), ct);
        return Done.Value;
    }

    public async Task<Result<Done>> EndAsync(Guid officerId, Guid assignmentId, DateOnly until, string reason, CancellationToken ct)
    {
        var kept = await files.KeptAsync(officerId, ct);
        if (!kept.Succeeded)
        {
            return Result<Done>.Refused(kept.Refusals);
        }

        var open = await db.Set<OfficerAssignment>().Where(a => a.OfficerId == officerId && a.Until == null).ToListAsync(ct);
        if (open.FirstOrDefault(a => a.Id == assignmentId) is not { } assignment)
        {
            return Refusal.NotFound("officer.assignment-unknown");
        }

        if (until < assignment.FirstDay)
        {
            return new Refusal("officer.ends-before", "until", assignment.FirstDay.ToLongText());
        }

        await EndAsync(kept.Value, assignment, open.Any(a => a.Id != assignmentId && a.UnitId == assignment.UnitId), until, reason, ct);
        kept.Value.State = open.Count > 1 ? OfficerStates.OnPost : OfficerStates.OffPost(kept.Value);
        timeline.Write(officerId, "timeline.officer-unassigned", assignment.GridName, until, reason);
        return Done.Value;
    }

    public async Task<Result<Done>> LeaveAsync(Guid officerId, DateOnly leftOn, string reason, CancellationToken ct)
    {
        var kept = await files.KeptAsync(officerId, ct);
        if (!kept.Succeeded)
        {
            return Result<Done>.Refused(kept.Refusals);
        }

        var officer = kept.Value;
        var open = await db.Set<OfficerAssignment>().Where(a => a.OfficerId == officerId && a.Until == null).ToListAsync(ct);
        var earliest = open.Select(a => a.FirstDay).Append(officer.HiredOn).Max();
        if (leftOn < earliest)
        {
            return new Refusal("officer.ends-before", "leftOn", earliest.ToLongText());
        }

        foreach (var assignment in open)
        {
            await EndAsync(officer, assignment, false, leftOn, reason, ct);
        }

        foreach (var contract in await db.Set<OfficerContract>().Where(c => c.OfficerId == officerId && c.Until == null).ToListAsync(ct))
        {
            contract.Until = leftOn;
        }

        (officer.LeftOn, officer.LeavingReason, officer.State) = (leftOn, reason, OfficerStates.Left);
        timeline.Write(officerId, "timeline.officer-left", leftOn, reason);

        // The process that ends now reads the officer.
        await db.SaveChangesAsync(ct);
        await mediator.Publish(new OfficerLeft(officerId, officer.PersonId, leftOn), ct);
        await processes.PublishAsync(RecordDeparture.Event, officerId, new() { ["leftOn"] = leftOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture) }, ct);
        return Done.Value;
    }

    private static Refusal? WhyNot(GridOfficer officer, GridFacts grid, DateOnly firstDay, List<OfficerAssignment> history)
    {
        if (officer.FullTime && officer.ExamPassedOn is null)
        {
            return Refusal.Conflict("officer.exam-not-passed", officer.Name);
        }

        if (officer.FullTime && (officer.CertificateIssuedOn is not { } issued || issued > firstDay))
        {
            return new Refusal("officer.not-certified", "firstDay", officer.Name, firstDay.ToLongText()) { Kind = RefusalKind.Conflict };
        }

        if (firstDay < officer.HiredOn)
        {
            return new Refusal("officer.before-hiring", "firstDay", officer.HiredOn.ToLongText());
        }

        var overlapping = history.Where(a => a.Until is null || a.Until > firstDay).ToList();
        return overlapping.FirstOrDefault(a => officer.FullTime || a.GridCode == grid.Code) is { } held
            ? new Refusal("officer.assigned-already", officer.FullTime ? "firstDay" : "gridCode", officer.Name, held.GridName, (held.Until ?? held.FirstDay).ToLongText()) { Kind = RefusalKind.Conflict }
            : null;
    }

    /// <summary>Null when the person holds the post now, also when they held it before.</summary>
    private async Task<Refusal?> AppointAsync(Guid personId, Guid unitId, CancellationToken ct)
    {
        if ((await people.HoldersAsync(unitId, Roles.GridOfficer, ct)).Any(h => h.Id == personId))
        {
            return null;
        }

        using var process = context.EnterProcess();
        var answer = await mediator.Send(new AppointToPost(personId, Roles.GridOfficer, unitId), ct);
        return answer.Refusals.FirstOrDefault(r => r.Code != "post.held-already");
    }

    private async Task EndAsync(GridOfficer officer, OfficerAssignment assignment, bool stays, DateOnly until, string reason, CancellationToken ct)
    {
        (assignment.Until, assignment.EndReason) = (until, reason);
        if (stays)
        {
            return;
        }

        using (context.EnterProcess())
        {
            await mediator.Send(new EndPost(officer.PersonId, Roles.GridOfficer, assignment.UnitId), ct);
        }

        if (await db.Set<UnitAccess>().FirstOrDefaultAsync(a => a.SubjectId == officer.Id && a.UnitId == assignment.UnitId, ct) is { } access)
        {
            db.Remove(access);
        }
    }

    private async Task OpenToAsync(Guid officerId, Guid unitId, CancellationToken ct)
    {
        if (!await db.Set<UnitAccess>().AnyAsync(a => a.SubjectId == officerId && a.UnitId == unitId, ct))
        {
            db.Add(new UnitAccess { SubjectId = officerId, UnitId = unitId });
        }
    }
}
