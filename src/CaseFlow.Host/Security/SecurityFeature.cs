using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Requests;
using CaseFlow.Host.Security.Accounts;
using CaseFlow.Host.Security.Feeds;
using CaseFlow.Host.Security.Sessions;
using CaseFlow.Host.Security.Tokens;
using CaseFlow.Host.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Host.Security;

/// <summary>Accounts, sessions and tokens; without the web, so that the command line can make accounts, too.</summary>
internal sealed class SecurityFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSettings<SecurityOptions>(SecurityOptions.Section);
        services.TryAddSingleton(new SecurityClock(TimeProvider.System));
        services.AddIdentityCore<Account>(o =>
        {
            // The profile below stands in the place of Identity's own rules.
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
            (o.Password.RequiredLength, o.Password.RequiredUniqueChars) = (1, 1);
        }).AddUserStore<AccountStore>();
        services.AddScoped<PasswordProfile>();
        services.AddScoped<IPasswordValidator<Account>>(p => p.GetRequiredService<PasswordProfile>());

        // OWASP's figure for PBKDF2 with HMAC-SHA-512, the equal of 600,000 rounds with SHA-256.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.AddScoped<SignIn>();
        services.AddSingleton<SessionRegister>();
        services.AddSingleton<TokenRegister>();
        services.AddSingleton<FeedRegister>();
        services.AddSingleton<RecentCallers>();
        services.AddSingleton<ICommitted>(p => p.GetRequiredService<RecentCallers>());
    }
}
