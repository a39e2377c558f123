using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Experts;

/// <summary>The district office takes a person of a technical body into the register (R45): somebody new, or one who holds the post there already.</summary>
/// <param name="PersonId">Who holds the post; null: a new person of that name, who gets it.</param>
/// <param name="Specialty">专业, for instance 消防 or 危化.</param>
/// <param name="CertificateUntil">Null: it does not lapse.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record RegisterExpert(
    Guid BodyId, string? Name, string Specialty, string? Title = null, string? Certificate = null, DateOnly? CertificateUntil = null, string? Phone = null, string? Mail = null, Guid? PersonId = null)
    : ICommand<Guid>
{
    public const int MaxSpecialty = 60;
}

internal sealed class RegisterExpertValidator : AbstractValidator<RegisterExpert>
{
    public RegisterExpertValidator()
    {
        RuleFor(x => x.Name!).Words("expert.name-missing", 60).When(x => x.PersonId is null);
        RuleFor(x => x.Specialty).Words("expert.specialty-missing", RegisterExpert.MaxSpecialty);
        RuleFor(x => x.Title).Spare(RegisterExpert.MaxSpecialty);
        RuleFor(x => x.Certificate).Spare(RegisterBody.MaxNumber);
        RuleFor(x => x.Phone).MaximumLength(30).Matches(@"^\+?[0-9][0-9 \-]{5,24}$").When(x => !string.IsNullOrEmpty(x.Phone)).Refuse("contact.phone");
        RuleFor(x => x.Mail).MaximumLength(120).EmailAddress().When(x => !string.IsNullOrEmpty(x.Mail)).Refuse("expert.mail");
    }
}

internal sealed class RegisterExpertHandler(CaseFlowDb db, ExpertScope scope, ExpertPosts posts, IPeopleDirectory people, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<RegisterExpert, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RegisterExpert request, CancellationToken cancellationToken)
    {
        if (await scope.BodyAsync(request.BodyId, cancellationToken) is not { } body)
        {
            return Refusal.NotFound("body.unknown") with { Field = "bodyId" };
        }

        if (body.EndedOn is not null)
        {
            return new Refusal("body.ended", "bodyId", body.Name) { Kind = RefusalKind.Conflict };
        }

        var person = await PersonAsync(request, cancellationToken);
        if (!person.Succeeded)
        {
            return Result<Guid>.Refused(person.Refusals);
        }

        var now = time.GetUtcNow();
        var expert = new Expert
        {
            Id = Guid.CreateVersion7(now), BodyId = body.Id, PersonId = person.Value.Id, Name = person.Value.Name, Specialty = request.Specialty.Trim(), Title = ExpertWords.Given(request.Title),
            Certificate = ExpertWords.Given(request.Certificate), CertificateUntil = request.CertificateUntil, RegisteredAt = now, RegisteredBy = context.Who.Name,
        };
        db.Add(expert);
        context.BeginSubject(expert.Id);
        timeline.Write(expert.Id, "timeline.expert-registered", expert.Name, body.Name);
        return expert.Id;
    }

    private async Task<Result<(Guid Id, string Name)>> PersonAsync(RegisterExpert request, CancellationToken ct)
    {
        if (request.PersonId is not { } known)
        {
            var made = await posts.OpenAsync(request.Name!.Trim(), ExpertWords.Given(request.Phone), ExpertWords.Given(request.Mail), request.BodyId, ct);
            return made.Select(id => (id, request.Name!.Trim()));
        }

        if (!await posts.HoldsAsync(known, request.BodyId, ct))
        {
            return Refusal.NotFound("expert.not-of-body") with { Field = "personId" };
        }

        return await db.Set<Expert>().AnyAsync(e => e.PersonId == known && e.EndedOn == null, ct)
            ? new Refusal("expert.registered-already", "personId") { Kind = RefusalKind.Conflict }
            : (known, (await people.FindPersonAsync(known, ct))!.Name);
    }
}
