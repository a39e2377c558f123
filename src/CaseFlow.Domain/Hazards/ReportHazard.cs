using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>Somebody on the ground or in an office reports a hazard at an enterprise (R140, R142); it enters the chain at its reporter's station.</summary>
/// <param name="Grade">A key of <see cref="HazardGrades"/>.</param>
/// <param name="Channel">A key of <see cref="HazardChannels"/>.</param>
/// <param name="PhotoIds">Stored attachments, images; at least one unless a source is given or the channel is one by which people tell of it.</param>
/// <param name="Source">What it comes from, e.g. <c>inspection:ID:ITEM</c>; a second report from there answers with the first hazard (C33).</param>
/// <param name="HandledOnSpot">It was put right while they stood there: found and rectified, owed by nobody (C32).</param>
/// <param name="Informant">Who told of it; shown by <see cref="RevealInformant"/> alone (C58).</param>
/// <param name="JoinTo">An open hazard of the same enterprise that this is another report of.</param>
[AllowedTo(Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DistrictOffice)]
public sealed record ReportHazard(
    Guid EnterpriseId, string Grade, string Description, string Place, string Channel, IReadOnlyList<Guid> PhotoIds,
    string? Source = null, HandledOnSpot? HandledOnSpot = null, Guid? JoinTo = null, Informant? Informant = null) : ICommand<HazardReported>
{
    public const int MaxText = 2000;
    public const int MaxPlace = 200;
    public const int MaxSource = 200;
}

/// <param name="Measure">What was done.</param>
public sealed record HandledOnSpot(DateTimeOffset At, string Measure);

/// <param name="Duplicates">Hazards of the same enterprise and text within a day; this one is kept all the same, people decide.</param>
public sealed record HazardReported(Guid HazardId, string Number, IReadOnlyList<HazardTwin> Duplicates);

public sealed record HazardTwin(Guid HazardId, string Number, DateTimeOffset ReportedAt, string ReportedBy);

internal sealed class ReportHazardValidator : AbstractValidator<ReportHazard>
{
    public ReportHazardValidator(TimeProvider time)
    {
        RuleFor(x => x.EnterpriseId).NotEmpty().Refuse("hazard.enterprise-missing");
        RuleFor(x => x.Grade).NotEmpty().Refuse("hazard.grade-missing");
        RuleFor(x => x.Description).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("hazard.description-missing").MaximumLength(ReportHazard.MaxText);
        RuleFor(x => x.Place).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("hazard.place-missing").MaximumLength(ReportHazard.MaxPlace);
        RuleFor(x => x.Channel).Must((x, channel) => HazardChannels.All.Contains(channel) || (channel == HazardChannels.SelfReport && x.Source is not null)).Refuse("hazard.channel-unknown");
        RuleFor(x => x.PhotoIds).Must(ids => ids is { Count: > 0 }).When(x => x.Source is null && !HazardChannels.Told.Contains(x.Channel)).Refuse("hazard.photo-missing");
        RuleFor(x => x.Source).MaximumLength(ReportHazard.MaxSource);
        RuleFor(x => x.Informant!.Name).MaximumLength(HazardInformant.MaxName).When(x => x.Informant is not null);
        RuleFor(x => x.Informant!.Contact).MaximumLength(HazardInformant.MaxContact).When(x => x.Informant is not null);
        When(x => x.HandledOnSpot is not null, () =>
        {
            RuleFor(x => x.HandledOnSpot!.Measure).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("hazard.measure-missing").MaximumLength(ReportHazard.MaxText);
            RuleFor(x => x.HandledOnSpot!.At).Must(at => at <= time.GetUtcNow()).Refuse("hazard.handled-later");
        });
    }
}

internal sealed class ReportHazardHandler(
    CaseFlowDb db, IDatabaseDialect dialect, IEnterpriseDirectory enterprises, IRegionDirectory regions, GradeNames grades, IAttachmentTies attachments,
    HazardEntry entry, ITimeline timeline, RequestContext context, TimeProvider time) : IRequestHandler<ReportHazard, Result<HazardReported>>
{
    public async Task<Result<HazardReported>> Handle(ReportHazard request, CancellationToken cancellationToken)
    {
        if (await entry.OfSourceAsync(request.Source, cancellationToken) is { } known)
        {
            return known;
        }

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        List<Refusal> refusals = [.. await attachments.TieAsync(id, request.PhotoIds ?? [], "photoIds", imagesOnly: true, cancellationToken)];
        if (!(await grades.AllAsync(cancellationToken)).Any(g => g.Key == request.Grade && !g.Retired))
        {
            refusals.Add(new Refusal("hazard.grade-unknown", "grade"));
        }

        if (await entry.LeadingAsync(request, cancellationToken) is { Refused: { } notLeading })
        {
            refusals.Add(notLeading);
        }

        // An enterprise of another region is not found: nobody learns of what lies outside their scope (F2).
        if (await enterprises.FindAsync(request.EnterpriseId, cancellationToken) is not { } enterprise)
        {
            refusals.Add(new Refusal("hazard.enterprise-unknown", "enterpriseId"));
            return Result<HazardReported>.Refused(refusals);
        }

        if (refusals.Count > 0)
        {
            return Result<HazardReported>.Refused(refusals);
        }

        var along = await regions.AlongAsync(enterprise.RegionPath, cancellationToken);
        var hazard = New(request, id, now, enterprise, along, await NumberAsync(cancellationToken));
        var twins = await TwinsAsync(hazard, cancellationToken);
        db.Add(hazard);
        if (HazardInformant.Of(id, request.Informant) is { } informant)
        {
            db.Add(informant);
        }

        context.SubjectId = id;
        timeline.Write(id, "timeline.hazard-reported", hazard.EnterpriseName, await grades.NameAsync(hazard.Grade, cancellationToken), hazard.Description);
        await entry.EnterAsync(hazard, request, cancellationToken);
        return new HazardReported(id, hazard.Number, twins);
    }

    private Hazard New(ReportHazard request, Guid id, DateTimeOffset now, EnterpriseFacts enterprise, IReadOnlyList<RegionFacts> along, string number)
    {
        var street = along.FirstOrDefault(r => r.Level == RegionLevel.Street);
        var community = along.FirstOrDefault(r => r.Level == RegionLevel.Community);
        return new Hazard
        {
            Id = id,
            Number = number,
            EnterpriseId = enterprise.Id,
            EnterpriseName = enterprise.Name,
            Address = enterprise.Address,
            EnterpriseUnitId = enterprise.UnitId,
            RegionPath = enterprise.RegionPath,
            StreetCode = street?.Code ?? "",
            StreetName = street?.Name ?? "",
            CommunityCode = community?.Code ?? "",
            CommunityName = community?.Name ?? "",
            Grade = request.Grade,
            Description = request.Description.Trim(),
            Place = request.Place.Trim(),
            Channel = request.Channel,
            DepartmentUnitId = enterprise.DepartmentUnitId,
            DepartmentName = enterprise.DepartmentName,
            ReportedAt = now,
            ReportedById = context.Who.PersonId,
            ReportedBy = context.Who.Name,
            ReportedByUnit = context.Who.UnitName,
            Source = request.Source,
        };
    }

    private async Task<string> NumberAsync(CancellationToken ct)
    {
        var year = time.Today().Year;
        return $"YH{year}-{await dialect.NextAsync(db, $"hazard:{year}", ct):0000}";
    }

    private async Task<IReadOnlyList<HazardTwin>> TwinsAsync(Hazard hazard, CancellationToken ct)
    {
        var since = hazard.ReportedAt.AddDays(-1);
        return await db.Set<Hazard>().AsNoTracking()
            .Where(h => h.EnterpriseId == hazard.EnterpriseId && h.ReportedAt >= since && h.Description == hazard.Description)
            .OrderByDescending(h => h.ReportedAt).Select(h => new HazardTwin(h.Id, h.Number, h.ReportedAt, h.ReportedBy)).ToListAsync(ct);
    }
}
