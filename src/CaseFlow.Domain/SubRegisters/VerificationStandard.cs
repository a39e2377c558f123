using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.SubRegisters;

/// <summary>
/// Within how many months rows of the sub-registers are to be verified again, from a day on; R100 says 定期 without a
/// number. A district changes it by a later row.
/// </summary>
internal sealed class VerificationStandard
{
    public required DateOnly FirstDay { get; init; }
    public required int Months { get; set; }
    public required string Reason { get; set; }
    public required string RecordedBy { get; set; }
}

internal sealed class VerificationStandardMapping : IEntityTypeConfiguration<VerificationStandard>
{
    private static readonly DateOnly Beginning = new(2018, 1, 1);

    public void Configure(EntityTypeBuilder<VerificationStandard> builder)
    {
        builder.ToTable("verification_standards");
        builder.HasKey(x => x.FirstDay);
        builder.Property(x => x.Reason).HasMaxLength(200);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.HasData(new VerificationStandard { FirstDay = Beginning, Months = 6, Reason = "R100", RecordedBy = "CaseFlow" });
    }
}

/// <summary>Sets the number from a day on; the same day again puts it right.</summary>
[AllowedTo(Roles.DistrictOffice, Roles.ProcessAdministrator)]
public sealed record SetVerificationStandard(DateOnly FirstDay, int Months, string Reason) : ICommand<Done>;

internal sealed class SetVerificationStandardValidator : AbstractValidator<SetVerificationStandard>
{
    private const int Most = 60;

    public SetVerificationStandardValidator()
    {
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.Months).InclusiveBetween(1, Most);
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class SetVerificationStandardHandler(CaseFlowDb db, RequestContext context) : IRequestHandler<SetVerificationStandard, Result<Done>>
{
    public async Task<Result<Done>> Handle(SetVerificationStandard request, CancellationToken cancellationToken)
    {
        var first = await db.Set<VerificationStandard>().MinAsync(s => s.FirstDay, cancellationToken);
        if (request.FirstDay < first)
        {
            return new Refusal("register.standard-day", "firstDay", first.ToLongText());
        }

        if (await db.Set<VerificationStandard>().FirstOrDefaultAsync(s => s.FirstDay == request.FirstDay, cancellationToken) is not { } standard)
        {
            db.Add(standard = new VerificationStandard { FirstDay = request.FirstDay, Months = 0, Reason = "", RecordedBy = "" });
        }

        (standard.Months, standard.Reason, standard.RecordedBy) = (request.Months, request.Reason.Trim(), context.Who.Name);
        return Done.Value;
    }
}

/// <summary>The numbers of all times, newest first.</summary>
[AnyRole]
public sealed record VerificationStandards : IQuery<IReadOnlyList<VerificationStandardItem>>;

public sealed record VerificationStandardItem(DateOnly FirstDay, int Months, string Reason, string RecordedBy);

internal sealed class VerificationStandardsHandler(CaseFlowDb db) : IRequestHandler<VerificationStandards, Result<IReadOnlyList<VerificationStandardItem>>>
{
    public async Task<Result<IReadOnlyList<VerificationStandardItem>>> Handle(VerificationStandards request, CancellationToken cancellationToken) =>
        await db.Set<VerificationStandard>().AsNoTracking().OrderByDescending(s => s.FirstDay)
            .Select(s => new VerificationStandardItem(s.FirstDay, s.Months, s.Reason, s.RecordedBy)).ToArrayAsync(cancellationToken);
}
