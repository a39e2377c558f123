using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Tracing;
using CaseFlow.Domain.WorkItems;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Reporting;

/// <summary>Duties as subjects of their processes, tasks and notices; the parties are whoever is in charge at that moment.</summary>
internal sealed class ReportDirectory(CaseFlowDb db, IPeopleDirectory people, ITaskHolders holders) : ISubjectDirectory, ISubjectRows, IPartyDirectory
{
    private const string Kind = "report";

    /// <summary>Begins the key of those who hold a post in the unit: whose signature it waits for.</summary>
    public const string Signer = "report-signer:";

#pragma warning disable CA1304, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => db.Set<ReportDuty>().AsNoTracking().Select(d => new SubjectRow
    {
        Id = d.Id, Key = d.Id.ToString().ToLower(), Kind = Kind, Number = null, Name = d.UnitName, Place = "", RegionPath = d.RegionPath,
    });
#pragma warning restore CA1304, CA1311

    // A process sees every one, and one that its batch has just opened is at hand.
    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        ((db.Request.InProcess ? db.Held<ReportDuty>(subjectId) : null) ?? await db.Set<ReportDuty>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == subjectId, ct)) is { } duty
            ? new Subject(duty.Id, Kind, null, Title(duty), "", duty.RegionPath) : null;

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) =>
        await FindAsync(subjectId, ct) is { } duty ? new JsonObject { ["report"] = duty.Title } : null;

    public static string Title(ReportDuty duty) => $"{duty.UnitName} {ReportPeriods.Title(duty.Kind, duty.FirstDay)}";

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        // The one that was just opened is at hand; a batch of them asks the database nothing.
        if ((await db.FindAsync<ReportDuty>([subjectId], ct) ?? await db.Set<ReportDuty>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(d => d.Id == subjectId, ct)) is not { } duty)
        {
            return null;
        }

        List<Party> parties = [];
        foreach (var key in keys.Distinct())
        {
            parties.AddRange(await OfAsync(duty, key, ct));
        }

        return parties;
    }

    private async Task<IEnumerable<Party>> OfAsync(ReportDuty duty, string key, CancellationToken ct) => key switch
    {
        PartyKeys.ReportingUnit => [new Party(key, duty.UnitId, null, null, duty.UnitName)],
        PartyKeys.ReportSuperior => await SuperiorAsync(duty, key, ct),
        PartyKeys.DistrictOffice => await OfficeAsync(duty, key, ct),
        PartyKeys.TaskHolder => await holders.OfAsync(duty.Id, ct),
        _ when key.StartsWith(Signer, StringComparison.Ordinal) && Fits(duty.Level, key[Signer.Length..]) => [new Party(key, duty.UnitId, key[Signer.Length..], null, duty.UnitName)],
        _ when PartyKeys.TaskOf(key) is { } task => await holders.OfTaskAsync(task, ct),
        _ => [],
    };

    /// <summary>Who receives the report: of a community its street; of all others the district office. The district has nobody above it here.</summary>
    private async Task<IEnumerable<Party>> SuperiorAsync(ReportDuty duty, string key, CancellationToken ct) => duty.Level switch
    {
        ReportLevels.Community => await people.UnitOfRegionAsync(RegionPaths.StreetCode(RegionPaths.Above(duty.RegionPath)), ct) is { } street ? [new Party(key, street.Id, Roles.StreetOfficer, null, street.Name)] : [],
        ReportLevels.District => [],
        _ => await OfficeAsync(duty, key, ct),
    };

    /// <summary>Whether units of the level have the post at all.</summary>
    public static bool Fits(string level, string role) => (level == ReportLevels.Department) == role is Roles.DepartmentLeader or Roles.DepartmentOfficer;

    private async Task<IEnumerable<Party>> OfficeAsync(ReportDuty duty, string key, CancellationToken ct)
    {
        var office = await db.Set<ReportPeriod>().Where(p => p.Id == duty.PeriodId).Select(p => p.OfficeUnitId).SingleAsync(ct);
        return [new Party(key, office, Roles.DistrictOffice, null, TextCatalog.Get("party.district-office"))];
    }
}

/// <summary>What a community still owes goes with it to its new street; what it filed stays where it was filed.</summary>
internal sealed class DutiesOfMovedRegion(CaseFlowDb db) : INotificationHandler<RegionMoved>
{
    public Task Handle(RegionMoved notification, CancellationToken cancellationToken) =>
        db.Set<ReportDuty>().IgnoreQueryFilters().Where(d => d.RegionPath == notification.Before && d.FiledAt == null && d.ClosedAt == null)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.RegionPath, notification.After), cancellationToken);
}

internal sealed class ReportingFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<ReportPeriods>();
        services.AddScoped<IDueSubjects, DueOf<ReportDuty>>();
        services.AddScoped<IOmissionSource, MissingReports>();
        services.AddScoped<ReportRuleBook>();
        services.AddScoped<FigureDrawing>();
        services.AddScoped<ReportFiling>();
        services.AddScoped<ReportScope>();
        services.AddScoped<IReportRecord, ReportRecord>();
        services.AddScoped<ISubjectDirectory, ReportDirectory>();
        services.AddScoped<ISubjectRows, ReportDirectory>();
        services.AddScoped<IPartyDirectory, ReportDirectory>();
    }
}
