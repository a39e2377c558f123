using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Accountability;

/// <summary>Whether and how somebody is held to account for an accident or an omission (R101–R103). Its course is the process's affair.</summary>
internal sealed class AccountabilityCase : IScoped, IVersioned, IDueSubject
{
    public const int MaxText = 2000;
    public const int MaxTitle = 120;

    public required Guid Id { get; init; }

    /// <summary>One of <see cref="AccountabilityKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Of the district: only it works on them; a unit sees the case that asks it to explain itself.</summary>
    public required string RegionPath { get; init; }

    public required string Title { get; init; }

    /// <summary>Of an omission: whose.</summary>
    public Guid? UnitId { get; init; }

    public string? UnitName { get; init; }

    /// <summary>Of an accident: where.</summary>
    public Guid? EnterpriseId { get; init; }

    public string? EnterpriseName { get; init; }
    public DateOnly? AccidentOn { get; init; }
    public required string Account { get; init; }
    public string State { get; set; } = AccountabilityStates.Examining;
    public required DateTimeOffset OpenedAt { get; init; }
    public required string OpenedBy { get; init; }

    /// <summary>What the unit said to it.</summary>
    public string? Explanation { get; set; }

    public string? ExplainedBy { get; set; }
    public DateTimeOffset? ExplainedAt { get; set; }

    /// <summary>What the examination came to.</summary>
    public string? Conclusion { get; set; }

    /// <summary>Nobody is to be held to account, once that is approved.</summary>
    public bool ProposesNone { get; set; }

    public Guid? ExaminedById { get; set; }
    public string? ExaminedBy { get; set; }
    public DateTimeOffset? ExaminedAt { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? Opinion { get; set; }

    /// <summary>What was done of the measures that are not handed over.</summary>
    public string? Executed { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
    public DateTimeOffset? DueAt { get; set; }
    public int Version { get; set; }

    void IDueSubject.Take(DeadlineMoved moved) => DueAt = EndedAt is null ? moved.DueAt : DueAt;
}

/// <summary>One omission that a case rests on; it counts once only.</summary>
internal sealed class AccountabilityGround
{
    public required Guid CaseId { get; init; }

    /// <summary>As the feature that knows it names it, e.g. <c>report-missing:ID</c>.</summary>
    public required string Key { get; init; }

    public required string Kind { get; init; }
    public required DateOnly Day { get; init; }
    public required string Text { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
}

/// <summary>Who was found to have omitted what, and what follows.</summary>
internal sealed class AccountabilityFinding
{
    public const int Most = 30;

    public required Guid CaseId { get; init; }
    public required int Position { get; init; }
    public required string Who { get; init; }
    public required string Omission { get; init; }

    /// <summary>The clause that asked for it.</summary>
    public required string Clause { get; init; }

    /// <summary>One of <see cref="AccountabilityMeasures"/>.</summary>
    public required string Measure { get; init; }
}

/// <summary>The record of handing a case over to another organ (R103).</summary>
internal sealed class AccountabilityHandOver
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>One of <see cref="AccountabilityMeasures.Organs"/>.</summary>
    public required string Organ { get; init; }

    public required string DocumentNumber { get; init; }
    public required DateOnly HandedOn { get; init; }
    public required string ReceivedBy { get; init; }

    /// <summary>What was handed over.</summary>
    public required string Items { get; init; }

    public required string RecordedBy { get; init; }
    public DateOnly? RepliedOn { get; set; }
    public string? Reply { get; set; }
}

/// <summary>A trace-back as it was taken for a case; kept as it was said then, with its hash.</summary>
internal sealed class FrozenTrace
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required DateOnly First { get; init; }
    public required DateOnly Last { get; init; }
    public required DateTimeOffset TakenAt { get; init; }
    public required string TakenBy { get; init; }

    /// <summary>JSON of <see cref="TraceReport"/>; the audit has its hash.</summary>
    [NotAudited]
    public required string Content { get; init; }

    /// <summary>SHA-256 of the content, hexadecimal.</summary>
    public required string Digest { get; init; }
}

internal sealed class AccountabilityMapping : IEntityTypeConfiguration<AccountabilityCase>, IEntityTypeConfiguration<AccountabilityGround>, IEntityTypeConfiguration<AccountabilityFinding>,
    IEntityTypeConfiguration<AccountabilityHandOver>, IEntityTypeConfiguration<FrozenTrace>
{
    public void Configure(EntityTypeBuilder<AccountabilityCase> builder)
    {
        builder.ToTable("accountability_cases");
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.Title).HasMaxLength(AccountabilityCase.MaxTitle);
        builder.Property(x => x.UnitName).HasMaxLength(120);
        builder.Property(x => x.EnterpriseName).HasMaxLength(120);
        builder.Property(x => x.Account).HasMaxLength(AccountabilityCase.MaxText);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.OpenedBy).HasMaxLength(60);
        builder.Property(x => x.Explanation).HasMaxLength(AccountabilityCase.MaxText);
        builder.Property(x => x.ExplainedBy).HasMaxLength(60);
        builder.Property(x => x.Conclusion).HasMaxLength(AccountabilityCase.MaxText);
        builder.Property(x => x.ExaminedBy).HasMaxLength(60);
        builder.Property(x => x.DecidedBy).HasMaxLength(60);
        builder.Property(x => x.Opinion).HasMaxLength(AccountabilityCase.MaxText);
        builder.Property(x => x.Executed).HasMaxLength(AccountabilityCase.MaxText);
        builder.HasIndex(x => new { x.State, x.OpenedAt });
        builder.HasIndex(x => new { x.OpenedAt, x.Id });
        builder.HasIndex(x => new { x.UnitId, x.State });
        builder.HasIndex(x => x.EnterpriseId);
    }

    public void Configure(EntityTypeBuilder<AccountabilityGround> builder)
    {
        builder.ToTable("accountability_grounds");
        builder.HasKey(x => x.Key);
        builder.Property(x => x.Key).HasMaxLength(120);
        builder.Property(x => x.Kind).HasMaxLength(40);
        builder.Property(x => x.Text).HasMaxLength(AccountabilityCase.MaxText);
        builder.Property(x => x.SubjectKind).HasMaxLength(40);
        builder.HasIndex(x => x.CaseId);
        builder.HasOne<AccountabilityCase>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AccountabilityFinding> builder)
    {
        builder.ToTable("accountability_findings");
        builder.HasKey(x => new { x.CaseId, x.Position });
        builder.Property(x => x.Who).HasMaxLength(AccountabilityCase.MaxTitle);
        builder.Property(x => x.Omission).HasMaxLength(AccountabilityCase.MaxText);
        builder.Property(x => x.Clause).HasMaxLength(AccountabilityCase.MaxTitle);
        builder.Property(x => x.Measure).HasMaxLength(20);
        builder.HasOne<AccountabilityCase>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AccountabilityHandOver> builder)
    {
        builder.ToTable("accountability_hand_overs");
        builder.Property(x => x.Organ).HasMaxLength(20);
        builder.Property(x => x.DocumentNumber).HasMaxLength(60);
        builder.Property(x => x.ReceivedBy).HasMaxLength(60);
        builder.Property(x => x.Items).HasMaxLength(AccountabilityCase.MaxText);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.Property(x => x.Reply).HasMaxLength(AccountabilityCase.MaxText);
        builder.HasIndex(x => new { x.CaseId, x.Organ }).IsUnique();
        builder.HasOne<AccountabilityCase>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FrozenTrace> builder)
    {
        builder.ToTable("accountability_traces");
        builder.Property(x => x.TakenBy).HasMaxLength(60);
        builder.Property(x => x.Digest).HasMaxLength(64);
        builder.HasIndex(x => x.CaseId);
        builder.HasOne<AccountabilityCase>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
