using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>One bulletin: the table as it stands, of a published one as it was announced, and its errata.</summary>
[AnyRole]
public sealed record BulletinDetails(Guid BulletinId) : IQuery<BulletinView>, IConcerns
{
    Guid IConcerns.SubjectId => BulletinId;
}

/// <param name="Content">Of a published one as it was announced; never changed by errata.</param>
/// <param name="Present">With the errata that were announced.</param>
/// <param name="MayEnter">Who asks may score and draw anew.</param>
/// <param name="MayCorrect">Who asks may propose errata.</param>
public sealed record BulletinView(
    BulletinItem Item, DateOnly FirstDay, DateOnly LastDay, DateTimeOffset? DrawnAt, string Issuer, string? SubmittedBy, string? ApprovedBy, BulletinContent Content, BulletinContent Present,
    IReadOnlyList<ErratumView> Errata, IReadOnlyList<BulletinEntryView> Entries, bool MayEnter, bool MayCorrect, int Version);

/// <param name="By">Null where it is read without signing in.</param>
public sealed record ErratumView(
    int Number, Guid UnitId, string UnitName, string Dimension, string DimensionName, decimal? ScoreBefore, decimal ScoreAfter, string Reason, string State, string StateName,
    IReadOnlyList<RankLine> Before, IReadOnlyList<RankLine> After, string? By, DateTimeOffset At, string? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionReason);

public sealed record BulletinEntryView(string Kind, string KindName, string? Text, string By, DateTimeOffset At);

internal sealed class BulletinDetailsHandler(CaseFlowDb db, BulletinScope scope, BulletinBook book, RequestContext context) : IRequestHandler<BulletinDetails, Result<BulletinView>>
{
    public async Task<Result<BulletinView>> Handle(BulletinDetails request, CancellationToken cancellationToken)
    {
        if (await scope.Seen.AsNoTracking().FirstOrDefaultAsync(x => x.Id == request.BulletinId, cancellationToken) is not { } b)
        {
            return Refusal.NotFound("bulletin.unknown");
        }

        var publication = await db.Set<BulletinPublication>().AsNoTracking().FirstOrDefaultAsync(p => p.BulletinId == b.Id, cancellationToken);
        var content = publication is null ? await book.TableAsync(b, cancellationToken) : ProcessJson.Read<BulletinContent>(publication.Content);
        var errata = await db.Set<BulletinErratum>().AsNoTracking().Where(e => e.BulletinId == b.Id && (scope.Prepares || e.State == ErratumStates.Approved)).OrderBy(e => e.Number)
            .ToListAsync(cancellationToken);
        var entries = scope.Prepares
            ? await db.Set<BulletinEntry>().AsNoTracking().Where(e => e.BulletinId == b.Id).OrderByDescending(e => e.Position).ToListAsync(cancellationToken)
            : [];
        var office = !context.Who.IsSystem && context.Who.Is(People.Roles.DistrictOffice) && context.Who.UnitId == b.OfficeUnitId;
        return new BulletinView(
            ListBulletinsHandler.Item(b, errata.Count(e => e.State == ErratumStates.Approved)), b.FirstDay, b.LastDay, b.DrawnAt, publication?.Issuer ?? "", b.SubmittedBy, b.ApprovedBy, content,
            publication is null ? content : await book.PresentAsync(publication, cancellationToken), errata.ConvertAll(e => Erratum(e, named: true)),
            entries.ConvertAll(e => new BulletinEntryView(e.Kind, TextCatalog.Get($"bulletin-entry.{e.Kind}"), e.Text, e.By, e.At)),
            office && b.State == BulletinStates.Drafting, office && b.State == BulletinStates.Published, b.Version);
    }

    internal static ErratumView Erratum(BulletinErratum e, bool named) => new(
        e.Number, e.UnitId, e.UnitName, e.Dimension, BulletinWords.Dimension(e.Dimension), e.ScoreBefore, e.ScoreAfter, e.Reason, e.State, TextCatalog.Get($"erratum-state.{e.State}"),
        ProcessJson.Read<RankLine[]>(e.Before), ProcessJson.Read<RankLine[]>(e.After), named ? e.ProposedBy : null, e.ProposedAt, named ? e.DecidedBy : null, e.DecidedAt, named ? e.DecisionReason : null);
}
