using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>One bulletin: the table as it stands, of a published one as it was announced, and its errata. A unit finds its own scores alone before the announcement.</summary>
[AnyRole]
public sealed record BulletinDetails(Guid BulletinId) : IQuery<BulletinView>, IConcerns
{
    Guid IConcerns.SubjectId => BulletinId;
}

/// <param name="Content">Of a published one as it was announced; never changed by errata.</param>
/// <param name="Present">With the errata that were announced.</param>
/// <param name="MayEnter">Who asks may score and draw anew.</param>
/// <param name="MayCorrect">Who asks may propose errata.</param>
/// <param name="Preview">The scores of one's own unit alone, without a rank, before they are announced.</param>
/// <param name="Objections">Of a unit its own; of the district that prepares it all.</param>
/// <param name="MayAnswer">Who asks may answer objections.</param>
/// <param name="MayObject">Who asks may object for their unit.</param>
public sealed record BulletinView(
    BulletinItem Item, DateOnly FirstDay, DateOnly LastDay, DateTimeOffset? DrawnAt, string Issuer, string? SubmittedBy, string? ApprovedBy, BulletinContent Content, BulletinContent Present,
    IReadOnlyList<ErratumView> Errata, IReadOnlyList<BulletinEntryView> Entries, bool MayEnter, bool MayCorrect, int Version,
    bool Preview, IReadOnlyList<ObjectionView> Objections, bool MayAnswer, bool MayObject);

/// <param name="By">Null where it is read without signing in.</param>
public sealed record ErratumView(
    int Number, Guid UnitId, string UnitName, string Dimension, string DimensionName, decimal? ScoreBefore, decimal ScoreAfter, string Reason, string State, string StateName,
    IReadOnlyList<RankLine> Before, IReadOnlyList<RankLine> After, string? By, DateTimeOffset At, string? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionReason);

/// <param name="ScoreBefore">What it was objected to; null where the dimension did not apply.</param>
/// <param name="ScoreAfter">Of an accepted one.</param>
public sealed record ObjectionView(
    Guid Id, Guid UnitId, string UnitName, string Dimension, string DimensionName, decimal? ScoreBefore, string Text, IReadOnlyList<EvidenceFile> Files, string RaisedBy, DateTimeOffset RaisedAt, string State,
    string StateName, string? Answer, decimal? ScoreAfter, string? AnsweredBy, DateTimeOffset? AnsweredAt);

public sealed record BulletinEntryView(string Kind, string KindName, string? Text, string By, DateTimeOffset At);

internal sealed class BulletinDetailsHandler(CaseFlowDb db, BulletinScope scope, BulletinBook book, IAttachmentRoll files, RequestContext context) : IRequestHandler<BulletinDetails, Result<BulletinView>>
{
    private static readonly string[] Objecting = [Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer, Roles.DepartmentLeader];

    public async Task<Result<BulletinView>> Handle(BulletinDetails request, CancellationToken cancellationToken)
    {
        if (await scope.Known.AsNoTracking().FirstOrDefaultAsync(x => x.Id == request.BulletinId, cancellationToken) is not { } b)
        {
            return Refusal.NotFound("bulletin.unknown");
        }

        var (prepares, own) = (scope.PreparesOf(b), context.Who.UnitId);
        var publication = await db.Set<BulletinPublication>().AsNoTracking().FirstOrDefaultAsync(p => p.BulletinId == b.Id, cancellationToken);
        var content = publication is null ? await book.TableAsync(b, cancellationToken) : ProcessJson.Read<BulletinContent>(publication.Content);
        var preview = publication is null && !prepares;
        content = preview ? content with { Units = [.. content.Units.Where(u => u.UnitId == own).Select(u => u with { Rank = 0 })] } : content;
        var errata = await db.Set<BulletinErratum>().AsNoTracking().Where(e => e.BulletinId == b.Id && (prepares || e.State == ErratumStates.Approved)).OrderBy(e => e.Number)
            .ToListAsync(cancellationToken);
        var entries = prepares
            ? await db.Set<BulletinEntry>().AsNoTracking().Where(e => e.BulletinId == b.Id).OrderByDescending(e => e.Position).ToListAsync(cancellationToken)
            : [];
        var office = !context.Who.IsSystem && context.Who.Is(Roles.DistrictOffice) && context.Who.UnitId == b.OfficeUnitId;
        return new BulletinView(
            ListBulletinsHandler.Item(b, errata.Count(e => e.State == ErratumStates.Approved)), b.FirstDay, b.LastDay, b.DrawnAt, publication?.Issuer ?? "", b.SubmittedBy, b.ApprovedBy, content,
            publication is null ? content : await book.PresentAsync(publication, cancellationToken), errata.ConvertAll(e => Erratum(e, named: true)),
            entries.ConvertAll(e => new BulletinEntryView(e.Kind, TextCatalog.Get($"bulletin-entry.{e.Kind}"), e.Text, e.By, e.At)),
            office && b.State == BulletinStates.Drafting, office && b.State == BulletinStates.Published, b.Version,
            preview, await ObjectionsAsync(b, prepares, own, cancellationToken), office && b.TakesObjections, preview && b.TakesObjections && Objecting.Any(context.Who.Is));
    }

    private async Task<IReadOnlyList<ObjectionView>> ObjectionsAsync(Bulletin bulletin, bool all, Guid own, CancellationToken ct)
    {
        var rows = await (
            from o in db.Set<BulletinObjection>().AsNoTracking()
            join u in db.Set<BulletinUnit>() on new { o.BulletinId, o.UnitId } equals new { u.BulletinId, u.UnitId }
            where o.BulletinId == bulletin.Id && (all || o.UnitId == own)
            orderby o.RaisedAt, o.Id
            select new { Objection = o, u.Name }).ToListAsync(ct);
        var tied = await files.OfAsync([.. rows.Select(r => r.Objection.Id)], ct);
        return rows.ConvertAll(r => new ObjectionView(
            r.Objection.Id, r.Objection.UnitId, r.Name, r.Objection.Dimension, BulletinWords.Dimension(r.Objection.Dimension), r.Objection.ScoreBefore, r.Objection.Text,
            [.. tied[r.Objection.Id].Select(f => new EvidenceFile(f.Id, f.FileName))], r.Objection.RaisedBy, r.Objection.RaisedAt, r.Objection.State, BulletinWords.Objection(r.Objection.State),
            r.Objection.Answer, r.Objection.ScoreAfter, r.Objection.AnsweredBy, r.Objection.AnsweredAt));
    }

    internal static ErratumView Erratum(BulletinErratum e, bool named) => new(
        e.Number, e.UnitId, e.UnitName, e.Dimension, BulletinWords.Dimension(e.Dimension), e.ScoreBefore, e.ScoreAfter, e.Reason, e.State, TextCatalog.Get($"erratum-state.{e.State}"),
        ProcessJson.Read<RankLine[]>(e.Before), ProcessJson.Read<RankLine[]>(e.After), named ? e.ProposedBy : null, e.ProposedAt, named ? e.DecidedBy : null, e.DecidedAt, named ? e.DecisionReason : null);
}
