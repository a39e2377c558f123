using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Grids;

internal sealed class RegionDirectory(CaseFlowDb db) : IRegionDirectory
{
    public Task<RegionFacts?> FindAsync(string code, CancellationToken ct) =>
        db.Set<Region>().Where(r => r.Code == code).Select(r => new RegionFacts(r.Code, r.Name, r.Path, r.Level)).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<RegionFacts>> AlongAsync(string path, CancellationToken ct)
    {
        string[] paths = [.. Enum.GetValues<RegionLevel>().Select(l => RegionPaths.At(path, l)).OfType<string>()];
        return await db.Set<Region>().Where(r => paths.Contains(r.Path)).OrderBy(r => r.Level)
            .Select(r => new RegionFacts(r.Code, r.Name, r.Path, r.Level)).ToListAsync(ct);
    }

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> paths, CancellationToken ct) =>
        await db.Set<Region>().Where(r => paths.Contains(r.Path)).ToDictionaryAsync(r => r.Path, r => r.Name, ct);

    public Task<GridFacts?> FindGridAsync(string code, CancellationToken ct) =>
        db.Set<Grid>().Where(g => g.Code == code)
            .Select(g => new GridFacts(g.Code, g.Name, g.Kind, g.CommunityCode, g.RegionPath)).FirstOrDefaultAsync(ct);
}

internal sealed class GridsFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddScoped<IRegionDirectory, RegionDirectory>();
}
