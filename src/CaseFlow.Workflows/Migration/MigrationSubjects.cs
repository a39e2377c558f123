using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Migration;

/// <summary>Plans as subjects of notices, for those who may look at them.</summary>
internal sealed class MigrationSubjects(CaseFlowDb db, RequestContext context) : ISubjectDirectory
{
    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct)
    {
        if (!context.InProcess && context.Actor is { IsSystem: false } who && !who.Is(Roles.ProcessAdministrator) && !who.Is(Roles.DistrictOffice))
        {
            return null;
        }

        var found = await (
            from plan in db.Set<MigrationPlan>()
            where plan.Id == subjectId
            join definition in db.Set<DefinitionVersion>() on new { plan.DefinitionId, Version = plan.ToVersion } equals new { definition.DefinitionId, definition.Version }
            select new { definition.Name, plan.FromVersion, plan.ToVersion }).FirstOrDefaultAsync(ct);
        return found is null ? null : new Subject(subjectId, "migration", null, TextCatalog.Get("migration.title", found.Name, found.FromVersion, found.ToVersion), "", "");
    }

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) =>
        await FindAsync(subjectId, ct) is { } subject ? new JsonObject { ["title"] = subject.Title } : null;
}
