using CaseFlow.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Hazards;

/// <summary>Somebody from the public who told of a hazard; both parts may be missing.</summary>
/// <param name="Contact">How to reach them, usually a phone.</param>
public sealed record Informant(string? Name, string? Contact);

/// <summary>Who told of a hazard (R124): apart from it, so that nothing that shows, prints or exports a hazard can show them (C58).</summary>
[NotAudited]
internal sealed class HazardInformant
{
    public const int MaxName = 60;
    public const int MaxContact = 120;

    public required Guid HazardId { get; init; }
    public string? Name { get; init; }
    public string? Contact { get; init; }

    /// <summary>Null where neither is given.</summary>
    public static HazardInformant? Of(Guid hazardId, Informant? told) => string.IsNullOrWhiteSpace(told?.Name) && string.IsNullOrWhiteSpace(told?.Contact)
        ? null
        : new HazardInformant { HazardId = hazardId, Name = told.Name?.Trim(), Contact = told.Contact?.Trim() };
}

internal sealed class HazardInformantMapping : IEntityTypeConfiguration<HazardInformant>
{
    public void Configure(EntityTypeBuilder<HazardInformant> builder)
    {
        builder.ToTable("hazard_informants");
        builder.HasKey(x => x.HazardId);
        builder.Property(x => x.Name).HasMaxLength(HazardInformant.MaxName);
        builder.Property(x => x.Contact).HasMaxLength(HazardInformant.MaxContact);
        builder.HasOne<Hazard>().WithOne().HasForeignKey<HazardInformant>(x => x.HazardId).OnDelete(DeleteBehavior.Cascade);
    }
}
