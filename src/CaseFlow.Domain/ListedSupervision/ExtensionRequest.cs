using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.ListedSupervision;

internal enum ExtensionState
{
    Asked,
    Granted,
    Refused,
}

/// <summary>One request for a later last day and what was decided on it.</summary>
internal sealed class ExtensionRequest
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public required string RequestedBy { get; init; }
    public required DateOnly CurrentLastDay { get; init; }
    public required DateOnly AskedLastDay { get; init; }
    public required string Reason { get; init; }
    public string? Safeguards { get; init; }

    /// <summary>The limit had passed when it was asked (C42).</summary>
    public required bool AfterExpiry { get; init; }

    public ExtensionState State { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateOnly? GrantedLastDay { get; private set; }
    public string? Opinion { get; private set; }
    public string? OverrideReason { get; private set; }

    public void Grant(DateOnly lastDay, string? opinion, string? overrideReason, string by, DateTimeOffset now) =>
        (State, GrantedLastDay, Opinion, OverrideReason, DecidedBy, DecidedAt) = (ExtensionState.Granted, lastDay, opinion, overrideReason, by, now);

    public void Refuse(string reason, string by, DateTimeOffset now) =>
        (State, Opinion, DecidedBy, DecidedAt) = (ExtensionState.Refused, reason, by, now);

    public CaseExtension ToView() => new(
        Id, RequestedAt, RequestedBy, CurrentLastDay, AskedLastDay, Reason, Safeguards, AfterExpiry, State.ToString().ToLowerInvariant(),
        DecidedAt, DecidedBy, GrantedLastDay, Opinion, OverrideReason);
}

internal sealed class ExtensionRequestMapping : IEntityTypeConfiguration<ExtensionRequest>
{
    public void Configure(EntityTypeBuilder<ExtensionRequest> builder)
    {
        builder.ToTable("extension_requests");
        builder.Property(x => x.RequestedBy).HasMaxLength(60);
        builder.Property(x => x.DecidedBy).HasMaxLength(60);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(12);
        builder.HasIndex(x => new { x.CaseId, x.RequestedAt });
    }
}
