using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Feeds;

/// <summary>An address that a calendar program reads somebody's due dates at, without signing in. It opens nothing else. Only the token's hash is kept.</summary>
internal sealed class CalendarFeed
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>The owner's name for the device; one feed is active for each.</summary>
    public required string Device { get; init; }

    /// <summary>SHA-256, hexadecimal.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Kept to five minutes.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class CalendarFeedModel : IModelContribution
{
    public void Configure(ModelBuilder model)
    {
        var feed = model.Entity<CalendarFeed>();
        feed.ToTable("calendar_feeds");
        feed.Property(x => x.Device).HasMaxLength(60);
        feed.Property(x => x.Hash).HasMaxLength(64);
        feed.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        feed.HasIndex(x => x.Hash).IsUnique();
    }
}
