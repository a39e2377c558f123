using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

/// <summary>How a person is reached: by who keeps the system, and by the district office for those in office in its region. What is left empty stays.</summary>
[AllowedTo(Roles.SystemAdministrator, Roles.DistrictOffice)]
public sealed record CorrectContact(Guid PersonId, string? Mail, string? Phone) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => PersonId;
}

internal sealed class CorrectContactValidator : AbstractValidator<CorrectContact>
{
    public CorrectContactValidator()
    {
        RuleFor(x => x.Mail).EmailAddress().MaximumLength(120).When(x => !string.IsNullOrEmpty(x.Mail));
        RuleFor(x => x.Phone).Matches(@"^\+?[0-9][0-9 \-]{5,24}$").When(x => !string.IsNullOrEmpty(x.Phone))
            .WithErrorCode("contact.phone").WithMessage(_ => TextCatalog.Get("contact.phone"));
        RuleFor(x => x.Mail).Must((x, mail) => !string.IsNullOrWhiteSpace(mail) || !string.IsNullOrWhiteSpace(x.Phone))
            .WithErrorCode("contact.empty").WithMessage(_ => TextCatalog.Get("contact.empty"));
    }
}

internal sealed class CorrectContactHandler(CaseFlowDb db, RequestContext context, TimeProvider time) : IRequestHandler<CorrectContact, Result<Done>>
{
    public async Task<Result<Done>> Handle(CorrectContact request, CancellationToken cancellationToken)
    {
        var (now, who) = (time.GetUtcNow(), context.Who);
        var path = who.RegionPath ?? "-";
        var mine = who.IsSystem || who.Is(Roles.SystemAdministrator) || await db.Set<Post>().ValidAt(now)
            .AnyAsync(p => p.PersonId == request.PersonId && db.Set<Unit>().Any(u => u.Id == p.UnitId && u.RegionPath.StartsWith(path)), cancellationToken);
        if (!mine || await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == request.PersonId, cancellationToken) is not { } person)
        {
            return Refusal.NotFound("person.unknown");
        }

        person.Mail = Given(request.Mail) ?? person.Mail;
        person.Phone = Given(request.Phone) ?? person.Phone;
        return Done.Value;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
