using System.Net;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.DemoClock;

/// <summary>
/// <c>/api/v1/demo/clock</c>: open to whoever sits at the machine, so that a trial needs no token; answers not-found where
/// the demonstration clock is off.
/// </summary>
internal sealed class DemoClockEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var clock = routes.MapApi("demo").MapGroup("/clock").AllowAnonymous();
        clock.MapGet("", (HttpContext http, RequestContext context, IMediator mediator, CancellationToken ct) =>
            AnswerAsync(http, context, mediator, new ShowClock(), ct)).Produces<ClockShows>();
        clock.MapPost("", (HttpContext http, RequestContext context, IMediator mediator, MoveClock body, CancellationToken ct) =>
            AnswerAsync(http, context, mediator, body, ct)).Produces<ClockShows>();
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http, RequestContext context, IMediator mediator, IRequest<Result<ClockShows>> request, CancellationToken ct)
    {
        if (http.Connection.RemoteIpAddress is { } from && !IPAddress.IsLoopback(from))
        {
            return Problems.From(Refusal.Forbidden("request.forbidden"));
        }

        context.Actor ??= Actor.System;
        return await mediator.AnswerAsync(request, ct);
    }
}
