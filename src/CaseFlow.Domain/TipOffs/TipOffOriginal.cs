using CaseFlow.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.TipOffs;

/// <summary>
/// What the informant sent, and who they are: apart from the tip-off, so that nothing that shows, prints or exports one can
/// show it (C58). The words and photos may give somebody away as much as a name does (安监总财〔2012〕63号: originals are never shown).
/// </summary>
[NotAudited]
internal sealed class TipOffOriginal
{
    public const int MaxPlace = 200;
    public const int MaxName = 60;
    public const int MaxPhone = 30;

    /// <summary>The photos hang on this id, which is a subject for the keeper alone.</summary>
    public required Guid Id { get; init; }

    public required Guid TipOffId { get; init; }
    public required string Description { get; init; }
    public required string Place { get; init; }
    public string? Enterprise { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? Name { get; init; }
    public string? Phone { get; init; }

    /// <summary>Whether a text to be passed on gives the informant away.</summary>
    public bool IsGivenAwayBy(string text) =>
        (Name is { Length: > 1 } name && Dense(text).Contains(Dense(name), StringComparison.OrdinalIgnoreCase))
        || (Digits(Phone) is { Length: > 6 } phone && Digits(text).Contains(Local(phone), StringComparison.Ordinal));

    // A number in a text may lack the area code of a landline.
    private static string Local(string phone) => phone.StartsWith('0') ? phone[^7..] : phone;

    private static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));
}

/// <summary>Somebody looked at what only the keeper may see. Audited, with its reason.</summary>
internal sealed class TipOffLook
{
    public const string Original = "original";

    public required Guid Id { get; init; }
    public required Guid TipOffId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }

    /// <summary>original, informant or collector.</summary>
    public required string What { get; init; }

    public required string Reason { get; init; }
}

internal sealed class TipOffOriginalMapping : IEntityTypeConfiguration<TipOffOriginal>, IEntityTypeConfiguration<TipOffLook>
{
    public void Configure(EntityTypeBuilder<TipOffOriginal> builder)
    {
        builder.ToTable("tip_off_originals");
        builder.Property(x => x.Description).HasMaxLength(TipOff.MaxText);
        builder.Property(x => x.Place).HasMaxLength(TipOffOriginal.MaxPlace);
        builder.Property(x => x.Enterprise).HasMaxLength(120);
        builder.Property(x => x.Name).HasMaxLength(TipOffOriginal.MaxName);
        builder.Property(x => x.Phone).HasMaxLength(TipOffOriginal.MaxPhone);
        builder.HasIndex(x => x.TipOffId).IsUnique();
        builder.HasOne<TipOff>().WithOne().HasForeignKey<TipOffOriginal>(x => x.TipOffId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TipOffLook> builder)
    {
        builder.ToTable("tip_off_looks");
        builder.Property(x => x.PersonName).HasMaxLength(60);
        builder.Property(x => x.What).HasMaxLength(20);
        builder.Property(x => x.Reason).HasMaxLength(TipOff.MaxReason);
        builder.HasIndex(x => x.TipOffId);
    }
}
