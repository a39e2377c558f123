using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Grids;

/// <summary>Grids as subjects of a timeline, of notices and of processes. Everybody may know of them (R30).</summary>
internal sealed class GridDirectory(CaseFlowDb db) : ISubjectDirectory, ISubjectRows
{
#pragma warning disable CA1304, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => db.Set<Grid>().AsNoTracking().Select(g => new SubjectRow
    {
        Id = g.Id, Key = g.Id.ToString().ToLower(), Kind = "grid", Number = g.Code, Name = g.Name, Place = g.Name, RegionPath = g.RegionPath,
    });
#pragma warning restore CA1304, CA1311

    public Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        db.Set<Grid>().AsNoTracking().Where(g => g.Id == subjectId).Select(g => new Subject(g.Id, "grid", g.Code, g.Name, g.Name, g.RegionPath)).FirstOrDefaultAsync(ct);

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) =>
        await db.Set<Grid>().AsNoTracking().FirstOrDefaultAsync(g => g.Id == subjectId, ct) is not { } grid
            ? null
            : new JsonObject { ["gridCode"] = grid.Code, ["grid"] = grid.Name };
}

internal sealed class GridsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<IRegionDirectory, RegionDirectory>();
        services.AddScoped<IGridRegister, GridRegister>();
        services.AddScoped<GridAccess>();
        services.AddScoped<GridEnd>();
        services.AddScoped<BoundaryBook>();
        services.AddScoped<IBoundaries>(p => p.GetRequiredService<BoundaryBook>());
        services.AddScoped<GridDirectory>();
        services.AddScoped<ITraceSource, GridTrace>();
        services.AddScoped<ISubjectDirectory>(p => p.GetRequiredService<GridDirectory>());
        services.AddScoped<ISubjectRows>(p => p.GetRequiredService<GridDirectory>());
    }
}
