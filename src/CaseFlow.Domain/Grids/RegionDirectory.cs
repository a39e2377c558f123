using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

internal sealed class RegionDirectory(CaseFlowDb db, TimeProvider time) : IRegionDirectory
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

    public async Task<RegionOnDay?> TreeAsync(string code, DateOnly day, CancellationToken ct)
    {
        var spans = db.Set<RegionSpan>().AsNoTracking().On(day);
        if (await spans.Where(s => s.Code == code).Select(s => s.Path).FirstOrDefaultAsync(ct) is not { } path)
        {
            return null;
        }

        string[] above = [.. Enum.GetValues<RegionLevel>().Select(l => RegionPaths.At(path, l)).OfType<string>()];
        var rows = await (
            from span in spans
            join region in db.Set<Region>() on span.Code equals region.Code
            where span.Path.StartsWith(path) || above.Contains(span.Path)
            orderby region.Level, span.Path
            select new RegionFacts(region.Code, region.Name, span.Path, region.Level)).ToListAsync(ct);
        return new RegionOnDay(
            rows.FindAll(r => above.Contains(r.Path)), rows.FindAll(r => r.Path != path && RegionPaths.Above(r.Path) == path),
            rows.Where(r => r.Level == RegionLevel.Community && r.Path.StartsWith(path, StringComparison.Ordinal)).ToDictionary(r => r.Code, r => r.Path));
    }

    public Task<GridFacts?> FindGridAsync(string code, CancellationToken ct) =>
        db.Set<Grid>().On(time.Today()).Where(g => g.Code == code)
            .Select(g => new GridFacts(g.Code, g.Name, g.Kind, g.Tier, g.RegionCode, g.RegionPath)).FirstOrDefaultAsync(ct);
}
