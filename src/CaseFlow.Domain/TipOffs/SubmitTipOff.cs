using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.TipOffs;

/// <summary>Somebody from the public reports a hazard, an illegal act or an accident (R33, R46). Sent by the open page and address for whoever it is.</summary>
/// <param name="ReceiptCode">Made by the edge (<see cref="TipOffs.ReceiptCode"/>); sent again with the same code it is the same tip-off.</param>
/// <param name="StreetCode">The street it lies in.</param>
/// <param name="Name">Null: anonymous.</param>
[ProcessOnly, NotAudited]
public sealed record SubmitTipOff(
    string ReceiptCode, string Kind, string StreetCode, string Place, string Description, string? Enterprise = null, double? Latitude = null, double? Longitude = null,
    string? Name = null, string? Phone = null, IReadOnlyList<TipOffPhoto>? Photos = null) : ICommand<TipOffReceived>;

public sealed record TipOffPhoto(ReadOnlyMemory<byte> Content);

public sealed record TipOffReceived(string Number);

internal sealed partial class SubmitTipOffValidator : AbstractValidator<SubmitTipOff>
{
    public SubmitTipOffValidator()
    {
        RuleFor(x => x.ReceiptCode).Must(code => ReceiptCode.Hash(code) is not null).Refuse("tip-off.code-unknown");
        RuleFor(x => x.Kind).Must(TipOffKinds.All.Contains).Refuse("tip-off.kind-unknown");
        RuleFor(x => x.Place).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("tip-off.place-missing").MaximumLength(TipOffOriginal.MaxPlace);
        RuleFor(x => x.Description).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("tip-off.description-missing").MaximumLength(TipOff.MaxText);
        RuleFor(x => x.Enterprise).MaximumLength(120);
        RuleFor(x => x.Name).MaximumLength(TipOffOriginal.MaxName);
        RuleFor(x => x.Phone).Must(p => string.IsNullOrWhiteSpace(p) || Phone().IsMatch(p.Trim())).Refuse("tip-off.phone");
        RuleFor(x => x.Latitude).Must((x, _) => x.Latitude is null == x.Longitude is null).Refuse("tip-off.point");
        RuleFor(x => x.Latitude).Must(at => at is null or (>= -90 and <= 90)).Refuse("tip-off.point");
        RuleFor(x => x.Longitude).Must(at => at is null or (>= -180 and <= 180)).Refuse("tip-off.point");
        RuleFor(x => x.Place).Must(Plain).Refuse("tip-off.control");
        RuleFor(x => x.Description).Must(Plain).Refuse("tip-off.control");
        RuleFor(x => x.Enterprise).Must(Plain).Refuse("tip-off.control");
        RuleFor(x => x.Name).Must(Plain).Refuse("tip-off.control");
    }

    // A database does not take a nought in a text.
    private static bool Plain(string? text) => text is null || !text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t'));

    [GeneratedRegex(@"^(1[3-9]\d{9}|(0\d{2,3}-?)?[2-8]\d{6,7})$")]
    private static partial Regex Phone();
}

internal sealed class SubmitTipOffHandler(
    CaseFlowDb db, IDatabaseDialect dialect, IRegionDirectory regions, TipOffRuleBook rules, IBoundaries boundaries, IAttachmentTies attachments, IProcesses processes, ITimeline timeline,
    IMediator mediator, RequestContext context, TimeProvider time) : IRequestHandler<SubmitTipOff, Result<TipOffReceived>>
{
    /// <summary>Starts the process, subject = the tip-off.</summary>
    private const string Received = "TipOffReceived";

    public async Task<Result<TipOffReceived>> Handle(SubmitTipOff request, CancellationToken cancellationToken)
    {
        var hash = ReceiptCode.Hash(request.ReceiptCode)!;
        await dialect.LockAsync(db, $"tip-off:{hash}", cancellationToken);
        if (await db.Set<TipOff>().AsNoTracking().FirstOrDefaultAsync(t => t.CodeHash == hash, cancellationToken) is { } known)
        {
            return new TipOffReceived(known.Number);
        }

        if (await regions.FindAsync(request.StreetCode, cancellationToken) is not { Level: RegionLevel.Street } street)
        {
            return new Refusal("tip-off.street-unknown", "streetCode");
        }

        if (request is { Latitude: { } latitude, Longitude: { } longitude } 
            && await boundaries.CoversAsync(DistrictOf(street.Path), latitude, longitude, time.Today(), cancellationToken) is false)
        {
            return new Refusal("tip-off.outside", "latitude");
        }

        var now = time.GetUtcNow();
        var original = New(request, now);
        var kept = await KeepPhotosAsync(original.Id, request.Photos ?? [], (await rules.ReadAsync(cancellationToken)).MaxPhotos, cancellationToken);
        if (kept.Count > 0)
        {
            return Result<TipOffReceived>.Refused(kept);
        }

        var tipOff = new TipOff
        {
            Id = original.TipOffId, Number = $"JB{time.Today().Year}-{await dialect.NextAsync(db, $"tip-off:{time.Today().Year}", cancellationToken):0000}", CodeHash = hash,
            Kind = request.Kind, RegionPath = street.Path, StreetName = street.Name, Named = original.Name is not null, ReceivedAt = now, State = TipOffStates.Received,
        };
        db.AddRange(tipOff, original);
        context.BeginSubject(tipOff.Id);
        timeline.Write(tipOff.Id, "timeline.tip-off-received");
        await db.SaveChangesAsync(cancellationToken);
        await processes.PublishAsync(Received, tipOff.Id, new JsonObject { ["kind"] = tipOff.Kind }, cancellationToken);
        return new TipOffReceived(tipOff.Number);
    }

    private static TipOffOriginal New(SubmitTipOff request, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), TipOffId = Guid.CreateVersion7(now), Description = request.Description.Trim(), Place = request.Place.Trim(), Enterprise = Given(request.Enterprise),
        Latitude = request.Latitude, Longitude = request.Longitude, Name = Given(request.Name), Phone = Given(request.Phone),
    };

    private static string DistrictOf(string path) => (RegionPaths.At(path, RegionLevel.District) ?? path).TrimEnd('/').Split('/')[^1].PadRight(RegionPaths.CodeLength, '0');

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Under a name of ours: the file's own may say whose it is.</summary>
    private async Task<IReadOnlyList<Refusal>> KeepPhotosAsync(Guid originalId, IReadOnlyList<TipOffPhoto> photos, int most, CancellationToken ct)
    {
        if (photos.Count > most)
        {
            return [new Refusal("tip-off.too-many-photos", "photos", most)];
        }

        // All are looked at before one is kept: a file that was stored stays, whatever becomes of the command.
        List<(string Ending, byte[] Content)> bares = [];
        foreach (var photo in photos)
        {
            if (photo.Content.Length > StoreAttachment.MaxBytes)
            {
                return [new Refusal("attachment.too-large", "photos")];
            }

            if (PhotoFile.Bare(photo.Content.Span, out var ending) is not { } bare)
            {
                return [new Refusal("tip-off.no-photo", "photos")];
            }

            bares.Add((ending, bare));
        }

        List<Guid> ids = [];
        foreach (var (ending, bare) in bares)
        {
            var stored = await mediator.Send(new StoreAttachment($"{TextCatalog.Get("tip-off.photo-name", ids.Count + 1)}.{ending}", bare), ct);
            if (!stored.Succeeded)
            {
                return [new Refusal("tip-off.no-photo", "photos")];
            }

            ids.Add(stored.Value.Id);
        }

        await db.SaveChangesAsync(ct);
        return await attachments.TieAsync(originalId, ids, "photos", imagesOnly: true, ct);
    }
}
