using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Assessments;

/// <summary>A street's own rules of assessment from a day on (R60): how the three aspects weigh, and the rules in words.</summary>
internal sealed class StreetRule : IScoped
{
    public required Guid Id { get; init; }
    public required string RegionPath { get; init; }
    public required DateOnly FirstDay { get; init; }
    public required int AbilityWeight { get; init; }
    public required int AttitudeWeight { get; init; }
    public required int PerformanceWeight { get; init; }
    public required string Text { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class StreetRuleMapping : IEntityTypeConfiguration<StreetRule>
{
    public void Configure(EntityTypeBuilder<StreetRule> builder)
    {
        builder.ToTable("assessment_street_rules");
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.Text).HasMaxLength(SetStreetRule.MaxText);
        builder.Property(x => x.By).HasMaxLength(60);
        builder.HasIndex(x => new { x.RegionPath, x.FirstDay }).IsUnique();
    }
}

/// <summary>A street sets its rules from a day on (R60); quarters that end before keep the ones they had.</summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader)]
public sealed record SetStreetRule(DateOnly FirstDay, int AbilityWeight, int AttitudeWeight, int PerformanceWeight, string Text) : ICommand<Guid>
{
    public const int MaxText = 2000;
}

/// <summary>The rules of the streets that who asks oversees, the newest first.</summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice, Roles.ListingBody)]
public sealed record StreetRules : IQuery<IReadOnlyList<StreetRuleItem>>;

public sealed record StreetRuleItem(string StreetName, DateOnly FirstDay, int AbilityWeight, int AttitudeWeight, int PerformanceWeight, string Text, string By);

internal sealed class SetStreetRuleValidator : AbstractValidator<SetStreetRule>
{
    private const int MostWeight = 100;

    public SetStreetRuleValidator()
    {
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.AbilityWeight).InclusiveBetween(0, MostWeight);
        RuleFor(x => x.AttitudeWeight).InclusiveBetween(0, MostWeight);
        RuleFor(x => x.PerformanceWeight).InclusiveBetween(0, MostWeight);
        RuleFor(x => x).Must(x => x.AbilityWeight + x.AttitudeWeight + x.PerformanceWeight == MostWeight).Refuse("assessment.weights", MostWeight).OverridePropertyName("abilityWeight");
        RuleFor(x => x.Text).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("assessment.rule-text").MaximumLength(SetStreetRule.MaxText);
    }
}

internal sealed class StreetRuleHandler(CaseFlowDb db, IRegionDirectory regions, RequestContext context, TimeProvider time)
    : IRequestHandler<SetStreetRule, Result<Guid>>, IRequestHandler<StreetRules, Result<IReadOnlyList<StreetRuleItem>>>
{
    public async Task<Result<Guid>> Handle(SetStreetRule request, CancellationToken cancellationToken)
    {
        if (context.Who.RegionPath is not { } seen || RegionPaths.At(seen, RegionLevel.Street) is not { } street)
        {
            return Refusal.Forbidden("assessment.no-street");
        }

        if (await db.Set<StreetRule>().AnyAsync(r => r.RegionPath == street && r.FirstDay == request.FirstDay, cancellationToken))
        {
            return Refusal.Conflict("assessment.rule-exists", request.FirstDay.ToLongText()) with { Field = "firstDay" };
        }

        var rule = new StreetRule
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), RegionPath = street, FirstDay = request.FirstDay, AbilityWeight = request.AbilityWeight, AttitudeWeight = request.AttitudeWeight,
            PerformanceWeight = request.PerformanceWeight, Text = request.Text.Trim(), By = context.Who.Name, At = time.GetUtcNow(),
        };
        db.Add(rule);
        return rule.Id;
    }

    public async Task<Result<IReadOnlyList<StreetRuleItem>>> Handle(StreetRules request, CancellationToken cancellationToken)
    {
        var rows = await db.Set<StreetRule>().AsNoTracking().OrderByDescending(r => r.FirstDay).ThenBy(r => r.RegionPath).Take(PageRequest.MaxSize).ToListAsync(cancellationToken);
        var names = await regions.NamesAsync([.. rows.Select(r => r.RegionPath).Distinct()], cancellationToken);
        return rows.ConvertAll(r => new StreetRuleItem(
            names.GetValueOrDefault(r.RegionPath, ""), r.FirstDay, r.AbilityWeight, r.AttitudeWeight, r.PerformanceWeight, r.Text, r.By));
    }
}
