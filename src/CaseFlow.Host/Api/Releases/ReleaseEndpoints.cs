using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Host.Api.Releases;

/// <summary>Publishing a version with a second person.</summary>
internal sealed class ReleaseEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var definitions = routes.MapApi("definitions");
        definitions.MapGet("/{definitionId}/releases", (IMediator mediator, string definitionId, CancellationToken ct) => mediator.AnswerAsync(new ReleasesOf(definitionId), ct))
            .WithSummary("All requests to publish versions of this definition, the newest first.").Produces<IReadOnlyList<ReleaseView>>();
        definitions.MapGet("/{definitionId}/releases/desk", (IMediator mediator, string definitionId, CancellationToken ct) => mediator.AnswerAsync(new ReleaseDesk(definitionId), ct))
            .WithSummary("What stands against publishing the latest version, and what differs from the published one.").Produces<ReleaseDeskView>();
        definitions.MapPost("/{definitionId}/releases", (IMediator mediator, string definitionId, ReleaseBody body, CancellationToken ct) =>
            mediator.AnswerAsync(new RequestRelease(definitionId, body.Base(), body.Comment ?? ""), ct))
            .WithSummary("Asks that the latest version be published; a second person decides.").Produces<ReleaseOutcome>().ProducesProblem(StatusCodes.Status409Conflict);

        var releases = routes.MapApi("releases");
        releases.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new GetRelease(id), ct))
            .WithSummary("One request with what became of it.").Produces<ReleaseView>();
        releases.MapPost("/{id:guid}/approve", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new ApproveRelease(id), ct))
            .WithSummary("Publishes the version, as somebody who neither asked nor wrote it.").Produces<ReleaseOutcome>().ProducesProblem(StatusCodes.Status409Conflict);
        releases.MapPost("/{id:guid}/reject", (IMediator mediator, Guid id, RejectionBody body, CancellationToken ct) => mediator.AnswerAsync(new RejectRelease(id, body.Reason ?? ""), ct))
            .WithSummary("Does not agree; the draft stays.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
        releases.MapPost("/{id:guid}/withdraw", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new WithdrawRelease(id), ct))
            .WithSummary("Takes one's own request back.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
    }
}

/// <param name="Version">With <paramref name="Revision"/> what the caller looked at; left out, whatever is there now.</param>
internal sealed record ReleaseBody(string? Comment, int? Version, int? Revision)
{
    public DefinitionBase? Base() => Version is { } version && Revision is { } revision ? new DefinitionBase(version, revision) : null;
}

internal sealed record RejectionBody(string? Reason);
