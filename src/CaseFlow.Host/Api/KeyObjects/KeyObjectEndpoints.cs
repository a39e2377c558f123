using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.KeyChecks;
using CaseFlow.Domain.KeyObjects;
using CaseFlow.Domain.SubRegisters;
using MediatR;

namespace CaseFlow.Host.Api.KeyObjects;

internal sealed class KeyObjectEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        MapObjects(routes.MapApi("key-objects"));
        MapRegisters(routes.MapApi("registers"));
        routes.MapApi("key-checks").MapGet("/", (
            IMediator mediator, string? search, string? kind, string? state, Guid? holder, DateOnly? day, Guid? round, Guid? enterprise, string? sort, string? after, CancellationToken ct,
            bool descending = true, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListKeyChecks(search, kind, state, holder, day, round, enterprise, sort, descending, new PageRequest(page, size, after)), ct))
            .WithSummary("Which unit owes a check of which key object, with the checks that count; day: its week and month.").Produces<KeyCheckList>();
    }

    private static void MapObjects(RouteGroupBuilder objects)
    {
        objects.MapGet("/", (
            IMediator mediator, DateOnly? day, string? search, string? ground, string? street, string? sort, CancellationToken ct, bool descending = false, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListKeyObjects(day, search, ground, street, sort, descending, new PageRequest(page, size)), ct))
            .WithSummary("The key objects of a day (default today), with the counts of each filter.").Produces<KeyObjectList>();
        objects.MapGet("/{enterprise:guid}", (IMediator mediator, Guid enterprise, CancellationToken ct) => mediator.AnswerAsync(new KeyGroundsOf(enterprise), ct))
            .WithSummary("All grounds an enterprise ever had, the newest first.").Produces<IReadOnlyList<KeyGroundItem>>();
        objects.MapPost("/{enterprise:guid}/decision", (IMediator mediator, Guid enterprise, DesignateKeyObject command, CancellationToken ct) =>
            mediator.AnswerAsync(command with { EnterpriseId = enterprise }, ct))
            .WithSummary("Makes an enterprise a key object by decision.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
        objects.MapPost("/{enterprise:guid}/decision/end", (IMediator mediator, Guid enterprise, EndKeyDesignation command, CancellationToken ct) =>
            mediator.AnswerAsync(command with { EnterpriseId = enterprise }, ct))
            .WithSummary("Ends the decision; other grounds go on.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static void MapRegisters(RouteGroupBuilder registers)
    {
        registers.MapGet("/", (
            IMediator mediator, string? search, string? kind, string? street, Guid? enterprise, string? sort, CancellationToken ct,
            bool due = false, bool ended = false, bool descending = false, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListRegisterEntries(search, kind, street, due, ended, enterprise, sort, descending, new PageRequest(page, size)), ct))
            .WithSummary("Equipment, chemicals and major hazard sources; due: not verified within the months of the standard.").Produces<RegisterList>();
        registers.MapPost("/", (IMediator mediator, RecordRegisterEntry command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Records a row of an enterprise.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        registers.MapPut("/{id:guid}", (IMediator mediator, Guid id, CorrectRegisterEntry command, CancellationToken ct) => mediator.AnswerAsync(command with { EntryId = id }, ct))
            .WithSummary("Puts right what a row says.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
        registers.MapPost("/{id:guid}/end", (IMediator mediator, Guid id, EndRegisterEntry command, CancellationToken ct) => mediator.AnswerAsync(command with { EntryId = id }, ct))
            .WithSummary("It is no more, from a day on.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
        registers.MapPost("/verify", (IMediator mediator, VerifyRegisterEntries command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Somebody looked on a day whether rows are right.").Produces<Done>();
        registers.MapGet("/standards", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new VerificationStandards(), ct))
            .WithSummary("Within how many months rows are verified again, from which day on.").Produces<IReadOnlyList<VerificationStandardItem>>();
        registers.MapPut("/standards", (IMediator mediator, SetVerificationStandard command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Sets that number from a day on.").Produces<Done>();
    }
}
