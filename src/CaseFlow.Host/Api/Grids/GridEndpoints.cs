using CaseFlow.Domain.Coverage;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Host.Api.Grids;

internal sealed class GridEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var grids = routes.MapApi("grids");
        Ask(grids);
        grids.MapPost("/", (IMediator mediator, DrawClusterGrid command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Makes an area across communities a grid of its own; answers with its code.").Produces<string>();
        grids.MapPut("/{code}", (IMediator mediator, string code, CorrectGrid command, CancellationToken ct) => mediator.AnswerAsync(command with { GridCode = code }, ct))
            .WithSummary("Names a grid and plans its officers.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
        grids.MapPost("/{code}/parts", (IMediator mediator, string code, SplitGrid command, CancellationToken ct) => mediator.AnswerAsync(command with { GridCode = code }, ct))
            .WithSummary("Divides the grid of a community; answers with the codes of the parts.").Produces<IReadOnlyList<string>>();
        grids.MapPost("/{code}/end", (IMediator mediator, string code, EndGrid command, CancellationToken ct) => mediator.AnswerAsync(command with { GridCode = code }, ct))
            .WithSummary("Gives up a cluster grid or a part of a community.").Produces<Done>();
        grids.MapPut("/{code}/boundary", (IMediator mediator, string code, DrawBoundary command, CancellationToken ct) => mediator.AnswerAsync(command with { GridCode = code }, ct))
            .WithSummary("Gives a grid a boundary of its own (GeoJSON), or none: that of its region again.").Produces<BoundaryDrawn>();
        grids.MapPost("/{code}/duties", (IMediator mediator, string code, AssignDuty command, CancellationToken ct) => mediator.AnswerAsync(command with { GridCode = code }, ct))
            .WithSummary("Names a person who answers for a grid.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        grids.MapPost("/{code}/duties/{id:guid}/end", (IMediator mediator, string code, Guid id, EndDuty command, CancellationToken ct) =>
            mediator.AnswerAsync(command with { GridCode = code, DutyId = id }, ct)).WithSummary("Ends a duty with a day.").Produces<Done>();
        grids.MapPost("/{code}/enterprises", (IMediator mediator, string code, PlaceInGrid command, CancellationToken ct) => mediator.AnswerAsync(command with { GridCode = code }, ct))
            .WithSummary("Places enterprises in a grid from a day on.").Produces<int>();
        grids.MapPut("/standard", (IMediator mediator, SetCoverageStandard command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Sets how many people a grid needs from a day on.").Produces<Done>();
        routes.MapApi("regions").MapPost("/moves", (IMediator mediator, MoveCommunity command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Moves a community to another street of its district from a day on.").Produces<Done>();
        routes.MapApi("regions").MapPost("/boundaries", (IMediator mediator, ImportBoundaries command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Takes over administrative boundaries from a GeoJSON FeatureCollection, all or none.").Produces<int>();
    }

    private static void Ask(IEndpointRouteBuilder grids)
    {
        grids.MapGet("/", (
            IMediator mediator, TimeProvider time, string region, DateOnly? day, string? search, GridKind? kind, GridTier? tier, string? gap, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListGrids(region, day ?? time.Today(), search, kind, tier, gap, new PageRequest(page, size)), ct))
            .WithSummary("The grids of a region (twelve-digit code) as of a day: table 3.").Produces<GridList>();
        grids.MapGet("/map", (IMediator mediator, TimeProvider time, string region, DateOnly? day, CancellationToken ct) =>
            mediator.AnswerAsync(new SupervisionMap(region, day ?? time.Today()), ct))
            .WithSummary("What lies below a region, with boundaries, people and what is missing or open.").Produces<MapView>();
        grids.MapGet("/coverage", (IMediator mediator, TimeProvider time, string region, DateOnly? day, string? kind, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new CheckCoverage(region, day ?? time.Today(), kind, new PageRequest(page, size)), ct))
            .WithSummary("What is missing in a region, each gap with who has to close it.").Produces<CoverageReport>();
        grids.MapGet("/standard", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new CoverageStandards(), ct))
            .WithSummary("How many people a grid needs, at all times.").Produces<IReadOnlyList<CoverageStandardItem>>();
        grids.MapGet("/{code}", (IMediator mediator, string code, DateOnly? day, CancellationToken ct) => mediator.AnswerAsync(new GridDetails(code, day), ct))
            .WithSummary("One grid as of a day.").Produces<GridView>();
    }
}
