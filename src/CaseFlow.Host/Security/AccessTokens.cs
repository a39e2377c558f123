using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Security;

/// <summary>Makes a personal access token for who asks; may do what its owner may, never more. Sent as <c>Authorization: Bearer …</c>.</summary>
/// <param name="Name">What it is for, in the owner's words.</param>
/// <param name="Days">1 to 365.</param>
[AnyRole]
public sealed record CreateAccessToken(string Name, int Days) : ICommand<AccessTokenCreated>;

/// <param name="Token">Shown this once; only its hash is kept.</param>
public sealed record AccessTokenCreated(Guid Id, string Token, DateTimeOffset ExpiresAt);

/// <summary>Ends one's own token at once.</summary>
[AnyRole]
public sealed record RevokeAccessToken(Guid Id) : ICommand<Done>;

/// <summary>One's own tokens that are neither revoked nor expired, newest first.</summary>
[AnyRole]
public sealed record MyAccessTokens : IQuery<IReadOnlyList<AccessTokenRow>>;

/// <param name="Prefix">First characters of the token, to tell it from others.</param>
public sealed record AccessTokenRow(Guid Id, string Name, string Prefix, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt);
