using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.People;

/// <param name="RegionPath">Where it belongs, also of those that oversee no region.</param>
public sealed record UnitOnRoll(Guid Id, string Name, UnitKind Kind, string RegionPath);

/// <summary>Units by kind, batch by batch, for what all of a kind owe; whoever asks.</summary>
public interface IUnitRoll
{
    /// <param name="path">Those below it.</param>
    /// <param name="after">The last of the batch before; empty: the first batch.</param>
    Task<IReadOnlyList<UnitOnRoll>> NextAsync(IReadOnlyCollection<UnitKind> kinds, string path, Guid after, int most, CancellationToken ct);
}

internal sealed class UnitRoll(CaseFlowDb db) : IUnitRoll
{
    public async Task<IReadOnlyList<UnitOnRoll>> NextAsync(IReadOnlyCollection<UnitKind> kinds, string path, Guid after, int most, CancellationToken ct) =>
        await db.Set<Unit>().AsNoTracking().Where(u => kinds.Contains(u.Kind) && u.RegionPath.StartsWith(path) && u.Id > after)
            .OrderBy(u => u.Id).Take(most).Select(u => new UnitOnRoll(u.Id, u.Name, u.Kind, u.RegionPath)).ToListAsync(ct);
}

internal sealed class UnitRollFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddScoped<IUnitRoll, UnitRoll>();
}
