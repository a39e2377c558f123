using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.SubRegisters;

/// <summary>
/// A row of an enterprise's sub-registers (R100): dangerous equipment, a hazardous chemical or a major hazard source. Which
/// of the fields are filled is a matter of its kind. Never deleted: what is no more is ended with a day.
/// </summary>
internal sealed class RegisterEntry : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid EnterpriseId { get; init; }

    /// <summary>See <see cref="RegisterKinds"/>.</summary>
    public required string Kind { get; init; }

    public string Name { get; set; } = "";

    /// <summary>See <see cref="EquipmentClasses"/>; equipment only.</summary>
    public string? EquipmentClass { get; set; }

    /// <summary>使用登记证编号 of equipment, CAS number of a chemical, 备案编号 of a source.</summary>
    public string? Code { get; set; }

    /// <summary>The next statutory inspection of equipment.</summary>
    public DateOnly? NextInspectionOn { get; set; }

    /// <summary>最大储量 of a chemical.</summary>
    public decimal? Quantity { get; set; }

    /// <summary>See <see cref="QuantityUnits"/>.</summary>
    public string? QuantityUnit { get; set; }

    /// <summary>Where a chemical is stored.</summary>
    public string? Place { get; set; }

    /// <summary>1 (一级, the most dangerous) to 4; sources only.</summary>
    public int? Level { get; set; }

    /// <summary>When a source was put on record.</summary>
    public DateOnly? FiledOn { get; set; }

    public required DateOnly FirstDay { get; init; }

    /// <summary>The first day without it; null while it is there.</summary>
    public DateOnly? Until { get; set; }

    public string? EndReason { get; set; }

    /// <summary>When somebody last looked whether the row is right (定期核实); the day of recording at first.</summary>
    public required DateOnly VerifiedOn { get; set; }

    public required string VerifiedBy { get; set; }
    public required string RecordedBy { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public int Version { get; set; }

    public void Take(RegisterFacts facts)
    {
        (Name, Code, Place) = (facts.Name.Trim(), Trimmed(facts.Code), Trimmed(facts.Place));
        (EquipmentClass, NextInspectionOn) = (facts.EquipmentClass, facts.NextInspectionOn);
        (Quantity, QuantityUnit) = (facts.Quantity, facts.QuantityUnit);
        (Level, FiledOn) = (facts.Level, facts.FiledOn);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed class RegisterEntryMapping : IEntityTypeConfiguration<RegisterEntry>
{
    public void Configure(EntityTypeBuilder<RegisterEntry> builder)
    {
        builder.ToTable("register_entries");
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.Property(x => x.Name).HasMaxLength(120);
        builder.Property(x => x.EquipmentClass).HasMaxLength(20);
        builder.Property(x => x.Code).HasMaxLength(60);
        builder.Property(x => x.Quantity).HasPrecision(18, 3);
        builder.Property(x => x.QuantityUnit).HasMaxLength(10);
        builder.Property(x => x.Place).HasMaxLength(200);
        builder.Property(x => x.EndReason).HasMaxLength(200);
        builder.Property(x => x.VerifiedBy).HasMaxLength(60);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.EnterpriseId, x.Kind });
        builder.HasIndex(x => x.VerifiedOn);
    }
}
