using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>What left the product, or could not: mail and webhooks of the last days, newest first. The district office sees its region's.</summary>
/// <param name="Days">How many days back, 1 to 366.</param>
/// <param name="Search">Part of the title or of the name of who it is for.</param>
/// <param name="Channel"><c>mail</c> or <c>webhook</c>.</param>
/// <param name="State">One of <see cref="DeliveryStates"/>.</param>
[AllowedTo(Roles.DistrictOffice, Roles.SystemAdministrator, Roles.ProcessAdministrator)]
public sealed record ListDeliveries(
    string? Search = null, string? Channel = null, string? State = null, int Days = 30, Guid? NoticeId = null, PageRequest? Page = null) : IQuery<DeliveryList>;

public sealed record DeliveryList(Page<DeliveryItem> Page, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Channels);

/// <param name="Channel"><c>mail</c> or <c>webhook</c>; its name stands beside it.</param>
/// <param name="Error">What the other side said, for administrators only.</param>
/// <param name="NextAttemptAt">When it leaves or is tried again; null once it is sent or given up.</param>
public sealed record DeliveryItem(
    Guid Id, Guid? NoticeId, string Title, string ToName, string Channel, string ChannelName, string State, string StateName, int Attempts,
    DateTimeOffset At, DateTimeOffset? SentAt, DateTimeOffset? NextAttemptAt, string? Error, bool MayRetry);

/// <summary>Where a message stands. Texts: resource <c>delivery-state.&lt;value&gt;</c>.</summary>
public static class DeliveryStates
{
    public const string Dead = "dead";

    /// <summary>Tried in vain, tried again later.</summary>
    public const string Retrying = "retrying";

    /// <summary>Not tried yet: held back or on its way.</summary>
    public const string Waiting = "waiting";

    public const string Sent = "sent";

    public static readonly IReadOnlyList<string> All = [Dead, Retrying, Waiting, Sent];

    internal static string Of(OutboxState state, int attempts) => state switch
    {
        OutboxState.Sent => Sent,
        OutboxState.Dead => Dead,
        _ => attempts > 0 ? Retrying : Waiting,
    };
}

internal sealed class ListDeliveriesHandler(CaseFlowDb db, RequestContext context, TimeProvider time) : IRequestHandler<ListDeliveries, Result<DeliveryList>>
{
    private static readonly Keyset<OutboxMessage> Newest = new Keyset<OutboxMessage>(descending: true).By(m => m.At).By(m => m.Id);

    public async Task<Result<DeliveryList>> Handle(ListDeliveries request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        if (!Newest.Understands(page))
        {
            return new Refusal("page.after", "after");
        }

        var found = Searched(request);
        var groups = await found.GroupBy(m => new { m.Channel, m.State, Tried = m.Attempts > 0 })
            .Select(g => new { g.Key.Channel, g.Key.State, g.Key.Tried, Count = g.Count() }).ToListAsync(cancellationToken);
        var counts = ChipCounts.Of(groups, g => g.Count)
            .Row("state", g => DeliveryStates.Of(g.State, g.Tried ? 1 : 0), request.State)
            .Row("channel", g => Word(g.Channel), request.Channel);
        var rows = await Newest.Order(Chosen(found, request), page).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var targets = await db.Set<WebhookTarget>().Where(t => rows.Select(r => r.TargetId).Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Name, cancellationToken);
        var items = rows.ConvertAll(m => Item(m, m.TargetId is { } id ? targets.GetValueOrDefault(id) : null));
        return new DeliveryList(
            new Page<DeliveryItem>(items, counts.Total, page.Number, page.Take) { Next = Newest.Next(rows, page) },
            counts.InOrder("state", DeliveryStates.All, "delivery-state"), counts.InOrder("channel", ["mail", "webhook"], "delivery-channel"));
    }

    private IQueryable<OutboxMessage> Searched(ListDeliveries request)
    {
        var since = time.GetUtcNow().AddDays(-Math.Clamp(request.Days, 1, 366));
        var all = DeliveryScope.Seen(db.Set<OutboxMessage>().AsNoTracking(), context).Where(m => m.At >= since);
        all = request.NoticeId is { } notice ? all.Where(m => m.NoticeId == notice) : all;
        return request.Search?.Trim() is { Length: > 0 } text ? all.Where(m => m.Subject.Contains(text) || m.ToName.Contains(text)) : all;
    }

    private static IQueryable<OutboxMessage> Chosen(IQueryable<OutboxMessage> all, ListDeliveries request)
    {
        all = request.State switch
        {
            null => all,
            DeliveryStates.Sent => all.Where(m => m.State == OutboxState.Sent),
            DeliveryStates.Dead => all.Where(m => m.State == OutboxState.Dead),
            DeliveryStates.Retrying => all.Where(m => m.State == OutboxState.Waiting && m.Attempts > 0),
            DeliveryStates.Waiting => all.Where(m => m.State == OutboxState.Waiting && m.Attempts == 0),
            _ => all.Where(m => false),
        };
        return request.Channel switch
        {
            null => all,
            "mail" => all.Where(m => m.Channel == OutboxChannel.Mail),
            "webhook" => all.Where(m => m.Channel == OutboxChannel.Webhook),
            _ => all.Where(m => false),
        };
    }

    private DeliveryItem Item(OutboxMessage m, string? target)
    {
        var (state, channel) = (DeliveryStates.Of(m.State, m.Attempts), Word(m.Channel));
        return new(
            m.Id, m.NoticeId, m.Subject, m.ToName, channel, target ?? TextCatalog.Get($"delivery-channel.{channel}"), state, TextCatalog.Get($"delivery-state.{state}"), m.Attempts,
            m.At, m.SentAt, m.State == OutboxState.Waiting ? m.NextAttemptAt : null, DeliveryScope.SeesErrors(context) ? m.LastError : null, m.State == OutboxState.Dead);
    }

    private static string Word(OutboxChannel channel) => channel == OutboxChannel.Mail ? "mail" : "webhook";
}

/// <summary>Whose messages somebody looks after: administrators all, the district office those of its region.</summary>
internal static class DeliveryScope
{
    public static IQueryable<OutboxMessage> Seen(IQueryable<OutboxMessage> all, RequestContext context)
    {
        var path = context.Who.RegionPath ?? "-";
        return SeesErrors(context) ? all : all.Where(m => m.RegionPath.StartsWith(path));
    }

    public static bool SeesErrors(RequestContext context) =>
        context.Who.IsSystem || context.Who.Is(Roles.SystemAdministrator) || context.Who.Is(Roles.ProcessAdministrator);
}
