using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

internal sealed class ReleasesModel : IModelContribution
{
    public void Configure(ModelBuilder model) => model.Entity<Release>(e =>
    {
        e.ToTable("workflow_releases");
        e.Property(x => x.DefinitionId).HasMaxLength(WorkflowsModel.IdLength);
        e.Property(x => x.ContentHash).HasMaxLength(64);
        e.Property(x => x.Comment).HasMaxLength(ReleaseText.Most);
        e.Property(x => x.Reason).HasMaxLength(ReleaseText.Most);
        e.Property(x => x.RequestedBy).HasMaxLength(60);
        e.Property(x => x.DecidedBy).HasMaxLength(60);
        e.Property(x => x.State).HasConversion<string>().HasMaxLength(12);
        e.HasIndex(x => new { x.DefinitionId, x.RequestedAt });
        e.HasIndex(x => x.DefinitionId, "ix_workflow_releases_waiting").IsUnique().HasFilter("state = 'Waiting'");
    });
}

internal static class ReleaseText
{
    /// <summary>Characters of a comment or a reason.</summary>
    public const int Most = 500;
}
