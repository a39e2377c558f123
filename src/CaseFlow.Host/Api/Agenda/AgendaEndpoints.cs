using CaseFlow.Domain.Agenda;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Feeds;
using MediatR;

namespace CaseFlow.Host.Api.Agenda;

internal sealed class AgendaEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var agenda = routes.MapApi("agenda");
        agenda.MapGet("/", (IMediator mediator, DateOnly first, DateOnly last, string? filter, CancellationToken ct) =>
            mediator.AnswerAsync(new MyAgenda(first, last, filter), ct))
            .WithSummary("What you (filter mine) or your unit (unit) owe in a span of days.").Produces<AgendaView>();
        agenda.MapGet("/feeds", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new MyCalendarFeeds(), ct))
            .WithSummary("Your calendar addresses; never the tokens.").Produces<IReadOnlyList<CalendarFeedRow>>();
        agenda.MapPost("/feeds", (IMediator mediator, MakeCalendarFeed command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Makes the address of a device: /calendar/feed/{token}.ics. The token is shown this once.").Produces<CalendarFeedMade>();
        agenda.MapDelete("/feeds/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new RevokeCalendarFeed(id), ct))
            .WithSummary("Ends one of your calendar addresses.").Produces<Done>();
        routes.MapGet("/calendar/feed/{token}.ics", CalendarFeedFile.AnswerAsync)
            .AllowAnonymous().RequireRateLimiting(CalendarFeedFile.RateLimit).ExcludeFromDescription();
    }
}
