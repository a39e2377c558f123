using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Migration;

internal sealed class MigrationModel : IModelContribution
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<MigrationPlan>(e =>
        {
            e.ToTable("migration_plans");
            e.Property(x => x.DefinitionId).HasMaxLength(100);
            e.Property(x => x.Reason).HasMaxLength(500);
            e.Property(x => x.UndoReason).HasMaxLength(500);
            e.Property(x => x.CreatedBy).HasMaxLength(60);
            e.Property(x => x.StartedBy).HasMaxLength(60);
            e.Property(x => x.ApprovedBy).HasMaxLength(60);
            e.Property(x => x.ApprovedContent).HasMaxLength(64);
            e.Ignore(x => x.Content);
            e.Property(x => x.Status).HasConversion<string>().HasMaxLength(12);
            e.HasIndex(x => x.Status);
            e.HasIndex(x => x.CreatedAt);
        });
        model.Entity<MigrationItem>(e =>
        {
            e.ToTable("migration_items");
            e.HasKey(x => new { x.PlanId, x.InstanceId });
            e.Property(x => x.Status).HasConversion<string>().HasMaxLength(12);
            e.Property(x => x.Code).HasMaxLength(80);
            e.Property(x => x.CorrelationId).HasMaxLength(100);
            e.HasIndex(x => new { x.PlanId, x.Status, x.InstanceId });
            e.HasIndex(x => x.InstanceId);
            e.HasOne<MigrationPlan>().WithMany().HasForeignKey(x => x.PlanId);
        });
    }
}
