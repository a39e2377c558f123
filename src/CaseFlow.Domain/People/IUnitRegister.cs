using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

/// <summary>Units inside the caller's transaction, for features whose objects bring a unit of their own (an enterprise's accounts).</summary>
public interface IUnitRegister
{
    Guid Add(UnitKind kind, string name, string regionPath, string aliases = "");

    Task RenameAsync(Guid unitId, string name, CancellationToken ct);

    Task MoveAsync(Guid unitId, string regionPath, CancellationToken ct);

    /// <summary>Who is in the one is in the other from now on, and what was opened to the one is open to the other.</summary>
    Task MergeAsync(Guid unitId, Guid intoId, CancellationToken ct);
}

/// <summary>What waits for the one unit waits for the other.</summary>
public sealed record UnitsMerged(Guid UnitId, Guid IntoId, string IntoName) : INotification;

internal sealed class UnitRegister(CaseFlowDb db, IMediator mediator, TimeProvider time) : IUnitRegister
{
    public Guid Add(UnitKind kind, string name, string regionPath, string aliases = "")
    {
        var unit = new Unit { Id = Guid.CreateVersion7(time.GetUtcNow()), Kind = kind, Name = name, Aliases = aliases, RegionPath = regionPath };
        db.Add(unit);
        return unit.Id;
    }

    public async Task RenameAsync(Guid unitId, string name, CancellationToken ct) => (await db.Set<Unit>().SingleAsync(u => u.Id == unitId, ct)).Name = name;

    public async Task MoveAsync(Guid unitId, string regionPath, CancellationToken ct) => (await db.Set<Unit>().SingleAsync(u => u.Id == unitId, ct)).RegionPath = regionPath;

    public async Task MergeAsync(Guid unitId, Guid intoId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        foreach (var post in await db.Set<Post>().Where(p => p.UnitId == unitId && p.ValidTo == null).ToListAsync(ct))
        {
            post.ValidTo = now;
            db.Add(new Post { Id = Guid.CreateVersion7(now), PersonId = post.PersonId, Role = post.Role, UnitId = intoId, ValidFrom = now });
        }

        var open = await db.Set<UnitAccess>().Where(a => a.UnitId == intoId).Select(a => a.SubjectId).ToListAsync(ct);
        var opened = await db.Set<UnitAccess>().Where(a => a.UnitId == unitId).Select(a => a.SubjectId).ToListAsync(ct);
        db.AddRange(opened.Except(open).Select(subject => new UnitAccess { SubjectId = subject, UnitId = intoId }));
        await mediator.Publish(new UnitsMerged(unitId, intoId, await db.Set<Unit>().Where(u => u.Id == intoId).Select(u => u.Name).SingleAsync(ct)), ct);
    }
}
