using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.SelfReports;

/// <summary>Months of self-reports as subjects of their processes.</summary>
internal sealed class SelfReportDirectory(CaseFlowDb db, SelfReportScope scope) : ISubjectDirectory, ISubjectRows, IPartyDirectory
{
    /// <summary>Begins the key of one enterprise that is reminded.</summary>
    public const string Reporter = "self-reporter:";

#pragma warning disable CA1304, CA1305, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => db.Set<SelfReportMonth>().AsNoTracking().Select(m => new SubjectRow
    {
        Id = m.Id, Key = m.Id.ToString().ToLower(), Kind = "self-report", Number = null, Name = m.Month.Year.ToString() + "-" + m.Month.Month.ToString(), Place = "", RegionPath = m.RegionPath,
    });
#pragma warning restore CA1304, CA1305, CA1311

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        await db.Set<SelfReportMonth>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == subjectId, ct) is { } m
            ? new Subject(m.Id, "self-report", null, Title(m.Month), "", m.RegionPath) : null;

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) =>
        await FindAsync(subjectId, ct) is not { } m ? null : new JsonObject { ["month"] = m.Title };

    public static string Title(DateOnly month) => TextCatalog.Get("self-report.month", month.Year, month.Month);

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if (await db.Set<SelfReportMonth>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(m => m.Id == subjectId, ct) is not { } month)
        {
            return null;
        }

        var parties = await ReportersAsync(keys, ct);
        foreach (var key in keys)
        {
            parties.AddRange(key switch
            {
                PartyKeys.SupervisingUnit => await LinesAsync(month, key, ct),
                PartyKeys.DistrictOffice => [new Party(key, null, Roles.DistrictOffice, null, TextCatalog.Get($"party.{key}"))],
                _ => [],
            });
        }

        return parties;
    }

    private async Task<List<Party>> ReportersAsync(IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        Guid[] units = [.. keys.Where(k => k.StartsWith(Reporter, StringComparison.Ordinal)).Select(k => Guid.Parse(k[Reporter.Length..], CultureInfo.InvariantCulture))];
        return units.Length == 0 ? [] : (await db.Set<SelfReporter>().AsNoTracking().Where(r => units.Contains(r.UnitId)).Select(r => new { r.UnitId, r.Name }).Distinct().ToListAsync(ct))
            .ConvertAll(r => new Party($"{Reporter}{r.UnitId}", r.UnitId, Roles.Enterprise, null, r.Name));
    }

    /// <summary>The departments of whose line somebody has not reported.</summary>
    private async Task<IEnumerable<Party>> LinesAsync(SelfReportMonth month, string key, CancellationToken ct) =>
        (await scope.Owing(month).Where(r => r.DepartmentUnitId != null && !db.Set<SelfReport>().Any(s => s.MonthId == month.Id && s.EnterpriseId == r.EnterpriseId))
            .Select(r => new { r.DepartmentUnitId, r.DepartmentName }).Distinct().ToListAsync(ct))
        .Select(r => new Party(key, r.DepartmentUnitId, null, null, r.DepartmentName!));
}

internal sealed class SelfReportsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<SelfReportScope>();
        services.AddScoped<ITraceSource, SelfReportTrace>();
        services.AddScoped<IDueSubjects, DueOf<SelfReportMonth>>();
        services.AddScoped<SelfReportLines>();
        services.AddScoped<SelfReportMonths>();
        services.AddScoped<SelfReportDirectory>();
        services.AddScoped<ISubjectDirectory>(p => p.GetRequiredService<SelfReportDirectory>());
        services.AddScoped<ISubjectRows>(p => p.GetRequiredService<SelfReportDirectory>());
        services.AddScoped<IPartyDirectory>(p => p.GetRequiredService<SelfReportDirectory>());
    }
}
