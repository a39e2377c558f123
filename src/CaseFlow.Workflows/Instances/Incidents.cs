using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Instances;

/// <summary>Activities that failed and wait for somebody's decision, newest first; at most 500.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record ListIncidents(bool IncludeResolved = false, Guid? SubjectId = null) : IQuery<IReadOnlyList<IncidentItem>>;

/// <param name="Text">Why it failed, in plain words.</param>
public sealed record IncidentItem(
    Guid Id, Guid InstanceId, string DefinitionId, string? CorrelationId, string ActivityId, string? ActivityName, string ActivityType, string Text,
    DateTimeOffset At, DateTimeOffset? ResolvedAt, string? Resolution);

internal sealed class ListIncidentsHandler(CaseFlowDb db, VisibleInstances visible) : IRequestHandler<ListIncidents, Result<IReadOnlyList<IncidentItem>>>
{
    public async Task<Result<IReadOnlyList<IncidentItem>>> Handle(ListIncidents request, CancellationToken cancellationToken)
    {
        var correlation = request.SubjectId?.ToString();
        var seen = visible.All();
        var rows = await db.Set<IncidentRow>().AsNoTracking().Where(i => seen.Any(s => s.Id == i.InstanceId))
            .Where(i => (request.IncludeResolved || i.ResolvedAt == null) && (correlation == null || i.CorrelationId == correlation))
            .OrderByDescending(i => i.At).Take(500).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<IncidentItem>>.From(rows.ConvertAll(i => new IncidentItem(
            i.Id, i.InstanceId, i.DefinitionId, i.CorrelationId, i.ActivityId, i.ActivityName, i.ActivityType,
            TextCatalog.Get(i.Code, [.. JsonSerializer.Deserialize<string[]>(i.Args, JsonValues.Options)!]), i.At, i.ResolvedAt, i.Resolution)));
    }
}

/// <summary>Does again what failed.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record RetryIncident(Guid IncidentId) : ICommand<Done>;

/// <summary>Goes on as if the activity had completed with the outcome (null: Done).</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record SkipIncident(Guid IncidentId, string? Outcome, string Reason) : ICommand<Done>;

/// <summary>Ends the instance in which it happened; every activity undoes what it opened.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record CancelIncident(Guid IncidentId, string Reason) : ICommand<Done>;

internal sealed class SkipIncidentValidator : AbstractValidator<SkipIncident>
{
    public SkipIncidentValidator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class CancelIncidentValidator : AbstractValidator<CancelIncident>
{
    public CancelIncidentValidator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class DecideIncident(CaseFlowDb db, VisibleInstances visible, ProcessDriver driver, RequestContext context) :
    IRequestHandler<RetryIncident, Result<Done>>,
    IRequestHandler<SkipIncident, Result<Done>>,
    IRequestHandler<CancelIncident, Result<Done>>
{
    public Task<Result<Done>> Handle(RetryIncident request, CancellationToken cancellationToken) =>
        ActAsync(request.IncidentId, "retried", b => b.RetryAsync(request.IncidentId), cancellationToken);

    public Task<Result<Done>> Handle(SkipIncident request, CancellationToken cancellationToken) =>
        ActAsync(request.IncidentId, $"skipped: {request.Reason}", b => b.SkipAsync(request.IncidentId, request.Outcome, request.Reason), cancellationToken);

    public Task<Result<Done>> Handle(CancelIncident request, CancellationToken cancellationToken) =>
        ActAsync(
            request.IncidentId,
            $"cancelled: {request.Reason}",
            async b =>
            {
                await b.CancelInstanceAsync(request.Reason);
                return true;
            },
            cancellationToken);

    private async Task<Result<Done>> ActAsync(Guid incidentId, string resolution, Func<Burst, ValueTask<bool>> act, CancellationToken ct)
    {
        if (await db.Set<IncidentRow>().FirstOrDefaultAsync(i => i.Id == incidentId, ct) is not { ResolvedAt: null } incident
            || !await visible.HasAsync(incident.InstanceId, ct))
        {
            return Refusal.Conflict("workflow.incident.resolved");
        }

        context.SubjectId ??= Guid.TryParse(incident.CorrelationId, out var subject) ? subject : null;
        using (context.EnterProcess())
        {
            if (!await driver.ActAsync(incident.InstanceId, act, ct))
            {
                return Refusal.Conflict("workflow.incident.resolved");
            }
        }

        incident.Resolution = resolution;
        return Done.Value;
    }
}
