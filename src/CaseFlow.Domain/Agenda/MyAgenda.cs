using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkItems;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Agenda;

/// <summary>Everything that I, or my unit, owe by a day of a span: open tasks with a due date, and limits of which I am a party (R91).</summary>
/// <param name="Filter"><c>mine</c> (default) or <c>unit</c>.</param>
[AnyRole]
public sealed record MyAgenda(DateOnly First, DateOnly Last, string? Filter = null) : IQuery<AgendaView>;

/// <param name="More">There is more in this span than is shown.</param>
public sealed record AgendaView(IReadOnlyList<AgendaItem> Items, bool More);

/// <param name="Kind"><c>task</c> or <c>deadline</c>.</param>
/// <param name="Title">What is owed, in the words of the definition; names nobody.</param>
/// <param name="SubjectTitle">What it is about.</param>
/// <param name="LastDay">Inclusive.</param>
/// <param name="DueAt">The first instant that is late.</param>
/// <param name="Standing">One of <see cref="AgendaStandings"/>.</param>
public sealed record AgendaItem(
    string Kind, Guid Id, Guid SubjectId, string SubjectKind, string? SubjectNumber, string SubjectTitle, string Title, DateOnly LastDay, DateTimeOffset DueAt, string Standing)
{
    /// <summary>It ends with its day, so no hour needs to be named.</summary>
    public bool WholeDay => DueAt == LastDay.EndOfDay();
}

/// <summary>How far a due date is away. Texts: resource <c>agenda-standing.&lt;value&gt;</c>.</summary>
public static class AgendaStandings
{
    public const string Late = "late";
    public const string Today = "today";
    public const string Soon = "soon";
    public const string Later = "later";

    private const int SoonDays = 3;

    public static string Of(DateOnly lastDay, DateTimeOffset dueAt, DateTimeOffset now) => (lastDay.DayNumber - now.ChinaDate().DayNumber) switch
    {
        _ when dueAt <= now => Late,
        <= 0 => Today,
        <= SoonDays => Soon,
        _ => Later,
    };
}

internal sealed class MyAgendaValidator : AbstractValidator<MyAgenda>
{
    private const int MostDays = 800;

    public MyAgendaValidator()
    {
        RuleFor(x => x.Last).Must((x, last) => last >= x.First && last.DayNumber - x.First.DayNumber <= MostDays)
            .WithErrorCode("agenda.span").WithMessage(_ => TextCatalog.Get("agenda.span"));
        RuleFor(x => x.Filter).Must(f => f is null or "mine" or "unit").WithErrorCode("agenda.filter").WithMessage(_ => TextCatalog.Get("agenda.filter"));
    }
}

internal sealed class MyAgendaHandler(IMediator mediator, TimeProvider time) : IRequestHandler<MyAgenda, Result<AgendaView>>
{
    private const int MostTasks = 500;
    private const int MostDeadlines = 300;

    public async Task<Result<AgendaView>> Handle(MyAgenda request, CancellationToken cancellationToken)
    {
        var (ofUnit, now) = (request.Filter == "unit", time.GetUtcNow());
        var tasks = await mediator.Send(new TasksDue(request.First, request.Last, ofUnit, MostTasks + 1), cancellationToken);
        var deadlines = await mediator.Send(new DeadlinesDue(request.First, request.Last, ofUnit, MostDeadlines), cancellationToken);
        var items = tasks.Value.Take(MostTasks)
            .Select(t => new AgendaItem("task", t.Id, t.SubjectId, t.SubjectKind, t.SubjectNumber, t.SubjectTitle, t.Title, t.LastDay, t.DueAt, AgendaStandings.Of(t.LastDay, t.DueAt, now)))
            .Concat(deadlines.Value.Deadlines.Select(d => new AgendaItem(
                "deadline", d.Id, d.SubjectId, d.SubjectKind, d.SubjectNumber, d.SubjectTitle, d.Name, d.LastDay, d.DueAt, AgendaStandings.Of(d.LastDay, d.DueAt, now))));
        return new AgendaView([.. items.OrderBy(i => i.DueAt).ThenBy(i => i.Id)], tasks.Value.Count > MostTasks || deadlines.Value.More);
    }
}
