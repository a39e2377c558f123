using CaseFlow.Domain.Documents;
using MediatR;

namespace CaseFlow.Host.Api.Documents;

internal sealed class DocumentEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapApi("documents").MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new GetDocument(id), ct))
            .WithSummary("One issued document as it was at its issue.").Produces<DocumentView>();
}
