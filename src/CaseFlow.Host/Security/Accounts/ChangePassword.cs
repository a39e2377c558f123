using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Sessions;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Accounts;

/// <summary>Changes one's own password and ends all one's sessions, also the one that asks: it begins a new one.</summary>
[AnyRole(Guests = true)]
public sealed record ChangePassword(string Current, string Next, string Confirm) : ICommand<Guid>;

/// <summary>The slow hashes are compared here, before the transaction is opened.</summary>
internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator(CaseFlowDb db, RequestContext context, PasswordProfile profile, IPasswordHasher<Account> hasher)
    {
        RuleFor(x => x.Confirm).Equal(x => x.Next).WithErrorCode("password.confirm").WithMessage(_ => TextCatalog.Get("password.confirm"));
        RuleFor(x => x).CustomAsync(async (request, validation, ct) =>
        {
            var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == context.Who.PersonId, ct);
            if (account is null || hasher.VerifyHashedPassword(account, account.PasswordHash, request.Current ?? "") == PasswordVerificationResult.Failed)
            {
                validation.AddFailure(new ValidationFailure("Current", TextCatalog.Get("password.current")) { ErrorCode = "password.current" });
                return;
            }

            foreach (var refusal in profile.Check(account, request.Next ?? ""))
            {
                validation.AddFailure(new ValidationFailure("Next", refusal.Text()) { ErrorCode = refusal.Code });
            }
        });
    }
}

internal sealed class ChangePasswordHandler(
    CaseFlowDb db, RequestContext context, PasswordProfile profile, IPasswordHasher<Account> hasher, SecurityClock clock)
    : IRequestHandler<ChangePassword, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().FirstAsync(a => a.PersonId == context.Who.PersonId, cancellationToken);
        profile.Remember(account);
        account.PasswordHash = hasher.HashPassword(account, request.Next);
        account.PasswordChangedAt = clock.Now;
        account.MustChangePassword = false;
        await db.EndSessionsAsync(account.Id, clock.Now, cancellationToken);
        return account.Id;
    }
}
