using CaseFlow.Domain.Experts;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Host.Api.Experts;

internal sealed class ExpertEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var experts = routes.MapApi("experts");
        experts.MapGet("/", (IMediator mediator, string? search, string? state, string? specialty, Guid? bodyId, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListExperts(search, state, specialty, bodyId, new PageRequest(page, size)), ct))
            .WithSummary("The experts on the district's register.").Produces<ExpertList>();
        experts.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new ExpertDetails(id), ct))
            .WithSummary("One expert.").Produces<ExpertView>();
        experts.MapPost("/", (IMediator mediator, RegisterExpert command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Takes a person of a technical body into the register.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        experts.MapPut("/{id:guid}", (IMediator mediator, Guid id, ExpertCorrection body, CancellationToken ct) =>
            mediator.AnswerAsync(new CorrectExpert(id, body.Specialty ?? "", body.Title, body.Certificate, body.CertificateUntil), ct))
            .WithSummary("Corrects or renews what the register says of an expert.").ProducesProblem(StatusCodes.Status409Conflict);
        experts.MapPost("/{id:guid}/end", (IMediator mediator, Guid id, RegisterEnd body, CancellationToken ct) => mediator.AnswerAsync(new EndExpert(id, body.LastDay, body.Reason ?? ""), ct))
            .WithSummary("The expert leaves the register and loses the post.").ProducesProblem(StatusCodes.Status409Conflict);
        MapBodies(experts.MapGroup("/bodies"));
    }

    private static void MapBodies(RouteGroupBuilder bodies)
    {
        bodies.MapGet("/", (IMediator mediator, string? search, string? state, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListBodies(search, state, new PageRequest(page, size)), ct))
            .WithSummary("The technical bodies on the district's register.").Produces<BodyList>();
        bodies.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new BodyDetails(id), ct))
            .WithSummary("One technical body with its experts.").Produces<BodyView>();
        bodies.MapPost("/", (IMediator mediator, RegisterBody command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Takes a technical body into the register.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        bodies.MapPut("/{id:guid}", (IMediator mediator, Guid id, BodyCorrection body, CancellationToken ct) =>
            mediator.AnswerAsync(new CorrectBody(id, body.Name ?? "", body.Qualification ?? "", body.QualificationNumber ?? "", body.ValidUntil), ct))
            .WithSummary("Corrects or renews what the register says of a technical body.").ProducesProblem(StatusCodes.Status409Conflict);
        bodies.MapPost("/{id:guid}/end", (IMediator mediator, Guid id, RegisterEnd body, CancellationToken ct) => mediator.AnswerAsync(new EndBody(id, body.LastDay, body.Reason ?? ""), ct))
            .WithSummary("The body leaves the register with its experts.").ProducesProblem(StatusCodes.Status409Conflict);
    }
}

internal sealed record ExpertCorrection(string? Specialty, string? Title, string? Certificate, DateOnly? CertificateUntil);

internal sealed record BodyCorrection(string? Name, string? Qualification, string? QualificationNumber, DateOnly ValidUntil);

internal sealed record RegisterEnd(DateOnly LastDay, string? Reason);
