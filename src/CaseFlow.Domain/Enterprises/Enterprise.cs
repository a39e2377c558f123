using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Enterprises;

/// <summary>A supervised enterprise; one file each, told apart by its credit code (R99).</summary>
internal sealed class Enterprise : IScoped, IVersioned
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }

    /// <summary>See <see cref="EnterpriseLikeness"/>.</summary>
    public string NameKey { get; private set; } = "";

    public string AddressKey { get; private set; } = "";

    /// <summary>统一社会信用代码, 18 characters (GB 32100).</summary>
    public required string CreditCode { get; init; }

    public required string Address { get; set; }

    /// <summary>GB/T 4754-2017, e.g. <c>5211</c>.</summary>
    public required string Industry { get; set; }

    public required string IndustryName { get; set; }

    /// <summary>Twelve-digit code.</summary>
    public required string CommunityCode { get; set; }

    public required string RegionPath { get; set; }
    public required string LegalPerson { get; set; }
    public required string Contact { get; set; }
    public string? Phone { get; set; }

    /// <summary>The unit its own accounts belong to.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>The department that oversees its industry (R9); sees it and what concerns it.</summary>
    public Guid? DepartmentUnitId { get; set; }

    /// <summary>Its number in table 2; see <see cref="EnterpriseCategories"/>.</summary>
    public string Category { get; set; } = EnterpriseCategories.Other;

    /// <summary>See <see cref="RiskGrades"/>; null until it was graded (R33).</summary>
    public string? RiskGrade { get; set; }

    public string State { get; set; } = EnterpriseStates.Operating;
    public DateOnly StateSince { get; set; }

    /// <summary>The file that this one was found to be the same enterprise as; it stays for its history (C53).</summary>
    public Guid? MergedIntoId { get; set; }

    /// <summary>Made up for the demo district; shown as 演示 wherever it is named.</summary>
    public bool Demo { get; init; }

    public int Version { get; set; }

    /// <summary>Name and address, and what they are found alike by.</summary>
    public void Rename(string name, string address)
    {
        (Name, Address) = (name.Trim(), address.Trim());
        (NameKey, AddressKey) = (EnterpriseLikeness.OfName(Name), EnterpriseLikeness.OfAddress(Address));
    }

    /// <summary>A change as the file now says it.</summary>
    public EnterpriseChange Change(string kind, DateOnly firstDay, int sequence, string reason, string by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        EnterpriseId = Id,
        Sequence = sequence,
        Kind = kind,
        FirstDay = firstDay,
        State = State,
        Category = Category,
        CommunityCode = CommunityCode,
        IndustryName = IndustryName,
        Reason = reason.Trim(),
        RecordedAt = at,
        RecordedBy = by,
    };
}

internal sealed class EnterpriseMapping : IEntityTypeConfiguration<Enterprise>
{
    public void Configure(EntityTypeBuilder<Enterprise> builder)
    {
        builder.ToTable("enterprises");
        builder.Property(x => x.Name).HasMaxLength(120);
        builder.Property(x => x.NameKey).HasMaxLength(120);
        builder.Property(x => x.AddressKey).HasMaxLength(200);
        builder.Property(x => x.Category).HasMaxLength(10);
        builder.Property(x => x.RiskGrade).HasMaxLength(10);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.CreditCode).HasMaxLength(18);
        builder.Property(x => x.Address).HasMaxLength(200);
        builder.Property(x => x.Industry).HasMaxLength(4);
        builder.Property(x => x.IndustryName).HasMaxLength(80);
        builder.Property(x => x.CommunityCode).HasMaxLength(12);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.LegalPerson).HasMaxLength(60);
        builder.Property(x => x.Contact).HasMaxLength(60);
        builder.Property(x => x.Phone).HasMaxLength(30);
        builder.HasIndex(x => x.CreditCode).IsUnique();
        builder.HasIndex(x => x.Name);
        builder.HasIndex(x => x.NameKey);
        builder.HasIndex(x => x.AddressKey);
        builder.HasIndex(x => x.UnitId);

        // All that lists and tables count by, so that counting a city reads the index alone.
        builder.HasIndex(x => new { x.RegionPath, x.State, x.Category, x.RiskGrade, x.DepartmentUnitId, x.MergedIntoId, x.CommunityCode }).HasDatabaseName("IX_enterprises_counts");
        builder.HasIndex(x => x.MergedIntoId);
        builder.HasOne<Enterprise>().WithMany().HasForeignKey(x => x.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }
}
