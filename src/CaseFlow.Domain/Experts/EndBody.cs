using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Experts;

/// <summary>The district no longer works with a technical body (R45): it and its experts leave the register, what they said stays.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record EndBody(Guid BodyId, DateOnly LastDay, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => BodyId;
}

internal sealed class EndBodyValidator : AbstractValidator<EndBody>
{
    public EndBodyValidator(TimeProvider time)
    {
        RuleFor(x => x.LastDay).NotEmpty().Refuse("expert.last-day-missing").Must(day => day <= time.Today()).Refuse("expert.last-day-to-come");
        RuleFor(x => x.Reason).Words("expert.reason-missing", RegisterBody.MaxText);
    }
}

internal sealed class EndBodyHandler(CaseFlowDb db, ExpertScope scope, ExpertPosts posts, ITimeline timeline) : IRequestHandler<EndBody, Result<Done>>
{
    public async Task<Result<Done>> Handle(EndBody request, CancellationToken cancellationToken)
    {
        if (await scope.BodyAsync(request.BodyId, cancellationToken) is not { } body)
        {
            return Refusal.NotFound("body.unknown");
        }

        if (body.EndedOn is not null)
        {
            return Refusal.Conflict("body.ended", body.Name);
        }

        if (request.LastDay < body.RegisteredAt.ChinaDate())
        {
            return new Refusal("expert.last-day-before", "lastDay", body.RegisteredAt.ChinaDate().ToLongText());
        }

        (body.EndedOn, body.EndReason) = (request.LastDay, request.Reason.Trim());
        foreach (var expert in await db.Set<Expert>().Where(e => e.BodyId == body.Id && e.EndedOn == null).ToListAsync(cancellationToken))
        {
            await posts.EndAsync(expert, request.LastDay, request.Reason.Trim(), cancellationToken);
        }

        timeline.Write(body.Id, "timeline.body-ended", request.LastDay, request.Reason.Trim());
        return Done.Value;
    }
}
