using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>Where regions and grids run, for maps.</summary>
public interface IBoundaries
{
    /// <summary>GeoJSON geometries of these regions and grids on a day, by code; the grid's own before the region's.</summary>
    Task<IReadOnlyDictionary<string, string>> OnAsync(IReadOnlyCollection<string> codes, DateOnly day, CancellationToken ct);

    /// <summary>Whether a point lies in the region; null where nobody has drawn it.</summary>
    Task<bool?> CoversAsync(string regionCode, double latitude, double longitude, DateOnly day, CancellationToken ct);
}

/// <summary>Appends boundaries and says which one holds.</summary>
internal sealed class BoundaryBook(CaseFlowDb db, RequestContext context, TimeProvider time) : IBoundaries
{
    async Task<IReadOnlyDictionary<string, string>> IBoundaries.OnAsync(IReadOnlyCollection<string> codes, DateOnly day, CancellationToken ct) =>
        (await OnAsync(codes, day, ct)).ToDictionary(b => b.Key, b => b.Value.Geometry);

    public async Task<bool?> CoversAsync(string regionCode, double latitude, double longitude, DateOnly day, CancellationToken ct) =>
        (await OnAsync([regionCode], day, ct)).GetValueOrDefault(regionCode) is { } boundary
            ? BoundaryShape.Stored(boundary.Geometry) is var shape && shape.Covers(shape.Factory.CreatePoint(new NetTopologySuite.Geometries.Coordinate(longitude, latitude)))
            : null;

    /// <summary>The ones of these codes on a day: by code, the grid's own before the region's.</summary>
    public async Task<IReadOnlyDictionary<string, Boundary>> OnAsync(IReadOnlyCollection<string> codes, DateOnly day, CancellationToken ct) =>
        (await db.Set<Boundary>().AsNoTracking().Where(b => codes.Contains(b.Code) && b.FirstDay <= day && (b.Until == null || day < b.Until)).ToListAsync(ct))
        .GroupBy(b => b.Code).ToDictionary(g => g.Key, g => g.OrderBy(b => b.Administrative).First());

    /// <summary>The nearest region of a path that has a boundary on the day, from below.</summary>
    public async Task<Boundary?> NearestAsync(string path, DateOnly day, CancellationToken ct)
    {
        string[] codes = [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(s => s.PadRight(RegionPaths.CodeLength, '0'))];
        var known = await db.Set<Boundary>().AsNoTracking()
            .Where(b => codes.Contains(b.Code) && b.Administrative && b.FirstDay <= day && (b.Until == null || day < b.Until)).ToListAsync(ct);
        return known.MaxBy(b => Array.IndexOf(codes, b.Code));
    }

    /// <summary>Holds from that day on; the one before it ends. Null when it was appended, else why it cannot be.</summary>
    /// <param name="geometry">Null: there is none of that kind from that day on.</param>
    public async Task<Refusal?> AppendAsync(string code, bool administrative, string? geometry, DateOnly firstDay, string reason, CancellationToken ct)
    {
        var last = await db.Set<Boundary>().FirstOrDefaultAsync(b => b.Code == code && b.Administrative == administrative && b.Until == null, ct);
        if (firstDay > time.Today() || firstDay <= last?.FirstDay)
        {
            return new Refusal("boundary.first-day", "firstDay", (last?.FirstDay.AddDays(1) ?? Grid.Beginning).ToLongText(), time.Today().ToLongText());
        }

        if (last is not null)
        {
            last.Until = firstDay;
        }

        if (geometry is not null)
        {
            var now = time.GetUtcNow();
            db.Add(new Boundary
            {
                Id = Guid.CreateVersion7(now), Code = code, Administrative = administrative, Geometry = geometry, FirstDay = firstDay,
                Reason = reason.Trim(), RecordedAt = now, RecordedBy = context.Who.Name,
            });
        }

        return null;
    }
}
