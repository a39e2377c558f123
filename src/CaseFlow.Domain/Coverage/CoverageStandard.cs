using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Coverage;

/// <summary>
/// How many people a grid needs, from a day on: at least one leader and two workers (R114), one full-time officer for each
/// community (R121). A district changes them by a later row; earlier days keep theirs.
/// </summary>
internal sealed class CoverageStandard
{
    public required DateOnly FirstDay { get; init; }
    public required int Leaders { get; set; }
    public required int Workers { get; set; }
    public required int FullTimeOfficers { get; set; }
    public required string Reason { get; set; }
    public required string RecordedBy { get; set; }
}

internal sealed class CoverageStandardMapping : IEntityTypeConfiguration<CoverageStandard>
{
    public void Configure(EntityTypeBuilder<CoverageStandard> builder)
    {
        builder.ToTable("coverage_standards");
        builder.HasKey(x => x.FirstDay);
        builder.Property(x => x.Reason).HasMaxLength(200);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.HasData(new CoverageStandard
        {
            FirstDay = Beginning, Leaders = 1, Workers = 2, FullTimeOfficers = 1, Reason = "R114, R121", RecordedBy = "CaseFlow",
        });
    }

    private static readonly DateOnly Beginning = new(2018, 1, 1);
}

/// <summary>Sets the numbers from a day on; the same day again puts them right.</summary>
[AllowedTo(Roles.DistrictOffice, Roles.ProcessAdministrator)]
public sealed record SetCoverageStandard(DateOnly FirstDay, int Leaders, int Workers, int FullTimeOfficers, string Reason) : ICommand<Done>;

internal sealed class SetCoverageStandardValidator : AbstractValidator<SetCoverageStandard>
{
    private const int Most = 50;

    public SetCoverageStandardValidator()
    {
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.Leaders).InclusiveBetween(0, Most);
        RuleFor(x => x.Workers).InclusiveBetween(0, Most);
        RuleFor(x => x.FullTimeOfficers).InclusiveBetween(0, Most);
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class SetCoverageStandardHandler(CaseFlowDb db, RequestContext context) : IRequestHandler<SetCoverageStandard, Result<Done>>
{
    public async Task<Result<Done>> Handle(SetCoverageStandard request, CancellationToken cancellationToken)
    {
        var first = await db.Set<CoverageStandard>().MinAsync(s => s.FirstDay, cancellationToken);
        if (request.FirstDay < first)
        {
            return new Refusal("coverage.standard-day", "firstDay", first.ToLongText());
        }

        if (await db.Set<CoverageStandard>().FirstOrDefaultAsync(s => s.FirstDay == request.FirstDay, cancellationToken) is not { } standard)
        {
            db.Add(standard = new CoverageStandard
            {
                FirstDay = request.FirstDay, Leaders = 0, Workers = 0, FullTimeOfficers = 0, Reason = "", RecordedBy = "",
            });
        }

        (standard.Leaders, standard.Workers, standard.FullTimeOfficers) = (request.Leaders, request.Workers, request.FullTimeOfficers);
        (standard.Reason, standard.RecordedBy) = (request.Reason.Trim(), context.Who.Name);
        return Done.Value;
    }
}

/// <summary>The numbers of all times, newest first.</summary>
[AnyRole]
public sealed record CoverageStandards : IQuery<IReadOnlyList<CoverageStandardItem>>;

public sealed record CoverageStandardItem(DateOnly FirstDay, int Leaders, int Workers, int FullTimeOfficers, string Reason, string RecordedBy);

internal sealed class CoverageStandardsHandler(CaseFlowDb db) : IRequestHandler<CoverageStandards, Result<IReadOnlyList<CoverageStandardItem>>>
{
    public async Task<Result<IReadOnlyList<CoverageStandardItem>>> Handle(CoverageStandards request, CancellationToken cancellationToken) =>
        await db.Set<CoverageStandard>().AsNoTracking().OrderByDescending(s => s.FirstDay)
            .Select(s => new CoverageStandardItem(s.FirstDay, s.Leaders, s.Workers, s.FullTimeOfficers, s.Reason, s.RecordedBy)).ToArrayAsync(cancellationToken);
}
