using CaseFlow.Domain.Accountability;
using MediatR;

namespace CaseFlow.Host.Api.Accountability;

internal sealed class AccountabilityEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var cases = routes.MapApi("accountability-cases");
        cases.MapGet("/", (IMediator mediator, string? search, string? kind, string? state, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListAccountability(search, kind, state, new(page, size)), ct)).WithSummary("Cases of accountability: accidents traced back and omissions.").Produces<AccountabilityList>();
        cases.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new AccountabilityDetails(id), ct))
            .WithSummary("One case: grounds, findings, hand-overs, kept trace-backs.").Produces<AccountabilityView>();
        cases.MapPost("/accidents", (IMediator mediator, TraceAccident command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Opens the trace-back of an accident and keeps the report of its days.").Produces<Guid>();
        cases.MapPost("/omissions", (IMediator mediator, CallToAccount command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Calls a unit to account for an omission.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        cases.MapPost("/screening", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new ScreenOmissionsNow(), ct))
            .WithSummary("Looks now for units whose omissions reach the lines of the process.").Produces<OmissionsScreened>();
        cases.MapPost("/{id:guid}/traces", (IMediator mediator, Guid id, TraceDaysAsked body, CancellationToken ct) => mediator.AnswerAsync(new KeepTrace(id, body.First, body.Last), ct))
            .WithSummary("Takes and keeps another trace-back for a case.");
        cases.MapGet("/{id:guid}/traces/{trace:guid}", (IMediator mediator, Guid id, Guid trace, CancellationToken ct) => mediator.AnswerAsync(new KeptTrace(id, trace), ct))
            .WithSummary("A kept trace-back, word for word, and whether it still has its hash.").Produces<KeptTraceView>();
        routes.MapApi("enterprises").MapGet("/{id:guid}/trace", (IMediator mediator, Guid id, DateOnly first, DateOnly last, CancellationToken ct) => mediator.AnswerAsync(new TraceBack(id, first, last), ct))
            .WithSummary("Who was responsible for an enterprise on each day, what was due and done, who knew of what since when.").Produces<TraceReport>();
    }
}

/// <param name="Last">Inclusive.</param>
public sealed record TraceDaysAsked(DateOnly First, DateOnly Last);
