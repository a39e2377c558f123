using CaseFlow.Domain.Bulletins;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Host.Api.Bulletins;

internal sealed class BulletinEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var bulletins = routes.MapApi("bulletins");
        bulletins.MapGet("/", (IMediator mediator, string? search, string? state, int? year, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListBulletins(search, state, year, new PageRequest(page, size)), ct)).WithSummary("Quarterly bulletins, the newest first.").Produces<BulletinList>();
        bulletins.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new BulletinDetails(id), ct))
            .WithSummary("One bulletin: both leagues with all dimensions and how each came about, errata, history.").Produces<BulletinView>();
        bulletins.MapPost("/", (IMediator mediator, OpenBulletin command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Opens the bulletin of a quarter that is over by hand; the clock opens each by itself.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        bulletins.MapPost("/{id:guid}/scores", (IMediator mediator, Guid id, EnteredScores body, CancellationToken ct) => mediator.AnswerAsync(new EnterScores(id, body.Dimension, body.Lines), ct))
            .WithSummary("Scores one dimension, of as many units as given, each with its evidence.").ProducesProblem(StatusCodes.Status409Conflict);
        bulletins.MapPost("/{id:guid}/draw", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new RedrawBulletin(id), ct))
            .WithSummary("Draws the measured dimensions from the records again.").Produces<BulletinDrawn>().ProducesProblem(StatusCodes.Status409Conflict);
        bulletins.MapPost("/{id:guid}/objections", (IMediator mediator, Guid id, ScoreObjection body, CancellationToken ct) =>
            mediator.AnswerAsync(new ObjectToScore(id, body.Dimension, body.Text, body.FileIds), ct))
            .WithSummary("Objects to a score of one's own unit before the approval; answers with the objection's id.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        bulletins.MapPost("/{id:guid}/objections/{objectionId:guid}/answer", (IMediator mediator, Guid id, Guid objectionId, ObjectionAnswer body, CancellationToken ct) =>
            mediator.AnswerAsync(new AnswerObjection(id, objectionId, body.Accept, body.Score, body.Text, body.FileIds), ct))
            .WithSummary("Answers an objection: scores anew with evidence, or keeps the score with the reason.").ProducesProblem(StatusCodes.Status409Conflict);
        bulletins.MapPost("/{id:guid}/errata", (IMediator mediator, Guid id, ErratumProposal body, CancellationToken ct) =>
            mediator.AnswerAsync(new ProposeErratum(id, body.UnitId, body.Dimension, body.Score, body.Reason), ct))
            .WithSummary("Proposes a correction of a published bulletin; answers with its number.").Produces<int>().ProducesProblem(StatusCodes.Status409Conflict);
        bulletins.MapGet("/year/{year:int}", (IMediator mediator, int year, CancellationToken ct) => mediator.AnswerAsync(new RankingOfYear(year), ct))
            .WithSummary("Of each unit the published quarters of a year and their mean.").Produces<YearRanking>();
        bulletins.MapGet("/trend/{league}", (IMediator mediator, string league, CancellationToken ct, int last = 8) => mediator.AnswerAsync(new BulletinTrend(league, last), ct))
            .WithSummary("The totals of a league (streets, departments) over the quarters.").Produces<IReadOnlyList<TrendLine>>();

        var open = routes.MapApi("public").MapGroup("/bulletins").AllowAnonymous();
        open.MapGet("/", async (IPublicBulletins all, CancellationToken ct) => Results.Ok(await all.ListAsync(ct)))
            .WithSummary("Published bulletins; needs no sign-in.").Produces<IReadOnlyList<PublicBulletinItem>>();
        open.MapGet("/{id:guid}", async (IPublicBulletins all, Guid id, CancellationToken ct) =>
            await all.FindAsync(id, ct) is { } found ? Results.Ok(found) : Problems.From(Refusal.NotFound("bulletin.unknown")))
            .WithSummary("One published bulletin: ranks, points and errata; needs no sign-in.").Produces<PublicBulletin>();
    }
}

/// <param name="Dimension">leadership, funding, reporting, enforcement, duty, checks, listed, files.</param>
public sealed record EnteredScores(string Dimension, IReadOnlyList<ScoreLine> Lines);

/// <param name="Dimension">leadership, funding, reporting, enforcement, duty, checks, listed, files.</param>
public sealed record ScoreObjection(string Dimension, string? Text, IReadOnlyList<Guid>? FileIds = null);

/// <param name="Score">Of a hundred, of an accepted one alone.</param>
public sealed record ObjectionAnswer(bool Accept, decimal? Score, string? Text, IReadOnlyList<Guid>? FileIds = null);

public sealed record ErratumProposal(Guid UnitId, string Dimension, decimal? Score, string? Reason);
