using System.Text.Json.Nodes;
using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Dismissals;

/// <summary>
/// Opens the dismissal that follows from an annual 不合格 (R66), where it did not open by itself. Refused without such a
/// grade, for one that runs already, and for somebody who is gone.
/// </summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice)]
public sealed record OpenDismissal(Guid AssessmentId) : ICommand<Guid>, IConcerns
{
    Guid IConcerns.SubjectId => AssessmentId;
}

internal sealed class OpenDismissalHandler(DismissalBook book, IAnnualAssessments annuals, RequestContext context) : IRequestHandler<OpenDismissal, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(OpenDismissal request, CancellationToken cancellationToken)
    {
        if (await annuals.FindAsync(request.AssessmentId, cancellationToken) is not { } annual
            || !(context.Who.IsSystem || (context.Who.RegionPath is { } seen && annual.RegionPath.StartsWith(seen, StringComparison.Ordinal))))
        {
            return Refusal.NotFound("assessment.unknown");
        }

        return await book.OpenAsync(annual, cancellationToken);
    }
}

/// <summary>Dismissals as the grades and the staff register change.</summary>
internal sealed class DismissalBook(
    CaseFlowDb db, IDatabaseDialect dialect, IGridStaff staff, IProcesses processes, ITimeline timeline, IMediator mediator, RequestContext context, TimeProvider time)
{
    /// <summary>Starts the process, subject = the dismissal.</summary>
    private const string Opened = "DismissalOpened";

    /// <summary>A departure that the form of a task records itself is not told twice.</summary>
    private Guid? _departing;

    public async Task<Result<Guid>> OpenAsync(AnnualFacts annual, CancellationToken ct)
    {
        if (!annual.Failed)
        {
            return Refusal.Conflict("dismissal.no-ground", annual.Title);
        }

        await dialect.LockAsync(db, $"dismissal:{annual.OfficerId}", ct);
        if (await db.Set<Dismissal>().IgnoreQueryFilters().AnyAsync(d => d.AssessmentId == annual.Id && d.State != DismissalStates.Stopped, ct))
        {
            return Refusal.Conflict("dismissal.opened", annual.OfficerName);
        }

        var file = await FileAsync(annual.OfficerId, ct);
        if (file is null or { LeftOn: not null })
        {
            return Refusal.Conflict("dismissal.gone", annual.OfficerName, file?.LeftOn?.ToLongText());
        }

        var spans = await staff.ServiceAsync("", time.Today(), time.Today(), ct, annual.PersonId);
        var span = spans.Count == 0 ? null : spans[^1];
        var contract = file.Contracts.FirstOrDefault(c => c.Until is null && c.EmployerKindName == TextCatalog.Get($"employer.{EmployerKinds.Agency}"));
        var dismissal = new Dismissal
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), AssessmentId = annual.Id, OfficerId = annual.OfficerId, PersonId = annual.PersonId, OfficerName = annual.OfficerName,
            RegionPath = annual.RegionPath, StreetName = annual.StreetName, GridName = span?.GridName ?? annual.GridName, CommunityPath = span?.RegionPath, Year = annual.Year,
            Ground = annual.Reason, Agency = contract?.EmployerName, State = DismissalStates.Heard, OpenedAt = time.GetUtcNow(),
        };
        db.Add(dismissal);
        timeline.Write(dismissal.Id, "timeline.dismissal-opened", annual.Title, annual.Reason);
        timeline.Write(annual.Id, "timeline.dismissal-follows");
        await db.SaveChangesAsync(ct);
        await processes.PublishAsync(Opened, dismissal.Id, new JsonObject { ["officer"] = annual.OfficerName, ["agency"] = dismissal.Agency ?? "", ["year"] = annual.Year }, ct);
        return dismissal.Id;
    }

    /// <summary>The officer leaves by a task's form: the file ends the grids, posts and contract (C25).</summary>
    public async Task<Result<Done>> DepartAsync(Dismissal dismissal, DateOnly leftOn, string reason, CancellationToken ct)
    {
        if (dismissal.LeftOn is { } left)
        {
            return Refusal.Conflict("dismissal.gone", dismissal.OfficerName, left.ToLongText());
        }

        _departing = dismissal.Id;
        try
        {
            var done = await mediator.Send(new RecordDeparture(dismissal.OfficerId, leftOn, reason), ct);
            return done;
        }
        finally
        {
            _departing = null;
        }
    }

    /// <summary>However the officer left, the dismissal goes on from there.</summary>
    public async Task LeftAsync(OfficerLeft left, CancellationToken ct)
    {
        foreach (var dismissal in await OpenOf(d => d.OfficerId == left.OfficerId).ToListAsync(ct))
        {
            (dismissal.LeftOn, dismissal.State) = (left.LeftOn, DismissalStates.Replacing);
            timeline.Write(dismissal.Id, "timeline.dismissal-left", left.LeftOn);
            if (_departing != dismissal.Id)
            {
                await db.SaveChangesAsync(ct);
                await processes.PublishAsync("DismissalDeparted", dismissal.Id, [], ct);
            }
        }
    }

    /// <summary>The community has a full-time officer again.</summary>
    public async Task FilledAsync(OfficerAssigned assigned, CancellationToken ct)
    {
        if (!assigned.FullTime)
        {
            return;
        }

        foreach (var dismissal in await OpenOf(d => d.CommunityPath == assigned.RegionPath && d.OfficerId != assigned.OfficerId && d.LeftOn != null).ToListAsync(ct))
        {
            dismissal.Successor = await SuccessorAsync(dismissal, ct);
            timeline.Write(dismissal.Id, "timeline.dismissal-filled", dismissal.Successor);
            await db.SaveChangesAsync(ct);
            await processes.PublishAsync("DismissalVacancyFilled", dismissal.Id, [], ct);
        }
    }

    public async Task FellAsync(AnnualFailFell fell, CancellationToken ct)
    {
        foreach (var dismissal in await OpenOf(d => d.AssessmentId == fell.AssessmentId).ToListAsync(ct))
        {
            await processes.PublishAsync("DismissalGroundFell", dismissal.Id, new JsonObject { ["reason"] = fell.Reason }, ct);
        }
    }

    /// <summary>The full-time officer who works the community now; null: it is vacant (R121).</summary>
    public async Task<string?> SuccessorAsync(Dismissal dismissal, CancellationToken ct) => dismissal.CommunityPath is not { } community ? null
        : (await staff.UnderAsync(community, time.Today(), ct)).FirstOrDefault(m => m.FullTime && m.OfficerId != dismissal.OfficerId)?.Name;

    private IQueryable<Dismissal> OpenOf(System.Linq.Expressions.Expression<Func<Dismissal, bool>> which) =>
        db.Set<Dismissal>().IgnoreQueryFilters().Where(d => DismissalStates.Open.Contains(d.State)).Where(which);

    private async Task<OfficerFile?> FileAsync(Guid officerId, CancellationToken ct)
    {
        using var _ = context.EnterProcess();
        var file = await mediator.Send(new OfficerDetails(officerId), ct);
        return file.Succeeded ? file.Value : null;
    }
}

/// <summary>An annual fail opens the dismissal, unless the officer is gone already; one that falls away stops it.</summary>
internal sealed class DismissalsOfGrades(DismissalBook book, IAnnualAssessments annuals, ITimeline timeline)
    : INotificationHandler<AnnualFailed>, INotificationHandler<AnnualFailFell>, INotificationHandler<OfficerLeft>, INotificationHandler<OfficerAssigned>
{
    public async Task Handle(AnnualFailed notification, CancellationToken cancellationToken)
    {
        if (await annuals.FindAsync(notification.AssessmentId, cancellationToken) is { } annual && await book.OpenAsync(annual, cancellationToken) is { Succeeded: false } refused)
        {
            timeline.Write(annual.Id, "timeline.dismissal-not-opened", refused.Refusals[0].Text());
        }
    }

    public Task Handle(AnnualFailFell notification, CancellationToken cancellationToken) => book.FellAsync(notification, cancellationToken);

    public Task Handle(OfficerLeft notification, CancellationToken cancellationToken) => book.LeftAsync(notification, cancellationToken);

    public Task Handle(OfficerAssigned notification, CancellationToken cancellationToken) => book.FilledAsync(notification, cancellationToken);
}
