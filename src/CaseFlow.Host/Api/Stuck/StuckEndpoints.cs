using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Stuck;
using MediatR;

namespace CaseFlow.Host.Api.Stuck;

/// <summary>What is stuck or late, and what can be done about an incident.</summary>
internal sealed class StuckEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var stuck = routes.MapApi("stuck");
        stuck.MapGet("/incidents", (IMediator mediator, string? search, string? definitionId, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new StuckIncidents(search, definitionId, new PageRequest(page, size)), ct))
            .WithSummary("Open incidents with their cause in plain words, the newest first.").Produces<StuckIncidentList>();
        stuck.MapGet("/tasks", (IMediator mediator, string? holder, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new OverdueTasks(holder, new PageRequest(page, size)), ct))
            .WithSummary("Open tasks past their due date, with how many each holder owes.").Produces<OverdueTaskList>();
        stuck.MapGet("/deadlines", (IMediator mediator, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new OverdueDeadlines(new PageRequest(page, size)), ct))
            .WithSummary("Limits that have passed and are not ended.").Produces<Page<OverdueDeadline>>();
        stuck.MapGet("/mail", (IMediator mediator, CancellationToken ct, int page = 1, int size = 20) => mediator.AnswerAsync(new UndeliveredMail(new PageRequest(page, size)), ct))
            .WithSummary("Mails that could not be delivered so far.").Produces<Page<UndeliveredMailItem>>();
        stuck.MapPost("/check", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new CheckForStuck(), ct))
            .WithSummary("Looks for instances that stand still although nothing is due.").Produces<StuckFindings>();

        var incidents = routes.MapApi("incidents");
        incidents.MapPost("/{id:guid}/retry", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new RetryIncident(id), ct))
            .WithSummary("Does again what failed.").ProducesProblem(StatusCodes.Status409Conflict);
        incidents.MapPost("/{id:guid}/skip", (IMediator mediator, Guid id, IncidentBody body, CancellationToken ct) =>
            mediator.AnswerAsync(new SkipIncident(id, body.Outcome, body.Reason ?? ""), ct))
            .WithSummary("Goes on as if the activity had completed.").ProducesProblem(StatusCodes.Status409Conflict);
        incidents.MapPost("/{id:guid}/cancel", (IMediator mediator, Guid id, IncidentBody body, CancellationToken ct) =>
            mediator.AnswerAsync(new CancelIncident(id, body.Reason ?? ""), ct))
            .WithSummary("Ends the instance in which it happened.").ProducesProblem(StatusCodes.Status409Conflict);

        routes.MapApi("instances").MapGet("/", (IMediator mediator, [AsParameters] InstanceQuery query, CancellationToken ct) => mediator.AnswerAsync(query.ToRequest(), ct))
            .WithSummary("The instances of a definition with what they wait for, within the scope of who asks.").Produces<InstancesPage>();
    }
}

/// <param name="Outcome">Of a skipped activity; null: Done.</param>
internal sealed record IncidentBody(string? Reason, string? Outcome);

internal sealed record InstanceQuery(
    string DefinitionId, string? Search, int? Version, string? State, bool? Incidents, int? StandingDays, string? Sort, bool? Descending, int? Page, int? Size)
{
    public InstancesOf ToRequest() => new(
        DefinitionId, Search, Version, State, Incidents ?? false, StandingDays, Sort, Descending ?? false, new PageRequest(Page ?? 1, Size ?? 20));
}
