using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Experts;

/// <summary>An expert leaves the register with the post they sign in by (R45); what they said stays.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record EndExpert(Guid ExpertId, DateOnly LastDay, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => ExpertId;
}

internal sealed class EndExpertValidator : AbstractValidator<EndExpert>
{
    public EndExpertValidator(TimeProvider time)
    {
        RuleFor(x => x.LastDay).NotEmpty().Refuse("expert.last-day-missing").Must(day => day <= time.Today()).Refuse("expert.last-day-to-come");
        RuleFor(x => x.Reason).Words("expert.reason-missing", RegisterBody.MaxText);
    }
}

internal sealed class EndExpertHandler(ExpertScope scope, ExpertPosts posts) : IRequestHandler<EndExpert, Result<Done>>
{
    public async Task<Result<Done>> Handle(EndExpert request, CancellationToken cancellationToken)
    {
        if (await scope.ExpertAsync(request.ExpertId, cancellationToken) is not var (expert, _))
        {
            return Refusal.NotFound("expert.unknown");
        }

        if (expert.EndedOn is not null)
        {
            return Refusal.Conflict("expert.ended", expert.Name);
        }

        if (request.LastDay < expert.RegisteredAt.ChinaDate())
        {
            return new Refusal("expert.last-day-before", "lastDay", expert.RegisteredAt.ChinaDate().ToLongText());
        }

        await posts.EndAsync(expert, request.LastDay, request.Reason.Trim(), cancellationToken);
        return Done.Value;
    }
}
