using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.KeyObjects;

/// <summary>Street or district office puts an enterprise on the list of key objects by a decision of its own (R117).</summary>
/// <param name="FirstDay">Not after today.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record DesignateKeyObject(Guid EnterpriseId, DateOnly FirstDay, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => EnterpriseId;
}

/// <summary>The decision no longer holds; other grounds go on.</summary>
/// <param name="Until">The first day without it; not before its first day, not after today.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record EndKeyDesignation(Guid EnterpriseId, DateOnly Until, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => EnterpriseId;
}

internal sealed class DesignateKeyObjectValidator : AbstractValidator<DesignateKeyObject>
{
    public DesignateKeyObjectValidator(TimeProvider time)
    {
        RuleFor(x => x.FirstDay).NotEmpty().LessThanOrEqualTo(_ => time.Today()).Refuse("key-object.first-day");
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class EndKeyDesignationValidator : AbstractValidator<EndKeyDesignation>
{
    public EndKeyDesignationValidator()
    {
        RuleFor(x => x.Until).NotEmpty();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class DesignateKeyObjectHandler(CaseFlowDb db, KeyObjectBook book, IEnterpriseDirectory enterprises, TimeProvider time)
    : IRequestHandler<DesignateKeyObject, Result<Done>>, IRequestHandler<EndKeyDesignation, Result<Done>>
{
    public async Task<Result<Done>> Handle(DesignateKeyObject request, CancellationToken cancellationToken)
    {
        if (await enterprises.FindAsync(request.EnterpriseId, cancellationToken) is not { } enterprise)
        {
            return Refusal.NotFound("enterprise.unknown");
        }

        if (await DecisionAsync(enterprise.Id, cancellationToken) is { } already)
        {
            return Refusal.Conflict("key-object.already", enterprise.Name, already.FirstDay.ToLongText());
        }

        await book.BeginAsync(enterprise.Id, KeyGrounds.Decision, null, request.Reason.Trim(), request.FirstDay, cancellationToken);
        return Done.Value;
    }

    public async Task<Result<Done>> Handle(EndKeyDesignation request, CancellationToken cancellationToken)
    {
        if (await enterprises.FindAsync(request.EnterpriseId, cancellationToken) is not { } enterprise)
        {
            return Refusal.NotFound("enterprise.unknown");
        }

        if (await DecisionAsync(enterprise.Id, cancellationToken) is not { } decision)
        {
            return Refusal.Conflict("key-object.no-decision", enterprise.Name);
        }

        if (request.Until < decision.FirstDay || request.Until > time.Today())
        {
            return new Refusal("key-object.until", "until", decision.FirstDay.ToLongText(), time.Today().ToLongText());
        }

        await book.EndAsync(decision, request.Until, request.Reason.Trim(), cancellationToken);
        return Done.Value;
    }

    private Task<KeyGround?> DecisionAsync(Guid enterpriseId, CancellationToken ct) =>
        db.Set<KeyGround>().FirstOrDefaultAsync(g => g.EnterpriseId == enterpriseId && g.Kind == KeyGrounds.Decision && g.Until == null, ct);
}
