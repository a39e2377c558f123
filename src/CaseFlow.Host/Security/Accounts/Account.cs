using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Accounts;

/// <summary>How one person signs in. What they may do hangs on their posts, not on this.</summary>
internal sealed class Account : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string UserName { get; set; }
    public string NormalizedUserName { get; set; } = "";
    public string PasswordHash { get; set; } = "";

    /// <summary>Hashes of earlier passwords, newest first, one a line.</summary>
    public string EarlierHashes { get; set; } = "";

    public DateTimeOffset PasswordChangedAt { get; set; }

    /// <summary>Given by somebody else: only its owner may know the password that counts.</summary>
    public bool MustChangePassword { get; set; }

    public int Failures { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public DateTimeOffset? DisabledAt { get; set; }
    public int Version { get; set; }
}

/// <summary>Wrong passwords from one network address, whatever the account.</summary>
internal sealed class AddressFailures
{
    public required string Address { get; init; }
    public int Failures { get; set; }

    /// <summary>Counting starts anew after the lock time without a failure.</summary>
    public DateTimeOffset LastAt { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }
}

internal sealed class AccountModel : IModelContribution
{
    public void Configure(ModelBuilder model)
    {
        var account = model.Entity<Account>();
        account.ToTable("accounts");
        account.Property(x => x.UserName).HasMaxLength(40);
        account.Property(x => x.NormalizedUserName).HasMaxLength(40);
        account.HasIndex(x => x.NormalizedUserName).IsUnique();
        account.HasIndex(x => x.PersonId).IsUnique();
        var address = model.Entity<AddressFailures>();
        address.ToTable("address_failures");
        address.HasKey(x => x.Address);
        address.Property(x => x.Address).HasMaxLength(60);
    }
}
