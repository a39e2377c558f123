using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>What everybody reads without signing in (R80): published bulletins alone, without facts, evidence or anybody's name.</summary>
public interface IPublicBulletins
{
    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<PublicBulletinItem>> ListAsync(CancellationToken ct);

    /// <summary>Null where none of that id is published.</summary>
    Task<PublicBulletin?> FindAsync(Guid id, CancellationToken ct);
}

public sealed record PublicBulletinItem(Guid Id, string District, int Year, int Quarter, string Period, string Number, DateTimeOffset PublishedAt);

/// <param name="Published">As it was announced; <paramref name="Present"/> with the errata.</param>
public sealed record PublicBulletin(
    PublicBulletinItem Item, string Issuer, IReadOnlyDictionary<string, decimal> Weights, IReadOnlyList<PublicRank> Published, IReadOnlyList<PublicRank> Present, IReadOnlyList<ErratumView> Errata);

/// <param name="Points">By dimension, what it adds to the total.</param>
public sealed record PublicRank(Guid UnitId, string Name, string League, int Rank, decimal Total, IReadOnlyDictionary<string, decimal> Points);

internal sealed class PublicBulletins(CaseFlowDb db, BulletinBook book) : IPublicBulletins
{
    private const int Most = 400;

    public async Task<IReadOnlyList<PublicBulletinItem>> ListAsync(CancellationToken ct) =>
        (await (from p in db.Set<BulletinPublication>().AsNoTracking()
                join b in db.Set<Bulletin>().IgnoreQueryFilters() on p.BulletinId equals b.Id
                orderby p.Year descending, p.Quarter descending, p.RegionPath
                select new { p.BulletinId, b.DistrictName, p.Year, p.Quarter, p.Number, p.PublishedAt }).Take(Most).ToListAsync(ct))
            .ConvertAll(p => new PublicBulletinItem(p.BulletinId, p.DistrictName, p.Year, p.Quarter, BulletinWords.Period(p.Year, p.Quarter), p.Number, p.PublishedAt));

    public async Task<PublicBulletin?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<BulletinPublication>().AsNoTracking().FirstOrDefaultAsync(p => p.BulletinId == id, ct) is not { } publication)
        {
            return null;
        }

        var content = ProcessJson.Read<BulletinContent>(publication.Content);
        var errata = await db.Set<BulletinErratum>().AsNoTracking().Where(e => e.BulletinId == id && e.State == ErratumStates.Approved).OrderBy(e => e.Number).ToListAsync(ct);
        return new PublicBulletin(
            new PublicBulletinItem(id, content.District, content.Year, content.Quarter, BulletinWords.Period(content.Year, content.Quarter), publication.Number, publication.PublishedAt), publication.Issuer,
            content.Rules.Weights, Ranks(content), Ranks(await book.PresentAsync(publication, ct)), errata.ConvertAll(e => BulletinDetailsHandler.Erratum(e, named: false)));
    }

    private static IReadOnlyList<PublicRank> Ranks(BulletinContent content) =>
        [.. content.Units.Select(u => new PublicRank(u.UnitId, u.Name, u.League, u.Rank, u.Total, u.Scores.ToDictionary(s => s.Dimension, s => s.Points)))];
}
