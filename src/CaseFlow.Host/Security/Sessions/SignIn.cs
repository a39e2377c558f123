using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Security.Accounts;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Sessions;

/// <param name="Actor">Who signed in.</param>
internal sealed record SignedIn(Guid SessionId, Guid AccountId, Actor Actor);

/// <summary>
/// User name and password in, session out. An unknown name, a wrong password, a locked and a disabled account get the
/// same answer after the same work, so that nobody learns which names exist (F4).
/// </summary>
internal sealed class SignIn(CaseFlowDb db, IMediator mediator, RequestContext context, IActors actors, IPasswordHasher<Account> hasher, ILookupNormalizer names)
{
    // What a password is compared with when there is no account; made by the same hasher, at the same cost.
    private static string? _nobody;

    public async Task<Result<SignedIn>> TryAsync(string? userName, string? password, string address, CancellationToken ct)
    {
        var name = names.NormalizeName(userName?.Trim() ?? "");
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedUserName == name, ct);
        var hash = account?.PasswordHash ?? (_nobody ??= hasher.HashPassword(Nobody(), Guid.NewGuid().ToString()));
        var right = hasher.VerifyHashedPassword(account ?? Nobody(), hash, password ?? "") != PasswordVerificationResult.Failed;
        (context.Actor, context.Origin) = (Actor.System, address);
        if (account is null || !right)
        {
            await mediator.Send(new CountFailedSignIn(account?.Id, account?.PersonId, address), ct);
            return Refusal.Forbidden("sign-in.failed");
        }

        if (await actors.FindAsync(account.PersonId, ct) is not { } actor)
        {
            return Refusal.Forbidden("sign-in.no-post");
        }

        context.Actor = actor;
        using (context.EnterProcess())
        {
            var session = await mediator.Send(new StartSession(account.Id, account.PersonId, address), ct);
            return session.Succeeded ? new SignedIn(session.Value, account.Id, actor) : Result<SignedIn>.Refused(session.Refusals);
        }
    }

    private static Account Nobody() => new() { Id = Guid.Empty, PersonId = Guid.Empty, UserName = "" };
}
