using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Inspections;

/// <summary>Checks as subjects, so that their photos and their timeline are seen by who sees them.</summary>
internal sealed class InspectionDirectory(CaseFlowDb db) : ISubjectDirectory, ISubjectRows
{
#pragma warning disable CA1304, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => db.Set<Inspection>().AsNoTracking().Select(i => new SubjectRow
    {
        Id = i.Id, Key = i.Id.ToString().ToLower(), Kind = "inspection", Number = i.Number, Name = i.EnterpriseName, Place = i.Address, RegionPath = i.RegionPath,
    });
#pragma warning restore CA1304, CA1311

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        await db.Set<Inspection>().AsNoTracking().Where(i => i.Id == subjectId)
            .Select(i => new Subject(i.Id, "inspection", i.Number, i.EnterpriseName, i.Address, i.RegionPath)).FirstOrDefaultAsync(ct);

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) =>
        await FindAsync(subjectId, ct) is not { } i ? null : new JsonObject { ["enterprise"] = i.Title, ["address"] = i.Place };
}

internal sealed class InspectionsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<ChecklistShelf.Kept>();
        services.AddScoped<ChecklistShelf>();
        services.AddScoped<InspectionOpening>();
        services.AddScoped<InspectionSurroundings>();
        services.AddScoped<DefectHazards>();
        services.AddScoped<IChecksMade, ChecksMade>();
        services.AddScoped<IPatrolRecords, PatrolRecords>();
        services.AddScoped<ITraceSource, CheckTrace>();
        services.AddScoped<IPatrolTotals, PatrolTotalsOfDays>();
            services.AddScoped<WorkLogLines>();
            services.AddScoped<WorkLogOwner>();
        services.AddScoped<InspectionDirectory>();
        services.AddScoped<ISubjectDirectory>(p => p.GetRequiredService<InspectionDirectory>());
        services.AddScoped<ISubjectRows>(p => p.GetRequiredService<InspectionDirectory>());
    }
}
