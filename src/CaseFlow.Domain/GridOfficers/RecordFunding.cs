using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>What the district's treasury paid for the full-time officers of a year (R70).</summary>
internal sealed class StaffFunding
{
    public required Guid Id { get; init; }
    public required int Year { get; init; }

    /// <summary>Of the district.</summary>
    public required string RegionPath { get; init; }

    /// <summary>Yuan.</summary>
    public required decimal Amount { get; init; }

    public required DateOnly PaidOn { get; init; }
    public required string Document { get; init; }
    public required string RecordedBy { get; init; }

    /// <summary>Entered by mistake, and why; it no longer counts but stays.</summary>
    public string? WithdrawnBecause { get; set; }
}

internal sealed class StaffFundingMapping : IEntityTypeConfiguration<StaffFunding>
{
    public void Configure(EntityTypeBuilder<StaffFunding> builder)
    {
        builder.ToTable("staff_fundings");
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.Amount).HasPrecision(14, 2);
        builder.Property(x => x.Document).HasMaxLength(RecordFunding.MaxText);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.Property(x => x.WithdrawnBecause).HasMaxLength(RecordFunding.MaxText);
        builder.HasIndex(x => new { x.RegionPath, x.Year });
    }
}

/// <summary>Enters a payment of the treasury for the full-time officers of a year; a year may have several (R70).</summary>
/// <param name="Amount">Yuan, at most two decimals.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record RecordFunding(int Year, decimal Amount, DateOnly PaidOn, string Document) : ICommand<Guid>
{
    public const int MaxText = 200;
}

internal sealed class RecordFundingValidator : AbstractValidator<RecordFunding>
{
    private const int FirstYear = 2018;
    private const decimal Most = 1_000_000_000;

    public RecordFundingValidator(TimeProvider time)
    {
        RuleFor(x => x.Year).Must(y => y >= FirstYear && y <= time.Today().Year + 1).Refuse("funding.year", FirstYear);
        RuleFor(x => x.Amount).Must(a => a > 0 && a <= Most && decimal.Round(a, 2) == a).Refuse("funding.amount");
        RuleFor(x => x.PaidOn).NotEmpty().Refuse("funding.day").Must(d => d <= time.Today()).Refuse("funding.day");
        RuleFor(x => x.Document).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("funding.document").MaximumLength(RecordFunding.MaxText);
    }
}

internal sealed class RecordFundingHandler(CaseFlowDb db, RequestContext context, TimeProvider time) : IRequestHandler<RecordFunding, Result<Guid>>
{
    public Task<Result<Guid>> Handle(RecordFunding request, CancellationToken cancellationToken)
    {
        if (context.Who.RegionPath is not { } path)
        {
            return Task.FromResult<Result<Guid>>(Refusal.Forbidden("funding.no-district"));
        }

        var funding = new StaffFunding
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), Year = request.Year, RegionPath = path, Amount = request.Amount, PaidOn = request.PaidOn, Document = request.Document.Trim(),
            RecordedBy = context.Who.Name,
        };
        db.Add(funding);
        return Task.FromResult<Result<Guid>>(funding.Id);
    }
}

/// <summary>A payment was entered by mistake.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record WithdrawFunding(Guid FundingId, string Reason) : ICommand<Done>;

internal sealed class WithdrawFundingValidator : AbstractValidator<WithdrawFunding>
{
    public WithdrawFundingValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("funding.reason").MaximumLength(RecordFunding.MaxText);
}

internal sealed class WithdrawFundingHandler(CaseFlowDb db, RequestContext context) : IRequestHandler<WithdrawFunding, Result<Done>>
{
    public async Task<Result<Done>> Handle(WithdrawFunding request, CancellationToken cancellationToken)
    {
        var path = context.Who.RegionPath ?? "-";
        if (await db.Set<StaffFunding>().FirstOrDefaultAsync(f => f.Id == request.FundingId && f.RegionPath == path && f.WithdrawnBecause == null, cancellationToken) is not { } funding)
        {
            return Refusal.NotFound("funding.unknown");
        }

        funding.WithdrawnBecause = request.Reason.Trim();
        return Done.Value;
    }
}

/// <summary>The payments by year, newest first.</summary>
[AllowedTo(Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice)]
public sealed record StaffFundings : IQuery<IReadOnlyList<FundingYear>>;

/// <param name="Total">Yuan, without those withdrawn.</param>
public sealed record FundingYear(int Year, decimal Total, IReadOnlyList<FundingItem> Payments);

public sealed record FundingItem(Guid Id, decimal Amount, DateOnly PaidOn, string Document, string RecordedBy, string? WithdrawnBecause);

internal sealed class StaffFundingsHandler(CaseFlowDb db, RequestContext context) : IRequestHandler<StaffFundings, Result<IReadOnlyList<FundingYear>>>
{
    public async Task<Result<IReadOnlyList<FundingYear>>> Handle(StaffFundings request, CancellationToken cancellationToken)
    {
        var path = context.Who.RegionPath ?? "-";
        var rows = await db.Set<StaffFunding>().AsNoTracking().Where(f => f.RegionPath.StartsWith(path)).OrderByDescending(f => f.Year).ThenBy(f => f.PaidOn).ThenBy(f => f.Id).ToListAsync(cancellationToken);
        return rows.GroupBy(f => f.Year).Select(y => new FundingYear(
            y.Key, y.Where(f => f.WithdrawnBecause is null).Sum(f => f.Amount),
            [.. y.Select(f => new FundingItem(f.Id, f.Amount, f.PaidOn, f.Document, f.RecordedBy, f.WithdrawnBecause))])).ToArray();
    }
}
