using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Enterprises;

internal sealed class EnterpriseDirectory(CaseFlowDb db, IPeopleDirectory people) : IEnterpriseDirectory, ISubjectDirectory, ISubjectRows
{
#pragma warning disable CA1304, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => db.Set<Enterprise>().AsNoTracking().Select(e => new SubjectRow
    {
        Id = e.Id, Key = e.Id.ToString().ToLower(), Kind = "enterprise", Number = e.CreditCode, Name = e.Name, Place = e.Address, RegionPath = e.RegionPath,
    });
#pragma warning restore CA1304, CA1311

    private readonly Dictionary<(Guid Id, bool InProcess), EnterpriseFacts> _within = [];
    private object? _transaction;

    /// <summary>A command looks once, unless it changes enterprises itself.</summary>
    public async Task<EnterpriseFacts?> FindAsync(Guid enterpriseId, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not { } transaction || db.Set<Enterprise>().Local.Count > 0 || db.Set<DirectSupervision>().Local.Count > 0)
        {
            return await ReadAsync(enterpriseId, ct);
        }

        if (!ReferenceEquals(transaction, _transaction))
        {
            _transaction = transaction;
            _within.Clear();
        }

        var key = (enterpriseId, db.Request.InProcess);
        if (!_within.TryGetValue(key, out var known) && await ReadAsync(enterpriseId, ct) is { } read)
        {
            // One that is not seen may be opened to the unit in this very command.
            _within[key] = known = read;
        }

        return known;
    }

    private async Task<EnterpriseFacts?> ReadAsync(Guid enterpriseId, CancellationToken ct)
    {
        var found = await db.Set<Enterprise>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == enterpriseId, ct);
        if (found is null)
        {
            return null;
        }

        var department = found.DepartmentUnitId is { } id ? await people.FindUnitAsync(id, ct) : null;
        return new EnterpriseFacts(found.Id, found.Name, found.Address, found.RegionPath, found.UnitId, department?.Id, department?.Name)
        {
            Industry = found.Industry,
            DirectUnitId = await db.Set<DirectSupervision>().Where(s => s.EnterpriseId == found.Id && s.Until == null).Select(s => (Guid?)s.DepartmentUnitId).FirstOrDefaultAsync(ct),
        };
    }

    async Task<Subject?> ISubjectDirectory.FindAsync(Guid subjectId, CancellationToken ct) =>
        await db.Set<Enterprise>().AsNoTracking().Where(e => e.Id == subjectId)
            .Select(e => new Subject(e.Id, "enterprise", e.CreditCode, e.Name, e.Address, e.RegionPath)).FirstOrDefaultAsync(ct);

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) =>
        await FindAsync(subjectId, ct) is not { } e ? null : new JsonObject { ["enterprise"] = e.Name, ["address"] = e.Address, ["department"] = e.DepartmentName };
}

internal sealed class EnterprisesFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<EnterpriseOpening>();
        services.AddScoped<EnterpriseLines>();
        services.AddScoped<IFileRecord, FileRecord>();
        services.AddScoped<EnterprisesOnDay>();
        services.AddScoped<ISeenEnterprises, SeenEnterprises>();
        services.AddScoped<IEnterpriseCoverage, EnterpriseCoverage>();
        services.AddScoped<EnterpriseDirectory>();
        services.AddScoped<ITraceSource, EnterpriseTrace>();
        services.AddScoped<IEnterpriseDirectory>(p => p.GetRequiredService<EnterpriseDirectory>());
        services.AddScoped<ISubjectRows>(p => p.GetRequiredService<EnterpriseDirectory>());
        services.AddScoped<ISubjectDirectory>(p => p.GetRequiredService<EnterpriseDirectory>());
    }
}
