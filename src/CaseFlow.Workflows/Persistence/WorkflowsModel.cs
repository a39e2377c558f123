using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Persistence;

internal sealed class WorkflowsModel : IModelContribution
{
    public const int IdLength = 100;

    public void Configure(ModelBuilder model)
    {
        model.Entity<DefinitionVersion>(e =>
        {
            e.ToTable("workflow_definitions");
            e.HasKey(x => new { x.DefinitionId, x.Version });
            e.HasIndex(x => x.VersionId).IsUnique();
            e.HasIndex(x => x.DefinitionId, "ix_workflow_definitions_latest").IsUnique().HasFilter("is_latest");
            e.HasIndex(x => x.DefinitionId, "ix_workflow_definitions_published").IsUnique().HasFilter("is_published");
            e.Ignore(x => x.IsDraft);
            e.Property(x => x.Revision).IsConcurrencyToken();
            e.Property(x => x.Pins).HasDefaultValue("");
            e.Property(x => x.DefinitionId).HasMaxLength(IdLength);
            e.Property(x => x.VersionId).HasMaxLength(IdLength);
            e.Property(x => x.ContentHash).HasMaxLength(64);
        });
        model.Entity<DefinitionEvent>(e =>
        {
            e.ToTable("workflow_definition_events");
            e.HasIndex(x => new { x.DefinitionId, x.At });
            e.Property(x => x.DefinitionId).HasMaxLength(IdLength);
            e.Property(x => x.ContentHash).HasMaxLength(64);
            e.Property(x => x.What).HasConversion<string>().HasMaxLength(30);
        });
        model.Entity<WorkflowInstance>(e =>
        {
            e.ToTable("workflow_instances");
            e.HasIndex(x => x.CorrelationId);
            e.HasIndex(x => new { x.Status, x.DefinitionId, x.DefinitionVersion });
            e.HasIndex(x => x.ParentInstanceId);
            e.HasIndex(x => new { x.DefinitionId, x.CreatedAt });
            e.Property(x => x.DefinitionId).HasMaxLength(IdLength);
            e.Property(x => x.CorrelationId).HasMaxLength(IdLength);
        });
        model.Entity<BookmarkRow>(e =>
        {
            e.ToTable("workflow_bookmarks");
            e.HasIndex(x => x.InstanceId);
            e.HasIndex(x => new { x.Stimulus, x.Key, x.CorrelationId });
            e.Property(x => x.CorrelationId).HasMaxLength(IdLength);
        });
        model.Entity<JournalRow>(e =>
        {
            e.ToTable("workflow_journal");
            e.HasKey(x => new { x.InstanceId, x.Burst });
        });
        model.Entity<IncidentRow>(e =>
        {
            e.ToTable("workflow_incidents");
            e.HasIndex(x => x.InstanceId);
            e.HasIndex(x => new { x.ResolvedAt, x.At });
            e.Property(x => x.CorrelationId).HasMaxLength(IdLength);
        });
        model.Entity<StoredEvent>(e =>
        {
            e.ToTable("workflow_stored_events");
            e.HasIndex(x => new { x.Name, x.CorrelationId });
            e.Property(x => x.Name).HasMaxLength(IdLength);
            e.Property(x => x.CorrelationId).HasMaxLength(IdLength);
        });
        model.Entity<TriggerRow>(e =>
        {
            e.ToTable("workflow_triggers");
            e.HasIndex(x => new { x.Kind, x.Value });
            e.HasIndex(x => x.DefinitionId);
        });
    }
}
