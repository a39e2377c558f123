using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Inspections;

/// <summary>A checklist; what it asks stands in its versions.</summary>
internal sealed class Checklist
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>One version: changed while it is a draft, never after it was published.</summary>
internal sealed class ChecklistVersion : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid ChecklistId { get; init; }

    /// <summary>1, 2, 3 … of the checklist.</summary>
    public required int Number { get; init; }

    /// <summary>A <see cref="ChecklistContent"/> as JSON.</summary>
    public required string Content { get; set; }

    public required string DraftedBy { get; init; }
    public required DateTimeOffset DraftedAt { get; init; }
    public string? PublishedBy { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }
    public int Version { get; set; }
}

internal sealed class ChecklistMapping : IEntityTypeConfiguration<Checklist>
{
    public void Configure(EntityTypeBuilder<Checklist> builder)
    {
        builder.ToTable("checklists");
        builder.Property(x => x.Name).HasMaxLength(CreateChecklist.MaxName);
        builder.HasIndex(x => x.Name).IsUnique();
        builder.HasData(new Checklist { Id = TableFour.ChecklistId, Name = TableFour.Content.Title, CreatedAt = TableFour.PrintedAt });
    }
}

internal sealed class ChecklistVersionMapping : IEntityTypeConfiguration<ChecklistVersion>
{
    public void Configure(EntityTypeBuilder<ChecklistVersion> builder)
    {
        builder.ToTable("checklist_versions");
        builder.Property(x => x.DraftedBy).HasMaxLength(60);
        builder.Property(x => x.PublishedBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.ChecklistId, x.Number }).IsUnique();
        builder.HasOne<Checklist>().WithMany().HasForeignKey(x => x.ChecklistId).OnDelete(DeleteBehavior.Restrict);
        builder.HasData(new ChecklistVersion
        {
            Id = TableFour.FirstVersionId, ChecklistId = TableFour.ChecklistId, Number = 1, Content = ChecklistJson.Write(TableFour.Content),
            DraftedBy = Actor.System.Name, DraftedAt = TableFour.PrintedAt, PublishedBy = Actor.System.Name, PublishedAt = TableFour.PrintedAt,
        });
    }
}
