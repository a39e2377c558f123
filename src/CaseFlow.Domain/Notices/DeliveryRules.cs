using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Notices;

/// <summary>When mail and webhooks may go out; a row holds from its first day until the next one's (ADR 21). In-app notices are never held.</summary>
internal sealed class DeliveryRuleSet
{
    public required Guid Id { get; init; }
    public required DateOnly FirstDay { get; init; }

    /// <summary>Nothing leaves from here to <see cref="QuietTo"/>, over midnight too; null: at any hour.</summary>
    public TimeOnly? QuietFrom { get; init; }

    public TimeOnly? QuietTo { get; init; }

    /// <summary>Nothing leaves on days off by the work calendar.</summary>
    public required bool WorkingDaysOnly { get; init; }

    /// <summary>When a digest goes out to those who name no hour of their own.</summary>
    public required TimeOnly DigestAt { get; init; }

    /// <summary>Kinds (<see cref="NoticeKinds"/>), separated by commas, that are not held and wait for no digest.</summary>
    public required string Urgent { get; init; }

    /// <summary>Whether people may have their notices in the application alone.</summary>
    public required bool InAppOnly { get; init; }

    public required string ChangedBy { get; init; }

    /// <summary>Null: the product's own.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Something may be held back by them.</summary>
    public bool Hold => WorkingDaysOnly || QuietFrom is not null;

    public bool IsUrgent(string kind) => Urgent.Split(',').Contains(kind);
}

internal sealed class DeliveryRuleSetMapping : IEntityTypeConfiguration<DeliveryRuleSet>
{
    public void Configure(EntityTypeBuilder<DeliveryRuleSet> builder)
    {
        builder.ToTable("delivery_rules");
        builder.Property(x => x.ChangedBy).HasMaxLength(60);
        builder.Property(x => x.Urgent).HasMaxLength(100);
        builder.Ignore(x => x.Hold);
        builder.HasIndex(x => x.FirstDay).IsUnique();

        // The product holds nothing back: whether night and days off are quiet is the district's to say.
        builder.HasData(new DeliveryRuleSet
        {
            Id = new Guid("4f0a1b52-0000-7000-8000-0000000000d1"), FirstDay = new DateOnly(2000, 1, 1), WorkingDaysOnly = false, DigestAt = new TimeOnly(8, 30),
            Urgent = "", InAppOnly = false, ChangedBy = Actor.System.Name,
        });
    }
}
