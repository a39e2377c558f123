using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.KeyObjects;

/// <summary>Published in the same transaction when the first ground of an enterprise begins: it is on the list (R117).</summary>
public sealed record KeyObjectJoined(Guid EnterpriseId) : INotification;

/// <summary>Published in the same transaction when the last ground of an enterprise ends: it leaves the list.</summary>
public sealed record KeyObjectLeft(Guid EnterpriseId) : INotification;

/// <summary>Key objects for the features that work on them.</summary>
public interface IKeyObjects
{
    /// <summary>The enterprises on the list of a day.</summary>
    IQueryable<Guid> On(DateOnly day);
}

/// <summary>Begins and ends grounds, and says when an enterprise comes on the list or leaves it.</summary>
internal sealed class KeyObjectBook(CaseFlowDb db, ITimeline timeline, IMediator mediator, RequestContext context, TimeProvider time) : IKeyObjects
{
    private const int MostText = 200;

    public IQueryable<Guid> On(DateOnly day) => Grounds(day).Select(g => g.EnterpriseId).Distinct();

    public IQueryable<KeyGround> Grounds(DateOnly day) =>
        db.Set<KeyGround>().AsNoTracking().Where(g => g.FirstDay <= day && (g.Until == null || g.Until > day));

    public async Task BeginAsync(Guid enterpriseId, string kind, Guid? sourceId, string text, DateOnly firstDay, CancellationToken ct)
    {
        if (sourceId is not null && await db.Set<KeyGround>().AnyAsync(g => g.SourceId == sourceId && g.Until == null, ct))
        {
            return;
        }

        var first = !await db.Set<KeyGround>().AnyAsync(g => g.EnterpriseId == enterpriseId && g.Until == null, ct);
        db.Add(new KeyGround
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), EnterpriseId = enterpriseId, Kind = kind, SourceId = sourceId,
            Text = text.Length > MostText ? text[..MostText] : text, FirstDay = firstDay, RecordedBy = context.Who.Name,
        });
        timeline.Write(enterpriseId, first ? "timeline.key-object-joined" : "timeline.key-ground-added", TextCatalog.Get($"key-ground.{kind}"), text, firstDay);
        if (first)
        {
            // Whoever follows reads the list with it.
            await db.SaveChangesAsync(ct);
            await mediator.Publish(new KeyObjectJoined(enterpriseId), ct);
        }
    }

    public async Task EndAsync(KeyGround ground, DateOnly until, string reason, CancellationToken ct)
    {
        (ground.Until, ground.EndReason, ground.EndedBy) = (until > ground.FirstDay ? until : ground.FirstDay, reason, context.Who.Name);
        var last = !await db.Set<KeyGround>().AnyAsync(g => g.EnterpriseId == ground.EnterpriseId && g.Id != ground.Id && g.Until == null, ct);
        timeline.Write(
            ground.EnterpriseId, last ? "timeline.key-object-left" : "timeline.key-ground-ended", TextCatalog.Get($"key-ground.{ground.Kind}"), ground.Text, ground.Until.Value, reason);
        if (last)
        {
            await db.SaveChangesAsync(ct);
            await mediator.Publish(new KeyObjectLeft(ground.EnterpriseId), ct);
        }
    }

    /// <summary>The ground that came of a hazard or of a source, while it holds.</summary>
    public Task<KeyGround?> OfSourceAsync(Guid sourceId, CancellationToken ct) => db.Set<KeyGround>().FirstOrDefaultAsync(g => g.SourceId == sourceId && g.Until == null, ct);
}

internal sealed class KeyObjectsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<KeyObjectBook>();
        services.AddScoped<IKeyObjects>(p => p.GetRequiredService<KeyObjectBook>());
    }
}
