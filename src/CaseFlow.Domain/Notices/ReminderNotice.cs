using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Domain.Notices;

/// <summary>A step of a deadline's ladder goes out as a notice to whoever is in charge now (R91, reliability B10).</summary>
internal sealed class ReminderNotice(IMediator mediator) : INotificationHandler<ReminderDue>
{
    public async Task Handle(ReminderDue notification, CancellationToken cancellationToken)
    {
        var due = notification.DueAt == notification.LastDay.EndOfDay() ? notification.LastDay.ToLongText() : notification.DueAt.ToLongText();
        var left = notification.Left switch
        {
            > 0 => TextCatalog.Get("notice.left", notification.Left),
            0 => TextCatalog.Get("notice.left-today"),
            _ => TextCatalog.Get("notice.left-late", -notification.Left),
        };
        var text = notification.Text
            .Replace("{due}", due, StringComparison.Ordinal)
            .Replace("{left}", left, StringComparison.Ordinal)
            .Replace("{step}", notification.DeadlineName, StringComparison.Ordinal);
        var title = TextCatalog.Get("notice.reminder-title", notification.DeadlineName, left);
        var sent = await mediator.Send(
            new SendNotice(notification.SubjectId, notification.NoticeKey, notification.Notify, title, text)
            {
                Kind = notification.Left < 0 ? NoticeKinds.Late : NoticeKinds.Reminder,
                DueAt = notification.DueAt,
            },
            cancellationToken);
        if (!sent.Succeeded)
        {
            throw new InvalidOperationException($"Reminder {notification.NoticeKey} was refused: {string.Join(", ", sent.Refusals.Select(r => r.Code))}");
        }
    }
}
