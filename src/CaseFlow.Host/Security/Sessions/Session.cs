using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Sessions;

/// <summary>One sign-in on one device. The cookie holds no more than its id, so that ending it here ends it everywhere.</summary>
internal sealed class Session
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string Address { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Kept to the minute: not every request writes.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class SessionModel : IModelContribution
{
    public void Configure(ModelBuilder model)
    {
        var session = model.Entity<Session>();
        session.ToTable("sessions");
        session.Property(x => x.Address).HasMaxLength(60);
        session.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        session.HasIndex(x => new { x.AccountId, x.EndedAt });
    }
}
