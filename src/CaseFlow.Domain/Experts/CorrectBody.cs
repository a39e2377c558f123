using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Experts;

/// <summary>What stands in the register of a technical body is put right, or its qualification was renewed (R45); the audit keeps what stood there.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record CorrectBody(Guid BodyId, string Name, string Qualification, string QualificationNumber, DateOnly ValidUntil) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => BodyId;
}

internal sealed class CorrectBodyValidator : AbstractValidator<CorrectBody>
{
    public CorrectBodyValidator()
    {
        RuleFor(x => x.Name).Words("body.name-missing", RegisterBody.MaxName);
        RuleFor(x => x.Qualification).Words("body.qualification-missing", RegisterBody.MaxText);
        RuleFor(x => x.QualificationNumber).Words("body.number-missing", RegisterBody.MaxNumber);
        RuleFor(x => x.ValidUntil).NotEmpty().Refuse("body.day-missing");
    }
}

internal sealed class CorrectBodyHandler(CaseFlowDb db, ExpertScope scope, IUnitRegister units) : IRequestHandler<CorrectBody, Result<Done>>
{
    public async Task<Result<Done>> Handle(CorrectBody request, CancellationToken cancellationToken)
    {
        if (await scope.BodyAsync(request.BodyId, cancellationToken) is not { } body)
        {
            return Refusal.NotFound("body.unknown");
        }

        if (body.EndedOn is not null)
        {
            return Refusal.Conflict("body.ended", body.Name);
        }

        var name = request.Name.Trim();
        if (name != body.Name)
        {
            if (await db.Set<TechnicalBody>().AnyAsync(b => b.RegionPath == body.RegionPath && b.Name == name, cancellationToken))
            {
                return new Refusal("body.registered-already", "name", name) { Kind = RefusalKind.Conflict };
            }

            await units.RenameAsync(body.Id, name, cancellationToken);
        }

        (body.Name, body.Qualification, body.QualificationNumber, body.ValidUntil) = (name, request.Qualification.Trim(), request.QualificationNumber.Trim(), request.ValidUntil);
        return Done.Value;
    }
}
