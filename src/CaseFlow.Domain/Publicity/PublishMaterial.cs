using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Publicity;

/// <summary>District office, departments and streets publish a material, or a new edition of one (R44, R123).</summary>
/// <param name="Kind">One of <see cref="MaterialKinds"/>.</param>
/// <param name="Text">May be left out where there are files.</param>
/// <param name="EnterpriseId">The exemplary unit, where it is an enterprise.</param>
/// <param name="FileIds">Photos or PDF files of one's own that belong to nothing yet.</param>
/// <param name="Delivery">Null: it is read, and owed to nobody.</param>
/// <param name="ReplacesId">The edition of one's own unit that this one takes the place of.</param>
[AllowedTo(Roles.DistrictOffice, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.StreetOfficer, Roles.StreetLeader)]
public sealed record PublishMaterial(
    string Kind, string Title, DateOnly IssuedOn, string? DocumentNumber = null, string? Text = null, Guid? EnterpriseId = null, IReadOnlyList<Guid>? FileIds = null,
    MaterialDelivery? Delivery = null, Guid? ReplacesId = null) : ICommand<Guid>
{
    public const int MaxTitle = 200;
    public const int MaxNumber = 60;
    public const int MaxText = 10_000;

    /// <summary>It has to be delivered by a day to come: its process reminds whoever delivers.</summary>
    public const string Event = "MaterialPublished";

    /// <summary>Delivered everywhere, withdrawn or replaced.</summary>
    public const string Over = "MaterialOver";

    internal static readonly IReadOnlyList<string> Publishers = [Roles.DistrictOffice, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.StreetOfficer, Roles.StreetLeader];
}

/// <summary>To whom a material is owed (R123).</summary>
/// <param name="RegionCode">Twelve digits, within the issuing unit's region; null: all of that.</param>
/// <param name="Category">Only enterprises of this category of table 2.</param>
/// <param name="KeyOnly">Only key objects.</param>
/// <param name="By">The last day; null: none is set.</param>
public sealed record MaterialDelivery(string? RegionCode = null, string? Category = null, bool KeyOnly = false, DateOnly? By = null);

internal sealed class PublishMaterialValidator : AbstractValidator<PublishMaterial>
{
    public PublishMaterialValidator(TimeProvider time)
    {
        RuleFor(x => x.Kind).Must(MaterialKinds.All.Contains).Refuse("publicity.kind-unknown");
        RuleFor(x => x.Title).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("publicity.title-missing").MaximumLength(PublishMaterial.MaxTitle).Must(PublicityWords.Plain).Refuse("publicity.control");
        RuleFor(x => x.DocumentNumber).MaximumLength(PublishMaterial.MaxNumber).Must(PublicityWords.Plain).Refuse("publicity.control");
        RuleFor(x => x.Text).MaximumLength(PublishMaterial.MaxText).Must(PublicityWords.Plain).Refuse("publicity.control");
        RuleFor(x => x.Text).Must((x, text) => !string.IsNullOrWhiteSpace(text) || x.FileIds is { Count: > 0 }).Refuse("publicity.nothing");
        RuleFor(x => x.IssuedOn).NotEmpty().Refuse("publicity.day-missing").Must(day => day <= time.Today()).Refuse("publicity.day-to-come");
        RuleFor(x => x.EnterpriseId).Must((x, id) => id is null || x.Kind == MaterialKinds.ExemplaryUnit).Refuse("publicity.enterprise-not-asked");
        RuleFor(x => x.Delivery!.Category).Must(c => c is null || EnterpriseCategories.All.Contains(c)).Refuse("publicity.category-unknown").When(x => x.Delivery is not null);
        RuleFor(x => x.Delivery!.By).Must((x, by) => by is null || by >= x.IssuedOn).Refuse("publicity.by-before-issue").When(x => x.Delivery is not null);
    }
}

internal sealed class PublishMaterialHandler(
    CaseFlowDb db, IDatabaseDialect dialect, MaterialScope scope, ISeenEnterprises enterprises, IRegionDirectory regions, IAttachmentTies attachments, ITimeline timeline,
    IProcesses processes, RequestContext context, TimeProvider time) : IRequestHandler<PublishMaterial, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(PublishMaterial request, CancellationToken cancellationToken)
    {
        if (await scope.PathAsync(cancellationToken) is not { } path)
        {
            return Refusal.Forbidden("publicity.no-region");
        }

        var (replaced, refusal) = await ReplacedAsync(request.ReplacesId, cancellationToken);
        var target = refusal is null && request.Delivery is { } delivery ? await TargetAsync(delivery, path, cancellationToken) : null;
        if (refusal is null && request.Delivery is not null && target is null)
        {
            refusal = new Refusal("publicity.region-unknown", "delivery.regionCode");
        }

        var exemplary = request.EnterpriseId is { } id ? await enterprises.Rows.FirstOrDefaultAsync(e => e.Id == id, cancellationToken) : null;
        if (refusal is null && request.EnterpriseId is not null && exemplary is null)
        {
            refusal = new Refusal("publicity.enterprise-unknown", "enterpriseId");
        }

        if (refusal is not null)
        {
            return refusal;
        }

        var material = Publish(request, path, target, exemplary);
        if (await attachments.TieAsync(material.Id, request.FileIds, "fileIds", imagesOnly: false, cancellationToken) is { Count: > 0 } refusals)
        {
            return Result<Guid>.Refused(refusals);
        }

        Tell(material, replaced, exemplary);
        await db.SaveChangesAsync(cancellationToken);
        if (replaced is { DeliverBy: not null })
        {
            await processes.PublishAsync(PublishMaterial.Over, replaced.Id, [], cancellationToken);
        }

        if (material is { DeliveryPath: not null, DeliverBy: { } last } && last >= time.Today())
        {
            await processes.PublishAsync(PublishMaterial.Event, material.Id, NamedLimit.Until(last, time.Today()), cancellationToken);
        }

        return material.Id;
    }

    private async Task<(Material? Replaced, Refusal? Refusal)> ReplacedAsync(Guid? id, CancellationToken ct)
    {
        if (id is null)
        {
            return (null, null);
        }

        await dialect.LockAsync(db, $"material:{id:N}", ct);
        var old = await scope.FindAsync(id.Value, ct);
        return old switch
        {
            null => (null, new Refusal("publicity.unknown", "replacesId") { Kind = RefusalKind.NotFound }),
            _ when old.IssuedByUnitId != context.Who.UnitId => (null, Refusal.Forbidden("publicity.not-yours", old.Title, old.IssuedBy)),
            { WithdrawnBecause: not null } => (null, Refusal.Conflict("publicity.withdrawn", old.Title)),
            { ReplacedById: not null } => (null, Refusal.Conflict("publicity.replaced", old.Title)),
            _ => (old, null),
        };
    }

    private async Task<string?> TargetAsync(MaterialDelivery delivery, string path, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(delivery.RegionCode))
        {
            return path;
        }

        return RegionPaths.Of(delivery.RegionCode) is not null && await regions.FindAsync(delivery.RegionCode, ct) is { } region && region.Path.StartsWith(path, StringComparison.Ordinal)
            ? region.Path
            : null;
    }

    private Material Publish(PublishMaterial request, string path, string? target, SeenEnterprise? exemplary)
    {
        var now = time.GetUtcNow();
        var material = new Material
        {
            Id = Guid.CreateVersion7(now), Kind = request.Kind, Title = request.Title.Trim(), DocumentNumber = PublicityWords.OrNull(request.DocumentNumber), Text = PublicityWords.OrNull(request.Text),
            IssuedOn = request.IssuedOn, IssuedByUnitId = context.Who.UnitId, IssuedBy = context.Who.UnitName, RegionPath = path, EnterpriseId = exemplary?.Id, EnterpriseName = exemplary?.Name,
            DeliveryPath = target, Category = request.Delivery?.Category, KeyOnly = request.Delivery?.KeyOnly == true, DeliverBy = request.Delivery?.By, ReplacesId = request.ReplacesId,
            PublishedAt = now, PublishedBy = context.Who.Name,
        };
        db.Add(material);
        return material;
    }

    private void Tell(Material material, Material? replaced, SeenEnterprise? exemplary)
    {
        context.BeginSubject(material.Id);
        timeline.Write(material.Id, "timeline.material-published", material.Title);
        if (replaced is not null)
        {
            replaced.ReplacedById = material.Id;
            timeline.Write(replaced.Id, "timeline.material-replaced", material.Title);
        }

        if (exemplary is not null)
        {
            timeline.Write(exemplary.Id, "timeline.enterprise-exemplary", material.Title, material.IssuedBy);
        }
    }
}
