using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Security.Sessions;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Host.Security.Accounts;

/// <summary>Nobody signs in with the account any more; its sessions and tokens end at once.</summary>
[AllowedTo(Roles.SystemAdministrator)]
public sealed record DisableAccount(string UserName) : ICommand<Done>;

internal sealed class DisableAccountHandler(CaseFlowDb db, UserManager<Account> users, RequestContext context, SecurityClock clock)
    : IRequestHandler<DisableAccount, Result<Done>>
{
    public async Task<Result<Done>> Handle(DisableAccount request, CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(request.UserName) is not { } account)
        {
            return Refusal.NotFound("account.unknown", request.UserName);
        }

        context.SubjectId = account.PersonId;
        account.DisabledAt ??= clock.Now;
        await db.EndSessionsAsync(account.Id, clock.Now, cancellationToken);
        return Done.Value;
    }
}
