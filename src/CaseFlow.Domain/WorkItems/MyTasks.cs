using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkItems;

/// <summary>The tasks of the actor or of their unit, the earliest due first; offered actions are not among them.</summary>
/// <param name="Filter">
/// <c>mine</c> (default: I may do them and nobody else took them), <c>unit</c> (my unit's, whoever in it does them), or of mine:
/// <c>today</c>, <c>week</c> (due up to Sunday), <c>overdue</c>.
/// </param>
/// <param name="Search">Part of the title, or of the subject's number, title or place.</param>
[AnyRole]
public sealed record MyTasks(string? Filter = null, string? Search = null, PageRequest? Page = null) : IQuery<TaskList>;

public sealed record TaskList(TaskCounts Counts, Page<TaskItem> Page);

/// <summary>The numbers of the workbench; each is a filter of <see cref="MyTasks"/>.</summary>
public sealed record TaskCounts(int Mine, int Unit, int Today, int Week, int Overdue);

/// <param name="SubjectKind"><c>case</c> or another kind of subject; names its page.</param>
/// <param name="SubjectTitle">What it is about: enterprise and hazard.</param>
/// <param name="LastDay">Inclusive; null without due date.</param>
/// <param name="DueAt">The first instant that is late.</param>
/// <param name="Optional">Offered, not owed.</param>
/// <param name="MayDo">The viewer fits and nobody else took it.</param>
/// <param name="Holders">Who may do it, in words.</param>
public sealed record TaskItem(
    Guid Id, Guid SubjectId, string SubjectKind, string? SubjectNumber, string SubjectTitle, string Place, string Title, string? Instructions,
    bool Optional, DateTimeOffset OpenedAt, DateOnly? LastDay, DateTimeOffset? DueAt, bool Overdue, IReadOnlyList<string> Holders,
    string? ClaimedBy, bool ClaimedByMe, bool MayDo, IReadOnlyList<WorkItemOutcome> Outcomes, int Version);

internal sealed class MyTasksHandler(Fitness fitness, TaskItems items, TimeProvider time)
    : IRequestHandler<MyTasks, Result<TaskList>>
{
    public async Task<Result<TaskList>> Handle(MyTasks request, CancellationToken cancellationToken)
    {
        var mine = fitness.Free(Owed(fitness.Fitting()));
        var unit = Owed(fitness.OfUnit());
        var now = time.GetUtcNow();
        var today = time.Today();
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        var dueToday = mine.Where(i => i.LastDay == today && i.DueAt > now);
        var dueThisWeek = mine.Where(i => i.LastDay >= today && i.LastDay <= sunday && i.DueAt > now);
        var overdue = mine.Where(i => i.DueAt <= now);

        var counts = new TaskCounts(
            await mine.CountAsync(cancellationToken), await unit.CountAsync(cancellationToken), await dueToday.CountAsync(cancellationToken),
            await dueThisWeek.CountAsync(cancellationToken), await overdue.CountAsync(cancellationToken));
        var chosen = request.Filter switch
        {
            "unit" => unit,
            "today" => dueToday,
            "week" => dueThisWeek,
            "overdue" => overdue,
            _ => mine,
        };
        if (request.Search?.Trim() is { Length: > 0 } text)
        {
            chosen = chosen.Where(i => i.Title.Contains(text) || i.SubjectTitle.Contains(text) || i.Place.Contains(text)
                || (i.SubjectNumber != null && i.SubjectNumber.Contains(text)));
        }

        var page = request.Page ?? new PageRequest();
        var sorted = chosen.OrderBy(i => i.DueAt == null).ThenBy(i => i.DueAt).ThenBy(i => i.OpenedAt).ThenBy(i => i.Id);
        var rows = await items.ReadAsync(sorted.Skip(page.Skip).Take(page.Take), cancellationToken);
        return new TaskList(counts, new Page<TaskItem>(rows, await chosen.CountAsync(cancellationToken), page.Number, page.Take));
    }

    private static IQueryable<WorkItem> Owed(IQueryable<WorkItem> all) => all.Where(i => i.State == WorkItemState.Open && !i.Optional);
}
