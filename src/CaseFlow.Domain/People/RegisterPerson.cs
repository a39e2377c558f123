using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.People;

/// <summary>Adds a person; what they may do comes with a post (<see cref="AppointToPost"/>).</summary>
[AllowedTo(Roles.SystemAdministrator)]
public sealed record RegisterPerson(string Name, string? Phone, string? Mail) : ICommand<Guid>;

internal sealed class RegisterPersonValidator : AbstractValidator<RegisterPerson>
{
    public RegisterPersonValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(60);
        RuleFor(x => x.Phone).MaximumLength(30).Matches(@"^[0-9+\- ]+$").When(x => !string.IsNullOrEmpty(x.Phone));
        RuleFor(x => x.Mail).MaximumLength(120).EmailAddress().When(x => !string.IsNullOrEmpty(x.Mail));
    }
}

internal sealed class RegisterPersonHandler(CaseFlowDb db, TimeProvider time) : IRequestHandler<RegisterPerson, Result<Guid>>
{
    public Task<Result<Guid>> Handle(RegisterPerson request, CancellationToken cancellationToken)
    {
        var person = new Person
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Name = request.Name.Trim(),
            Phone = string.IsNullOrWhiteSpace(request.Phone) ? null : request.Phone.Trim(),
            Mail = string.IsNullOrWhiteSpace(request.Mail) ? null : request.Mail.Trim(),
        };
        db.Add(person);
        return Task.FromResult<Result<Guid>>(person.Id);
    }
}
