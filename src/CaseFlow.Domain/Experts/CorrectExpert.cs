using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Experts;

/// <summary>What stands in the register of an expert is put right, or the certificate was renewed (R45); the audit keeps what stood there.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record CorrectExpert(Guid ExpertId, string Specialty, string? Title, string? Certificate, DateOnly? CertificateUntil) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => ExpertId;
}

internal sealed class CorrectExpertValidator : AbstractValidator<CorrectExpert>
{
    public CorrectExpertValidator()
    {
        RuleFor(x => x.Specialty).Words("expert.specialty-missing", RegisterExpert.MaxSpecialty);
        RuleFor(x => x.Title).Spare(RegisterExpert.MaxSpecialty);
        RuleFor(x => x.Certificate).Spare(RegisterBody.MaxNumber);
    }
}

internal sealed class CorrectExpertHandler(ExpertScope scope) : IRequestHandler<CorrectExpert, Result<Done>>
{
    public async Task<Result<Done>> Handle(CorrectExpert request, CancellationToken cancellationToken)
    {
        if (await scope.ExpertAsync(request.ExpertId, cancellationToken) is not var (expert, _))
        {
            return Refusal.NotFound("expert.unknown");
        }

        if (expert.EndedOn is not null)
        {
            return Refusal.Conflict("expert.ended", expert.Name);
        }

        (expert.Specialty, expert.Title, expert.Certificate, expert.CertificateUntil) =
            (request.Specialty.Trim(), ExpertWords.Given(request.Title), ExpertWords.Given(request.Certificate), request.CertificateUntil);
        return Done.Value;
    }
}
