using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Audit;

/// <summary>
/// Who did what when, with before and after: one entry per command, chained by hash per subject (design D7). Never
/// changed, never deleted before its retention ends.
/// </summary>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }

    /// <summary>The subject the entry belongs to; the person where the command has no subject.</summary>
    public required Guid Chain { get; init; }

    /// <summary>1, 2, 3 … within the chain.</summary>
    public required int Sequence { get; init; }

    public required DateTimeOffset At { get; init; }
    public required Guid ActorId { get; init; }
    public required string ActorName { get; init; }
    public required string UnitName { get; init; }
    public required string Origin { get; init; }

    /// <summary>The command's name, as in code.</summary>
    public required string Command { get; init; }

    /// <summary>Commands that ran inside it, in order, separated by commas: what the process did in answer.</summary>
    public required string Effects { get; init; }

    public required bool Succeeded { get; init; }

    /// <summary>Codes of the refusals, separated by commas; empty when it succeeded.</summary>
    public required string Refusals { get; init; }

    /// <summary>JSON array of {entity, id, change, before, after}; only what changed.</summary>
    public required string Changes { get; init; }

    /// <summary>SHA-256, hexadecimal, over the previous entry's hash and this entry's content.</summary>
    public string Hash { get; internal set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("audit_entries");
            builder.HasIndex(x => new { x.Chain, x.Sequence }).IsUnique();
            builder.HasIndex(x => x.At);
        }
    }
}
