using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using MediatR;

namespace CaseFlow.Host.Api.Notices;

internal sealed class NoticeEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var notices = routes.MapApi("notices");
        notices.MapGet("/", (IMediator mediator, string? kind, string? after, CancellationToken ct, bool unread = false, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new MyNotices(new PageRequest(page, size, after), unread, kind), ct))
            .WithSummary("What you were told, newest first.").Produces<NoticePage>();
        notices.MapPost("/{id:guid}/read", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new MarkNoticeRead(id), ct))
            .WithSummary("Marks one notice as read.").Produces<Done>();
        notices.MapPost("/read", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new MarkAllNoticesRead(), ct))
            .WithSummary("Marks all your notices as read; answers how many were unread.").Produces<int>();
    }
}
