using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Deadlines;

/// <summary>A day as a notice names it, from one version of the calendar until another; so the calendar of any version can be read again.</summary>
[Audit.NotAudited]
internal sealed class CalendarDay
{
    public required DateOnly Day { get; init; }
    public required int NoticeYear { get; init; }
    public required int FromVersion { get; init; }

    /// <summary>The first version in which the notice no longer says this; null while it does.</summary>
    public int? UntilVersion { get; set; }

    public required string Name { get; init; }
    public required bool IsOff { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarDay>
    {
        public void Configure(EntityTypeBuilder<CalendarDay> builder)
        {
            builder.ToTable("calendar_days");
            builder.HasKey(x => new { x.Day, x.NoticeYear, x.FromVersion });
            builder.Property(x => x.Name).HasMaxLength(40);
        }
    }
}

/// <summary>One notice that changed the calendar; several taken in at once share a version.</summary>
internal sealed class CalendarImport
{
    public required Guid Id { get; init; }
    public required int Version { get; init; }
    public required int Year { get; init; }
    public required string FileName { get; init; }

    /// <summary>Addresses of the State Council's papers, a JSON array.</summary>
    public required string Papers { get; init; }

    public required int ChangedDays { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarImport>
    {
        public void Configure(EntityTypeBuilder<CalendarImport> builder)
        {
            builder.ToTable("calendar_imports");
            builder.Property(x => x.FileName).HasMaxLength(200);
            builder.HasIndex(x => new { x.Version, x.Year }).IsUnique();
        }
    }
}
