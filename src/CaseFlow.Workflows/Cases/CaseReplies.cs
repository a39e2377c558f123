using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Documents;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Workflows.Runtime;
using Commands = CaseFlow.Domain.Deadlines;

namespace CaseFlow.Workflows.Cases;

/// <summary>
/// What the domain answers where a definition runs in memory: limits are counted by weekends and fixed-date holidays, so
/// their dates are provisional; numbers begin with 1.
/// </summary>
internal sealed class CaseReplies : IMemoryReply
{
    private static readonly Lazy<WorkCalendar> Calendar = new(() => new WorkCalendar(0, [], []));

    public bool TryReply(object command, DateTimeOffset now, out object? reply)
    {
        reply = command switch
        {
            OpenWorkItem task => new WorkItemOpened(Guid.CreateVersion7(now), task.Due is { } due ? Calendar.Value.End(task.DueFrom ?? now, due).DueAt : null),
            StartDeadline start => Started(now, start.LastDay, start.From ?? now, start.Limit),
            Commands.ExtendDeadline extend => Started(now, extend.NewLastDay, now, new Limit(0, LimitUnit.NaturalDays)),
            Domain.Documents.IssueDocument document => new DocumentIssued(
                Guid.CreateVersion7(now), document.Numbering.Replace("{year}", $"{now.ChinaDate().Year}", StringComparison.Ordinal).Replace("{n}", "1", StringComparison.Ordinal), document.Title),
            Domain.Notices.SendNotice notice => new NoticesSent(notice.To),
            ICommand<Done> => Done.Value,
            _ => null,
        };
        return reply is not null;
    }

    private static DeadlineStarted Started(DateTimeOffset now, DateOnly? lastDay, DateTimeOffset from, Limit limit)
    {
        var end = lastDay is { } day ? new LimitEnd(day, day, day.EndOfDay(), 0, true) : Calendar.Value.End(from, limit);
        return new DeadlineStarted(Guid.CreateVersion7(now), end.DueAt, end.LastDay, end.Provisional);
    }
}
