using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>The district office and its head see a bulletin while it is prepared, a unit its own scores once it was submitted; when it is published everybody sees it.</summary>
internal sealed class BulletinScope(CaseFlowDb db, RequestContext context)
{
    private static readonly string[] Preparing = [Roles.DistrictOffice, Roles.ListingBody];

    public bool Prepares => SeesAll || Preparing.Any(context.Who.Is);

    public IQueryable<Bulletin> Seen => SeesAll
        ? db.Set<Bulletin>().IgnoreQueryFilters()
        : Prepares
            ? db.Set<Bulletin>().IgnoreQueryFilters().Where(b => b.State == BulletinStates.Published || b.RegionPath.StartsWith(context.Who.RegionPath ?? "-"))
            : db.Set<Bulletin>().IgnoreQueryFilters().Where(b => b.State == BulletinStates.Published);

    /// <summary>Those seen, and those of which a unit may look at its own scores before they are announced.</summary>
    public IQueryable<Bulletin> Known
    {
        get
        {
            var unit = context.Who.UnitId;
            return Prepares ? Seen : db.Set<Bulletin>().IgnoreQueryFilters().Where(b =>
                b.State == BulletinStates.Published || (b.SubmittedById != null && db.Set<BulletinUnit>().Any(u => u.BulletinId == b.Id && u.UnitId == unit)));
        }
    }

    /// <summary>Whether who asks is of the district that prepares it, and sees what led to it.</summary>
    public bool PreparesOf(Bulletin bulletin) => SeesAll || (Prepares && bulletin.RegionPath.StartsWith(context.Who.RegionPath ?? "-", StringComparison.Ordinal));

    private bool SeesAll => context.InProcess || context.Who.IsSystem;

    /// <summary>One that the office of who asks prepares, however far it is.</summary>
    public async Task<(Bulletin? Bulletin, Refusal? Refusal)> PreparedAsync(Guid id, CancellationToken ct)
    {
        if (await Seen.FirstOrDefaultAsync(b => b.Id == id, ct) is not { } bulletin)
        {
            return (null, Refusal.NotFound("bulletin.unknown"));
        }

        if (!SeesAll && bulletin.OfficeUnitId != context.Who.UnitId)
        {
            return (null, Refusal.Forbidden("bulletin.foreign-office", bulletin.DistrictName));
        }

        return (bulletin, null);
    }

    /// <summary>One that is being prepared by the office of who asks; else why it cannot be changed.</summary>
    public async Task<(Bulletin? Bulletin, Refusal? Refusal)> DraftAsync(Guid id, CancellationToken ct)
    {
        var (bulletin, refusal) = await PreparedAsync(id, ct);
        return bulletin is null || bulletin.State == BulletinStates.Drafting
            ? (bulletin, refusal)
            : (null, bulletin.State == BulletinStates.Published
                ? Refusal.Conflict("bulletin.published", bulletin.Number, bulletin.PublishedAt!.Value.ToLongText())
                : Refusal.Conflict("bulletin.not-drafting", BulletinWords.State(bulletin.State)));
    }
}

/// <summary>The table of a bulletin as its rows now give it, and what is written of it.</summary>
internal sealed class BulletinBook(CaseFlowDb db, IAttachmentRoll files, IMediator mediator, RequestContext context, TimeProvider time)
{
    public async Task<BulletinContent> TableAsync(Bulletin bulletin, CancellationToken ct)
    {
        var rules = ProcessJson.Read<BulletinRules>(bulletin.Rules);
        var all = await db.Set<BulletinScore>().AsNoTracking().Where(s => s.BulletinId == bulletin.Id).ToListAsync(ct);
        var evidence = await files.OfAsync([.. all.Where(s => s.Evidence is not null).Select(s => s.EvidenceId).OfType<Guid>()], ct);
        var scores = all.ToLookup(s => s.UnitId);
        var units = (await db.Set<BulletinUnit>().AsNoTracking().Where(u => u.BulletinId == bulletin.Id).ToListAsync(ct)).ConvertAll(u => new RankedUnit(
            u.UnitId, u.Name, u.League, u.RegionPath, 0, 0,
            [.. BulletinDimensions.All.Select(d => Of(scores[u.UnitId].FirstOrDefault(s => s.Dimension == d), d, u.League, rules, evidence))]));
        return new BulletinContent(bulletin.DistrictName, bulletin.Year, bulletin.Quarter, bulletin.FirstDay, bulletin.LastDay, rules, BulletinRanking.Rank(units, rules));
    }

    /// <summary>As it was published, with the errata that were approved since.</summary>
    public async Task<BulletinContent> PresentAsync(BulletinPublication publication, CancellationToken ct)
    {
        var errata = await db.Set<BulletinErratum>().AsNoTracking().Where(e => e.BulletinId == publication.BulletinId && e.State == ErratumStates.Approved).OrderBy(e => e.Number).ToListAsync(ct);
        return errata.Aggregate(ProcessJson.Read<BulletinContent>(publication.Content), (content, e) => content.With(e.UnitId, e.Dimension, e.ScoreAfter));
    }

    public async Task WriteAsync(Bulletin bulletin, string kind, string? text, CancellationToken ct)
    {
        var last = await db.Set<BulletinEntry>().Where(e => e.BulletinId == bulletin.Id).MaxAsync(e => (int?)e.Position, ct) ?? 0;
        db.Add(new BulletinEntry
        {
            BulletinId = bulletin.Id, Position = last + 1, Kind = kind, Text = text is { Length: > Bulletin.MaxText } ? text[..Bulletin.MaxText] : text, By = context.Who.Name, At = time.GetUtcNow(),
        });
    }

    /// <summary>As the system does; null: the notice is on its way.</summary>
    public async Task<Refusal?> TellAsync(SendNotice notice, CancellationToken ct)
    {
        using var _ = context.EnterProcess();
        return (await mediator.Send(notice, ct)).Refusals is [var refused, ..] ? refused : null;
    }

    private static DimensionScore Of(BulletinScore? score, string dimension, string league, BulletinRules rules, ILookup<Guid, AttachmentItem> evidence)
    {
        var missing = score?.Entered is null && !rules.IsMeasured(league, dimension);
        return new DimensionScore(
            dimension, score?.Entered ?? score?.Measured, 0, missing, score?.Measured, ProcessJson.Read<BulletinFact[]>(score?.Facts ?? "[]"), score?.Evidence, score?.EnteredBy,
            score?.EvidenceId is { } id ? [.. evidence[id].Select(f => new EvidenceFile(f.Id, f.FileName))] : []);
    }
}
