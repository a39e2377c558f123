using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Notices;

/// <summary>A gateway that takes notices on to WeCom, DingTalk or SMS. It gets every notice of the district, signed with its secret.</summary>
internal sealed class WebhookTarget : IVersioned
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required string Url { get; set; }

    /// <summary>Key of the signature: entered, never shown again. It must be readable to sign, so who reads the database reads it.</summary>
    [NotAudited]
    public required string Secret { get; set; }

    public required bool On { get; set; }
    public required string ChangedBy { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<WebhookTarget>
    {
        public void Configure(EntityTypeBuilder<WebhookTarget> builder)
        {
            builder.ToTable("webhook_targets");
            builder.Property(x => x.Name).HasMaxLength(60);
            builder.Property(x => x.Url).HasMaxLength(400);
            builder.Property(x => x.Secret).HasMaxLength(200);
            builder.Property(x => x.ChangedBy).HasMaxLength(60);
            builder.HasIndex(x => x.Name).IsUnique();
        }
    }
}

/// <summary>What the operator allows as an address of a gateway.</summary>
public interface IWebhookPolicy
{
    /// <summary>Code of the refusal; null when it may be entered. What its name resolves to is looked at again at each connection.</summary>
    string? WhyNot(string url);
}

/// <summary>What a sender needs of a gateway.</summary>
public sealed record WebhookAddress(Guid Id, string Name, string Url, string Secret);
