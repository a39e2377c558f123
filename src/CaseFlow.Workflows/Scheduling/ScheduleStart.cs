using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Workflows.Scheduling;

/// <summary>A start activity that has no due row gets one; publishing writes it, this makes up for versions published before that.</summary>
[ProcessOnly]
public sealed record ScheduleStart(Guid TriggerId, DateTimeOffset At) : ICommand<Done>;

internal sealed class ScheduleStartHandler(IDueQueue queue) : IRequestHandler<ScheduleStart, Result<Done>>
{
    public async Task<Result<Done>> Handle(ScheduleStart request, CancellationToken cancellationToken)
    {
        await queue.ScheduleAsync(StartSchedule.Kind, request.TriggerId, request.At, cancellationToken);
        return Done.Value;
    }
}
