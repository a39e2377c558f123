using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Training;

/// <summary>The plan of a year of a street or of the district (R39, R57, A-8: both may organise).</summary>
internal sealed class TrainingPlan
{
    public required Guid Id { get; init; }
    public required int Year { get; init; }
    public required string RegionPath { get; init; }
    public required string Organiser { get; init; }
    public required string Content { get; set; }

    /// <summary>How many trainings are meant.</summary>
    public required int Planned { get; set; }

    public required string SetBy { get; set; }
    public required DateTimeOffset SetAt { get; set; }
}

/// <summary>One training from its first to its last day (R38-R40, R55-R58). It belongs to the year of its last day.</summary>
internal sealed class TrainingSession : IVersioned
{
    public required Guid Id { get; init; }
    public required string Title { get; init; }

    /// <summary>One of <see cref="TrainingKinds"/>.</summary>
    public required string Kind { get; init; }

    public required DateOnly FirstDay { get; init; }
    public required DateOnly LastDay { get; init; }

    /// <summary>学时 of the whole.</summary>
    public required int ClassHours { get; init; }

    public required string Place { get; init; }
    public string? Lecturer { get; init; }

    /// <summary>It ends with an exam.</summary>
    public required bool Exam { get; init; }

    public required string Organiser { get; init; }

    /// <summary>Of who organises it; seen by those below too.</summary>
    public required string RegionPath { get; init; }

    public required string ArrangedBy { get; init; }
    public required DateTimeOffset ArrangedAt { get; init; }
    public DateOnly? CancelledOn { get; set; }
    public int Version { get; set; }
}

/// <summary>Who took part, for how long, and with what result.</summary>
internal sealed class TrainingParticipant
{
    public required Guid SessionId { get; init; }
    public required Guid OfficerId { get; init; }
    public required string OfficerName { get; init; }

    /// <summary>学时 attended.</summary>
    public required int Hours { get; set; }

    /// <summary>Null where none was taken.</summary>
    public bool? Passed { get; set; }

    public DateOnly? ExamOn { get; set; }
    public int? Score { get; set; }
    public required string RecordedBy { get; set; }
    public required DateTimeOffset RecordedAt { get; set; }
}

/// <summary>Kinds of training (R39, R40, R55, R56). Texts: resource <c>training-kind.&lt;value&gt;</c>.</summary>
public static class TrainingKinds
{
    /// <summary>岗前培训 (R55)</summary>
    public const string PreJob = "pre-job";

    /// <summary>专业培训 (R56)</summary>
    public const string Professional = "professional";

    /// <summary>保密教育 (R40, R58)</summary>
    public const string Confidentiality = "confidentiality";

    /// <summary>All, with the other forms of R39: 执法现场观摩、以会代训、技能比武.</summary>
    public static readonly IReadOnlyList<string> All = [PreJob, Professional, Confidentiality, "observation", "meeting", "contest"];
}

internal sealed class TrainingPlanMapping : IEntityTypeConfiguration<TrainingPlan>
{
    public void Configure(EntityTypeBuilder<TrainingPlan> builder)
    {
        builder.ToTable("training_plans");
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.Organiser).HasMaxLength(120);
        builder.Property(x => x.Content).HasMaxLength(2000);
        builder.Property(x => x.SetBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.RegionPath, x.Year }).IsUnique();
    }
}

internal sealed class TrainingSessionMapping : IEntityTypeConfiguration<TrainingSession>
{
    public void Configure(EntityTypeBuilder<TrainingSession> builder)
    {
        builder.ToTable("training_sessions");
        builder.Property(x => x.Title).HasMaxLength(120);
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.Property(x => x.Place).HasMaxLength(120);
        builder.Property(x => x.Lecturer).HasMaxLength(120);
        builder.Property(x => x.Organiser).HasMaxLength(120);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.ArrangedBy).HasMaxLength(60);
        builder.HasIndex(x => x.LastDay);
        builder.HasIndex(x => x.RegionPath);
    }
}

internal sealed class TrainingParticipantMapping : IEntityTypeConfiguration<TrainingParticipant>
{
    public void Configure(EntityTypeBuilder<TrainingParticipant> builder)
    {
        builder.ToTable("training_participants");
        builder.HasKey(x => new { x.SessionId, x.OfficerId });
        builder.Property(x => x.OfficerName).HasMaxLength(60);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.HasIndex(x => x.OfficerId);
        builder.HasOne<TrainingSession>().WithMany().HasForeignKey(x => x.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
