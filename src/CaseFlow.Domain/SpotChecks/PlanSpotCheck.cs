using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.SpotChecks;

/// <summary>The district office plans a spot check of a street (R92, R93); the street learns of it when it is sent.</summary>
/// <param name="Kind">One of <see cref="SpotCheckKinds"/>.</param>
/// <param name="From">First day whose records are looked at, <paramref name="To"/> the last one.</param>
/// <param name="Targets">Looked at with special care, with the ground for it (R94).</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record PlanSpotCheck(
    string Kind, string StreetCode, DateOnly Day, DateOnly From, DateOnly To, string Participants, IReadOnlyList<SpotCheckTargetLine>? Targets = null) : ICommand<Guid>
{
    public const int MaxText = 2000;
    public const int MaxParticipants = 500;
    public const int MostTargets = 50;
    public const int MostDays = 366;
}

/// <summary>A community or an enterprise of the street.</summary>
/// <param name="Ground">One of <see cref="SpotCheckGrounds"/>.</param>
public sealed record SpotCheckTargetLine(string Ground, string? CommunityCode = null, Guid? EnterpriseId = null);

internal sealed class PlanSpotCheckValidator : AbstractValidator<PlanSpotCheck>
{
    public PlanSpotCheckValidator()
    {
        RuleFor(x => x.Kind).Must(SpotCheckKinds.All.Contains).Refuse("spot-check.kind");
        RuleFor(x => x.StreetCode).NotEmpty().Refuse("spot-check.street-missing");
        RuleFor(x => x.Day).NotEmpty();
        RuleFor(x => x.From).NotEmpty();
        RuleFor(x => x.To).NotEmpty().Must((x, to) => to >= x.From && to <= x.Day && to.DayNumber - x.From.DayNumber < PlanSpotCheck.MostDays).Refuse("spot-check.days", PlanSpotCheck.MostDays);
        RuleFor(x => x.Participants).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("spot-check.participants-missing").MaximumLength(PlanSpotCheck.MaxParticipants);
        RuleFor(x => x.Targets).Must(t => t is null || t.Count <= PlanSpotCheck.MostTargets).Refuse("spot-check.most-targets", PlanSpotCheck.MostTargets);
        RuleForEach(x => x.Targets).Must(t => SpotCheckGrounds.All.Contains(t.Ground)).Refuse("spot-check.ground");
    }
}

internal sealed class PlanSpotCheckHandler(
    CaseFlowDb db, IDatabaseDialect dialect, IRegionDirectory regions, IEnterpriseDirectory enterprises, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<PlanSpotCheck, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(PlanSpotCheck request, CancellationToken cancellationToken)
    {
        var seen = context.Who.IsSystem ? "" : context.Who.RegionPath ?? "-";
        if (await regions.FindAsync(request.StreetCode, cancellationToken) is not { Level: RegionLevel.Street } street || !street.Path.StartsWith(seen, StringComparison.Ordinal))
        {
            return new Refusal("spot-check.street-unknown", "streetCode", request.StreetCode);
        }

        var now = time.GetUtcNow();
        var check = new SpotCheck
        {
            Id = Guid.CreateVersion7(now), Number = $"DC{request.Day.Year}-{await dialect.NextAsync(db, $"spot-check:{request.Day.Year}", cancellationToken):000}",
            Kind = request.Kind, StreetCode = street.Code, StreetName = street.Name, RegionPath = street.Path, Day = request.Day, From = request.From, To = request.To,
            Participants = request.Participants.Trim(), PlannedBy = context.Who.Name, PlannedAt = now,
        };
        db.Add(check);
        foreach (var (line, position) in (request.Targets ?? []).Select((line, i) => (line, i + 1)))
        {
            if (await NameAsync(line, street, cancellationToken) is not { } name)
            {
                return new Refusal("spot-check.target-unknown", "targets", position, street.Name);
            }

            db.Add(new SpotCheckTarget { CheckId = check.Id, Position = position, CommunityCode = line.CommunityCode, EnterpriseId = line.EnterpriseId, Name = name, Ground = line.Ground });
        }

        context.BeginSubject(check.Id);
        timeline.Write(check.Id, "timeline.spot-check-planned", TextCatalog.Get($"spot-check-kind.{check.Kind}"), street.Name, check.Day);
        return check.Id;
    }

    /// <summary>Null when it does not lie in the street.</summary>
    private async Task<string?> NameAsync(SpotCheckTargetLine line, RegionFacts street, CancellationToken ct)
    {
        var (name, path) = line switch
        {
            { CommunityCode: { } code } when await regions.FindAsync(code, ct) is { Level: RegionLevel.Community } community => (community.Name, community.Path),
            { EnterpriseId: { } id } when await enterprises.FindAsync(id, ct) is { } enterprise => (enterprise.Name, enterprise.RegionPath),
            _ => (null, ""),
        };
        return path.StartsWith(street.Path, StringComparison.Ordinal) ? name : null;
    }
}

/// <summary>It does not take place; only while nothing was recorded.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record CancelSpotCheck(Guid CheckId, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => CheckId;
}

internal sealed class CancelSpotCheckValidator : AbstractValidator<CancelSpotCheck>
{
    public CancelSpotCheckValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("spot-check.reason-missing").MaximumLength(PlanSpotCheck.MaxText);
}

internal sealed class CancelSpotCheckHandler(SpotCheckScope scope, ITimeline timeline) : IRequestHandler<CancelSpotCheck, Result<Done>>
{
    public async Task<Result<Done>> Handle(CancelSpotCheck request, CancellationToken cancellationToken)
    {
        var (check, refusal) = await scope.KeptAsync(request.CheckId, cancellationToken);
        if (check is null)
        {
            return refusal!;
        }

        if (check.State != SpotCheckStates.Planned)
        {
            return Refusal.Conflict("spot-check.state", check.Number, TextCatalog.Get($"spot-check-state.{check.State}"));
        }

        (check.State, check.CancelledBecause) = (SpotCheckStates.Cancelled, request.Reason.Trim());
        timeline.Write(check.Id, "timeline.spot-check-cancelled", request.Reason.Trim());
        return Done.Value;
    }
}
