using System.Net;
using System.Threading.RateLimiting;
using CaseFlow.Host.Api.Agenda;
using CaseFlow.Host.Security.Sessions;
using CaseFlow.Host.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CaseFlow.Host.Security.Web;

/// <summary>Who may come in, in which order it is found out. Everything needs signing in unless it says otherwise.</summary>
internal sealed class SecurityWeb : IWebFeature
{
    public int Order => 100;

    public void Add(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        var services = builder.Services;

        // Says at each new key that it is stored as it is; keeping the database closed is the operator's part (docs/security.md).
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        services.AddDataProtection().SetApplicationName("CaseFlow");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p => new ConfigureOptions<KeyManagementOptions>(
            o => o.XmlRepository = new KeyRing(p.GetRequiredService<IServiceScopeFactory>())));
        services.AddScoped<IActorSource, ActorSource>();
        services.AddAuthentication(Schemes.Either)
            .AddPolicyScheme(Schemes.Either, null, o => o.ForwardDefaultSelector = http =>
                http.Request.Headers.ContainsKey("Authorization") ? Schemes.Bearer : Schemes.Cookie)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(Schemes.Bearer, null)
            .AddCookie(Schemes.Cookie);
        services.AddOptions<CookieAuthenticationOptions>(Schemes.Cookie).Configure<SecurityClock, SecurityOptions>(Cookie);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "caseflow-form";
            o.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddRateLimiter(o => o.OnRejected = RejectedAsync);
        services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<SecurityOptions>((o, security) =>
        {
            PerMinute(o, AccountEndpoints.RateLimit, security.SignInsPerMinute);
            PerMinute(o, CalendarFeedFile.RateLimit, security.FeedsPerMinute);
        });
        services.AddOptions<ForwardedHeadersOptions>().Configure<SecurityOptions>(Proxies);
        services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
    }

    public void Use(WebApplication app)
    {
        if (app.Services.GetRequiredService<SecurityOptions>().KnownProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseMiddleware<SecurityHeaders>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();
        app.UseMiddleware<CrossSiteGuard>();
        app.UseMiddleware<PasswordGate>();
        app.UseAuthorization();
    }

    private static void PerMinute(Microsoft.AspNetCore.RateLimiting.RateLimiterOptions o, string policy, int most) =>
        o.AddPolicy(policy, http => RateLimitPartition.GetFixedWindowLimiter(http.ClientAddress(), _ =>
            new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) }));

    private static void Cookie(CookieAuthenticationOptions o, SecurityClock clock, SecurityOptions security)
    {
        o.TimeProvider = clock.Time;
        o.Cookie.Name = "caseflow-session";
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.ExpireTimeSpan = TimeSpan.FromHours(security.AbsoluteHours);
        o.SlidingExpiration = false;
        o.LoginPath = AccountRoutes.SignInPage;
        o.ReturnUrlParameter = "returnUrl";
        o.Events.OnValidatePrincipal = ValidateAsync;
        o.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
        o.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<SessionRegister>();
        if (context.Principal?.Id(Schemes.SessionClaim) is { } id && await sessions.FindAsync(id, context.HttpContext.RequestAborted) is { } session)
        {
            context.HttpContext.Items[typeof(LiveSession)] = session;
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Schemes.Cookie);
    }

    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.HttpContext.WantsPage() && status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }

    private static ValueTask RejectedAsync(Microsoft.AspNetCore.RateLimiting.OnRejectedContext context, CancellationToken ct)
    {
        if (context.HttpContext.IsApi())
        {
            context.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }
        else
        {
            context.HttpContext.Response.Redirect($"{AccountRoutes.SignInPage}?refused=sign-in.too-many");
        }

        return ValueTask.CompletedTask;
    }

    private static void Proxies(ForwardedHeadersOptions o, SecurityOptions security)
    {
        o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        o.KnownProxies.Clear();
        o.KnownIPNetworks.Clear();
        foreach (var proxy in security.KnownProxies)
        {
            o.KnownProxies.Add(IPAddress.Parse(proxy));
        }
    }
}

internal static class AnonymousEndpoints
{
    public static bool IsAnonymousEndpoint(this HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}
