using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Accountability;

/// <summary>The district office traces back who is responsible for an accident (R102); the trace of the days is taken and kept at once.</summary>
/// <param name="First">First day of the window that is looked at; it ends with the day of the accident.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record TraceAccident(Guid EnterpriseId, DateOnly AccidentOn, DateOnly First, string Account) : ICommand<Guid>;

/// <summary>The district office calls a unit to account for an omission that no screening found (R101, R103).</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record CallToAccount(Guid UnitId, string Account) : ICommand<Guid>;

internal sealed class TraceAccidentValidator : AbstractValidator<TraceAccident>
{
    public TraceAccidentValidator(TimeProvider time)
    {
        RuleFor(x => x.EnterpriseId).NotEmpty().Refuse("accountability.enterprise-missing");
        RuleFor(x => x.AccidentOn).Must(day => day != default && day <= time.Today()).Refuse("accountability.accident-day");
        RuleFor(x => x.First).Must((x, first) => first != default && first <= x.AccidentOn && x.AccidentOn.DayNumber - first.DayNumber < TraceBack.MostDays).Refuse("trace.days", TraceBack.MostDays);
        RuleFor(x => x.Account).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("accountability.account-missing").MaximumLength(AccountabilityCase.MaxText);
    }
}

internal sealed class CallToAccountValidator : AbstractValidator<CallToAccount>
{
    public CallToAccountValidator()
    {
        RuleFor(x => x.UnitId).NotEmpty().Refuse("accountability.unit-missing");
        RuleFor(x => x.Account).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("accountability.account-missing").MaximumLength(AccountabilityCase.MaxText);
    }
}

internal sealed class OpenAccountabilityHandler(AccountabilityBook book, TraceShelf shelf, IEnterpriseDirectory enterprises, IPeopleDirectory people, RequestContext context)
    : IRequestHandler<TraceAccident, Result<Guid>>, IRequestHandler<CallToAccount, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(TraceAccident request, CancellationToken cancellationToken)
    {
        if (await enterprises.FindAsync(request.EnterpriseId, cancellationToken) is not { } enterprise)
        {
            return Refusal.NotFound("enterprise.unknown") with { Field = "enterpriseId" };
        }

        var opened = book.Add(
            AccountabilityKinds.Accident, RegionPaths.At(enterprise.RegionPath, RegionLevel.District) ?? enterprise.RegionPath, request.Account, enterprise: enterprise, accidentOn: request.AccidentOn);
        context.BeginSubject(opened.Id);
        await shelf.KeepAsync(opened.Id, enterprise, request.First, request.AccidentOn, cancellationToken);
        await book.StartAsync(opened, cancellationToken);
        return opened.Id;
    }

    public async Task<Result<Guid>> Handle(CallToAccount request, CancellationToken cancellationToken)
    {
        if (await people.FindUnitAsync(request.UnitId, cancellationToken) is not { RegionPath: { } path } unit
            || context.Who.RegionPath is not { } seen || !path.StartsWith(seen, StringComparison.Ordinal) || RegionPaths.At(path, RegionLevel.District) is not { } district)
        {
            return Refusal.NotFound("accountability.unit-unknown") with { Field = "unitId" };
        }

        if (await book.OpenOfAsync(unit.Id, cancellationToken) is { } open)
        {
            return Refusal.Conflict("accountability.already-open", unit.Name, open.OpenedAt.ToLongText()) with { Field = "unitId" };
        }

        var opened = book.Add(AccountabilityKinds.Omission, district, request.Account, unit: unit);
        context.BeginSubject(opened.Id);
        await book.StartAsync(opened, cancellationToken);
        return opened.Id;
    }
}
