using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Notices;

/// <summary>How a person wants to hear of their notices besides the inbox.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryMode>))]
public enum DeliveryMode
{
    AtOnce,

    /// <summary>All of a day in one message.</summary>
    Digest,

    /// <summary>In the application alone, where the district allows it.</summary>
    InApp,
}

/// <summary>A person's own choice; without one each notice goes out at once.</summary>
internal sealed class DeliveryChoice
{
    public required Guid PersonId { get; init; }
    public required DeliveryMode Mode { get; set; }

    /// <summary>The hour of the digest; null: the district's.</summary>
    public TimeOnly? DigestAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DeliveryChoice>
    {
        public void Configure(EntityTypeBuilder<DeliveryChoice> builder)
        {
            builder.ToTable("delivery_choices");
            builder.HasKey(x => x.PersonId);
            builder.Property(x => x.Mode).HasConversion<string>().HasMaxLength(10);
        }
    }
}
