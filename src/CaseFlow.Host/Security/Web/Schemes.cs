using System.Security.Claims;
using System.Text.Encodings.Web;
using CaseFlow.Host.Security.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CaseFlow.Host.Security.Web;

/// <summary>Names of the ways to sign in, and of the claims; a principal holds ids only, what they may do is loaded at each use.</summary>
internal static class Schemes
{
    /// <summary>Chooses: a bearer token where one is sent, else the cookie.</summary>
    public const string Either = "CaseFlow";
    public const string Cookie = "Cookie";
    public const string Bearer = "Bearer";

    public const string PersonClaim = "person";
    public const string SessionClaim = "session";

    public static ClaimsPrincipal Principal(string scheme, Guid accountId, Guid personId, string name, Guid? sessionId) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, accountId.ToString()),
            new Claim(ClaimTypes.Name, name),
            new Claim(PersonClaim, personId.ToString()),
            .. sessionId is { } id ? (Claim[])[new Claim(SessionClaim, id.ToString())] : [],
        ],
        scheme));

    public static Guid? Id(this ClaimsPrincipal principal, string claim) =>
        Guid.TryParse(principal.FindFirstValue(claim), out var id) ? id : null;
}

/// <summary>Personal access tokens in the Authorization header.</summary>
internal sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenRegister tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Start = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Start, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        return await tokens.FindAsync(header[Start.Length..].Trim(), Context.RequestAborted) is { } token
            ? AuthenticateResult.Success(new AuthenticationTicket(
                Schemes.Principal(Schemes.Bearer, token.AccountId, token.PersonId, "", null), Schemes.Bearer))
            : AuthenticateResult.Fail("The token is unknown, expired or revoked.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
