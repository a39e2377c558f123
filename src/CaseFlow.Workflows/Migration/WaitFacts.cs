using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Workflows.Runtime;
using MediatR;

namespace CaseFlow.Workflows.Migration;

/// <summary>What people know of wait points: the task's title and holder, the due instants.</summary>
internal sealed class WaitFacts
{
    private readonly Dictionary<Guid, WaitingTask> _tasks;
    private readonly Dictionary<Guid, WaitingDeadline> _deadlines;

    private WaitFacts(IEnumerable<WaitingTask> tasks, IEnumerable<WaitingDeadline> deadlines) =>
        (_tasks, _deadlines) = (tasks.ToDictionary(t => t.BookmarkId), deadlines.ToDictionary(d => d.BookmarkId));

    public static async Task<WaitFacts> ReadAsync(IMediator mediator, RequestContext context, IReadOnlyList<Guid> bookmarks, CancellationToken ct)
    {
        using (context.EnterProcess())
        {
            return new WaitFacts((await mediator.Send(new TasksWaiting(bookmarks), ct)).Value, (await mediator.Send(new DeadlinesWaiting(bookmarks), ct)).Value);
        }
    }

    /// <summary>What is waited for at a wait point: its title, who holds it, and when it is due.</summary>
    public (string? Title, string? Holder, DateTimeOffset? DueAt) Of(Guid bookmark, DateTimeOffset? dueAt)
    {
        var (task, deadline) = (_tasks.GetValueOrDefault(bookmark), _deadlines.GetValueOrDefault(bookmark));
        return (task?.Title ?? deadline?.Name, task?.Holder, dueAt ?? task?.DueAt ?? deadline?.DueAt);
    }

    public DryRunWait Wait(Bookmark bookmark, ActivityNode from, ActivityNode? to)
    {
        var (title, holder, due) = Of(bookmark.Id, bookmark.DueAt);
        return new DryRunWait(
            NodeNames.Of(from), to is null ? null : NodeNames.Of(to), bookmark.Stimulus, title ?? bookmark.Key, holder, due, to is null ? null : due);
    }
}
