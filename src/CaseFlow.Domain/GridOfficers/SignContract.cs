using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>A labour contract (R50, R71); one that holds already ends where this one begins. The wage is not below the minimum of its first day.</summary>
/// <param name="Employer">One of <see cref="EmployerKinds"/>.</param>
/// <param name="LastDay">Null: without term.</param>
/// <param name="Wage">Yuan a month.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record SignContract(
    Guid OfficerId, string Employer, string EmployerName, string Number, DateOnly FirstDay, DateOnly? LastDay, decimal Wage, bool SociallyInsured) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => OfficerId;
}

internal sealed class SignContractValidator : AbstractValidator<SignContract>
{
    public SignContractValidator()
    {
        RuleFor(x => x.Employer).Must(EmployerKinds.All.Contains).Refuse("officer.employer");
        RuleFor(x => x.EmployerName).NotEmpty().MaximumLength(120);
        RuleFor(x => x.Number).NotEmpty().MaximumLength(60);
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.LastDay).GreaterThanOrEqualTo(x => x.FirstDay).When(x => x.LastDay is not null);
        RuleFor(x => x.Wage).InclusiveBetween(1, 1_000_000);
    }
}

internal sealed class SignContractHandler(CaseFlowDb db, OfficerFiles files, ITimeline timeline, TimeProvider time) : IRequestHandler<SignContract, Result<Done>>
{
    public async Task<Result<Done>> Handle(SignContract request, CancellationToken cancellationToken)
    {
        var kept = await files.KeptAsync(request.OfficerId, cancellationToken);
        if (!kept.Succeeded)
        {
            return Result<Done>.Refused(kept.Refusals);
        }

        var day = request.FirstDay;
        var minimum = await db.Set<MinimumWage>().AsNoTracking().FirstOrDefaultAsync(w => w.FirstDay <= day && (w.Until == null || w.Until > day), cancellationToken);
        if (minimum is null)
        {
            return new Refusal("officer.no-minimum-wage", "wage", day.ToLongText());
        }

        if (request.Wage < minimum.Amount)
        {
            return new Refusal("officer.wage-too-low", "wage", Yuan(request.Wage), Yuan(minimum.Amount), minimum.Basis);
        }

        if (await db.Set<OfficerContract>().FirstOrDefaultAsync(c => c.OfficerId == request.OfficerId && c.Until == null, cancellationToken) is { } before)
        {
            if (day <= before.FirstDay)
            {
                return new Refusal("officer.contract-before", "firstDay", before.FirstDay.ToLongText());
            }

            before.Until = day;
        }

        db.Add(new OfficerContract
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), OfficerId = request.OfficerId, Employer = request.Employer, EmployerName = request.EmployerName.Trim(),
            Number = request.Number.Trim(), FirstDay = day, LastDay = request.LastDay, Wage = request.Wage, SociallyInsured = request.SociallyInsured,
        });
        timeline.Write(request.OfficerId, "timeline.officer-contracted", request.EmployerName.Trim(), request.Number.Trim(), day);
        return Done.Value;
    }

    private static string Yuan(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>The minimum wage of Xi'an from a day on, later than the one before (R71).</summary>
/// <param name="Amount">Yuan a month.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record SetMinimumWage(decimal Amount, DateOnly FirstDay, string Basis) : ICommand<Done>;

/// <summary>The minimum wages, the newest first.</summary>
[AnyRole]
public sealed record MinimumWages : IQuery<IReadOnlyList<MinimumWageItem>>;

/// <param name="Until">The first day of the next one; null for the last.</param>
public sealed record MinimumWageItem(decimal Amount, DateOnly FirstDay, DateOnly? Until, string Basis);

internal sealed class SetMinimumWageValidator : AbstractValidator<SetMinimumWage>
{
    public SetMinimumWageValidator()
    {
        RuleFor(x => x.Amount).InclusiveBetween(1, 1_000_000);
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.Basis).NotEmpty().MaximumLength(200);
    }
}

internal sealed class SetMinimumWageHandler(CaseFlowDb db, TimeProvider time)
    : IRequestHandler<SetMinimumWage, Result<Done>>, IRequestHandler<MinimumWages, Result<IReadOnlyList<MinimumWageItem>>>
{
    public async Task<Result<Done>> Handle(SetMinimumWage request, CancellationToken cancellationToken)
    {
        if (await db.Set<MinimumWage>().FirstOrDefaultAsync(w => w.Until == null, cancellationToken) is { } last)
        {
            if (request.FirstDay <= last.FirstDay)
            {
                return new Refusal("wage.not-later", "firstDay", last.FirstDay.ToLongText());
            }

            last.Until = request.FirstDay;
        }

        db.Add(new MinimumWage { Id = Guid.CreateVersion7(time.GetUtcNow()), Amount = request.Amount, FirstDay = request.FirstDay, Basis = request.Basis.Trim() });
        return Done.Value;
    }

    public async Task<Result<IReadOnlyList<MinimumWageItem>>> Handle(MinimumWages request, CancellationToken cancellationToken) =>
        await db.Set<MinimumWage>().AsNoTracking().OrderByDescending(w => w.FirstDay).Select(w => new MinimumWageItem(w.Amount, w.FirstDay, w.Until, w.Basis)).ToListAsync(cancellationToken);
}
