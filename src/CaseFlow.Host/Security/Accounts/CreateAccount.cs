using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Accounts;

/// <summary>Lets a person sign in; the password given here must be changed at the first sign-in.</summary>
[AllowedTo(Roles.SystemAdministrator)]
public sealed record CreateAccount(Guid PersonId, string UserName, string Password) : ICommand<Guid>, IConcerns
{
    Guid IConcerns.SubjectId => PersonId;
}

internal sealed class CreateAccountValidator : AbstractValidator<CreateAccount>
{
    public CreateAccountValidator()
    {
        RuleFor(x => x.PersonId).NotEmpty();
        RuleFor(x => x.UserName).Matches("^[A-Za-z][A-Za-z0-9._-]{2,39}$").WithErrorCode("account.user-name").WithMessage(_ => TextCatalog.Get("account.user-name"));
        RuleFor(x => x.Password).NotEmpty();
    }
}

internal sealed class CreateAccountHandler(CaseFlowDb db, UserManager<Account> users, IPeopleDirectory people, SecurityClock clock)
    : IRequestHandler<CreateAccount, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(CreateAccount request, CancellationToken cancellationToken)
    {
        if (await people.FindPersonAsync(request.PersonId, cancellationToken) is null)
        {
            return Refusal.NotFound("person.unknown");
        }

        if (await users.FindByNameAsync(request.UserName) is not null)
        {
            return new Refusal("account.user-name-taken", "userName", request.UserName) { Kind = RefusalKind.Conflict };
        }

        if (await db.Set<Account>().AnyAsync(a => a.PersonId == request.PersonId, cancellationToken))
        {
            return Refusal.Conflict("account.person-has-one");
        }

        var account = new Account
        {
            Id = Guid.CreateVersion7(clock.Now), PersonId = request.PersonId, UserName = request.UserName, PasswordChangedAt = clock.Now, MustChangePassword = true,
        };
        var outcome = await users.CreateAsync(account, request.Password);
        return outcome.Succeeded ? account.Id : Result<Guid>.Refused(outcome.Refusals());
    }
}

internal static class IdentityRefusals
{
    /// <summary>Identity's errors carry our codes and texts; see <see cref="PasswordProfile"/>.</summary>
    public static IReadOnlyList<Refusal> Refusals(this IdentityResult outcome) =>
        [.. outcome.Errors.Select(e => new Refusal(e.Code, "password") { Message = e.Description })];
}
