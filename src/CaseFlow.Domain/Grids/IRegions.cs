using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Grids;

/// <summary>Regions and grids by code or path, for those who show or check them.</summary>
public interface IRegions
{
    /// <summary>By twelve-digit code.</summary>
    Task<RegionRef?> FindAsync(string code, CancellationToken ct);

    /// <summary>The regions a path runs through, from city down: 西安市, 雁塔区, 小寨路街道, …</summary>
    Task<IReadOnlyList<RegionRef>> OnPathAsync(string regionPath, CancellationToken ct);

    Task<GridRef?> FindGridAsync(string code, CancellationToken ct);
}

public sealed record RegionRef(string Code, string Name, RegionLevel Level, string Path);

public sealed record GridRef(string Code, string Name, GridKind Kind, string CommunityCode, string RegionPath);

internal sealed class RegionDirectory(CaseFlowDb db) : IRegions
{
    public Task<RegionRef?> FindAsync(string code, CancellationToken ct) =>
        db.Set<Region>().Where(r => r.Code == code).Select(r => new RegionRef(r.Code, r.Name, r.Level, r.Path)).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<RegionRef>> OnPathAsync(string regionPath, CancellationToken ct)
    {
        string[] paths = [.. Enum.GetValues<RegionLevel>().Select(l => RegionPaths.At(regionPath, l)).OfType<string>()];
        return await db.Set<Region>().Where(r => paths.Contains(r.Path)).OrderBy(r => r.Level)
            .Select(r => new RegionRef(r.Code, r.Name, r.Level, r.Path)).ToListAsync(ct);
    }

    public Task<GridRef?> FindGridAsync(string code, CancellationToken ct) =>
        db.Set<Grid>().Where(g => g.Code == code)
            .Select(g => new GridRef(g.Code, g.Name, g.Kind, g.CommunityCode, g.RegionPath)).FirstOrDefaultAsync(ct);
}

internal sealed class GridsFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddScoped<IRegions, RegionDirectory>();
}
