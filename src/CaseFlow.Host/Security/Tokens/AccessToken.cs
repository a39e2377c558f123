using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Tokens;

/// <summary>A key to the API that acts as its owner. Only its hash is kept: 256 random bits need no salt and no slow hash.</summary>
internal sealed class AccessToken
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string Name { get; init; }
    public required string Prefix { get; init; }

    /// <summary>SHA-256, hexadecimal.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Kept to five minutes.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class AccessTokenModel : IModelContribution
{
    public void Configure(ModelBuilder model)
    {
        var token = model.Entity<AccessToken>();
        token.ToTable("access_tokens");
        token.Property(x => x.Name).HasMaxLength(60);
        token.Property(x => x.Prefix).HasMaxLength(16);
        token.Property(x => x.Hash).HasMaxLength(64);
        token.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        token.HasIndex(x => x.Hash).IsUnique();
    }
}
