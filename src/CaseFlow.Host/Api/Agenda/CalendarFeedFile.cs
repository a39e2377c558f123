using System.Text;
using CaseFlow.Domain.Agenda;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Host.Security.Feeds;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using MediatR;

namespace CaseFlow.Host.Api.Agenda;

/// <summary>
/// Somebody's due dates as iCalendar (RFC 5545), as they are in their post of this moment. Titles say what is owed and the
/// subject's number: no name of a person or an enterprise leaves this way.
/// </summary>
internal static class CalendarFeedFile
{
    public const string RateLimit = "calendar-feed";

    private const int DaysBack = 60;
    private const int DaysAhead = 400;

    /// <summary>An address that is unknown, revoked or of a closed account answers the same 404.</summary>
    public static async Task<Microsoft.AspNetCore.Http.IResult> AnswerAsync(
        string token, HttpContext http, FeedRegister feeds, IServiceScopeFactory scopes, INoticeLinks links, TimeProvider time, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        if (await feeds.OwnerOfAsync(token, ct) is not { } owner)
        {
            return Results.NotFound();
        }

        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<IActors>().FindAsync(owner, ct) is not { } actor)
        {
            return Results.NotFound();
        }

        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Actor, context.Origin) = (actor, "calendar");
        var today = time.Today();
        var agenda = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new MyAgenda(today.AddDays(-DaysBack), today.AddDays(DaysAhead)), ct);
        return Results.Text(Write(agenda.Value.Items, links, time.GetUtcNow()), "text/calendar", Encoding.UTF8);
    }

    internal static string Write(IReadOnlyList<AgendaItem> items, INoticeLinks links, DateTimeOffset now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//CaseFlow//Agenda//ZH" };
        calendar.AddProperty("X-WR-CALNAME", TextCatalog.Get("agenda.feed-name"));
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        foreach (var item in items)
        {
            calendar.Events.Add(Event(item, links, now));
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Event(AgendaItem item, INoticeLinks links, DateTimeOffset now)
    {
        var number = item.SubjectNumber is { } n ? TextCatalog.Get("agenda.of-number", n) : "";
        var made = new CalendarEvent
        {
            Uid = $"{item.Kind}-{item.Id:N}@caseflow",
            DtStamp = new CalDateTime(now.UtcDateTime, CalDateTime.UtcTzId),
            Summary = (item.Standing == AgendaStandings.Late ? TextCatalog.Get("agenda.late-title", item.Title) : item.Title) + number,
            Start = item.WholeDay ? new CalDateTime(item.LastDay) : new CalDateTime(item.DueAt.UtcDateTime, CalDateTime.UtcTzId),
            Transparency = Ical.Net.TransparencyType.Transparent,
            Categories = [TextCatalog.Get($"agenda-kind.{item.Kind}")],
        };
        made.Url = links.Of(item.SubjectKind, item.SubjectId) is { } link ? new Uri(link) : null;
        return made;
    }
}
