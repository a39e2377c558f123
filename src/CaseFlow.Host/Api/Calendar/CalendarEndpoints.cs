using CaseFlow.Domain.Deadlines;
using MediatR;

namespace CaseFlow.Host.Api.Calendar;

internal sealed class CalendarEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapApi("calendar").MapGet("/preview", (
            IMediator mediator, DateTimeOffset? from, int number, LimitUnit unit, CancellationToken ct, RollRule roll = RollRule.None) =>
            mediator.AnswerAsync(new PreviewLimit(from, new Limit(number, unit, roll)), ct))
            .WithSummary("Where a limit would end.").Produces<LimitPreview>();
}
