using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Security.Sessions;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Host.Security.Accounts;

/// <summary>Gives an account a password that must be changed at the next sign-in; unlocks it and ends its sessions.</summary>
[AllowedTo(Roles.SystemAdministrator)]
public sealed record ResetPassword(string UserName, string Password) : ICommand<Done>;

internal sealed class ResetPasswordHandler(
    CaseFlowDb db, UserManager<Account> users, PasswordProfile profile, IPasswordHasher<Account> hasher, RequestContext context, SecurityClock clock)
    : IRequestHandler<ResetPassword, Result<Done>>
{
    public async Task<Result<Done>> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(request.UserName) is not { } account)
        {
            return Refusal.NotFound("account.unknown", request.UserName);
        }

        context.SubjectId = account.PersonId;
        if (profile.Check(account, request.Password).ToArray() is { Length: > 0 } refusals)
        {
            return Result<Done>.Refused(refusals);
        }

        profile.Remember(account);
        account.PasswordHash = hasher.HashPassword(account, request.Password);
        account.PasswordChangedAt = clock.Now;
        account.MustChangePassword = true;
        (account.Failures, account.LockedUntil) = (0, null);
        await db.EndSessionsAsync(account.Id, clock.Now, cancellationToken);
        return Done.Value;
    }
}
