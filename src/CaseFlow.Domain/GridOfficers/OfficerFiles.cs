using System.Text.Json.Nodes;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Tracing;
using CaseFlow.Domain.WorkItems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>The files that the actor may open: those of their region or community; grid officers only their own (R40).</summary>
internal sealed class OfficerFiles(CaseFlowDb db, RequestContext context)
{
    public IQueryable<GridOfficer> Seen => OwnOnly ? db.Set<GridOfficer>().Where(o => o.PersonId == context.Who.PersonId) : db.Set<GridOfficer>();

    private bool OwnOnly => !context.InProcess && context.Actor is { IsSystem: false } who && who.Roles.All(r => r is Roles.GridOfficer or Roles.Enterprise);

    /// <summary>The officer, if the actor keeps the files of that street; or why not.</summary>
    public async Task<Result<GridOfficer>> KeptAsync(Guid id, CancellationToken ct)
    {
        if (await Seen.FirstOrDefaultAsync(o => o.Id == id, ct) is not { } officer)
        {
            return Refusal.NotFound("officer.unknown");
        }

        return officer.LeftOn is { } left ? Refusal.Conflict("officer.left", officer.Name, left.ToLongText()) : officer;
    }
}

/// <summary>Grid officers as subjects of tasks, notices, timeline and audit.</summary>
internal sealed class OfficerSubjects(CaseFlowDb db, OfficerFiles files, IRegionDirectory regions, IPeopleDirectory people, ITaskHolders holders)
    : ISubjectDirectory, ISubjectRows, IPartyDirectory
{
    private const string Kind = "grid-officer";

#pragma warning disable CA1304, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => files.Seen.AsNoTracking().Select(o => new SubjectRow
    {
        Id = o.Id, Key = o.Id.ToString().ToLower(), Kind = Kind, Number = o.CertificateNumber, Name = o.Name, Place = "", RegionPath = o.RegionPath,
    });
#pragma warning restore CA1304, CA1311

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct)
    {
        if (await files.Seen.AsNoTracking().FirstOrDefaultAsync(o => o.Id == subjectId, ct) is not { } officer)
        {
            return null;
        }

        var names = await regions.NamesAsync([officer.RegionPath], ct);
        return new Subject(
            officer.Id, Kind, officer.CertificateNumber, TextCatalog.Get("officer.title", officer.Name), names.GetValueOrDefault(officer.RegionPath, ""), officer.RegionPath);
    }

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) =>
        await files.Seen.AsNoTracking().FirstOrDefaultAsync(o => o.Id == subjectId, ct) is { } officer
            ? new JsonObject { ["officer"] = officer.Name, ["certificate"] = officer.CertificateNumber }
            : null;

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if (await db.Set<GridOfficer>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(o => o.Id == subjectId, ct) is not { } officer)
        {
            return null;
        }

        List<Party> parties = [];
        foreach (var key in keys.Distinct())
        {
            parties.AddRange(await OfAsync(officer, key, ct));
        }

        return parties;
    }

    private async Task<IEnumerable<Party>> OfAsync(GridOfficer officer, string key, CancellationToken ct) => key switch
    {
        PartyKeys.GridOfficer => [new Party(key, null, null, officer.PersonId, officer.Name)],
        PartyKeys.Street => await PostAsync(key, officer, Roles.StreetOfficer, ct),
        PartyKeys.StreetLeader => await PostAsync(key, officer, Roles.StreetLeader, ct),
        PartyKeys.DistrictOffice => [new Party(key, null, Roles.DistrictOffice, null, TextCatalog.Get($"party.{key}"))],
        PartyKeys.TaskHolder => await holders.OfAsync(officer.Id, ct),
        _ when PartyKeys.TaskOf(key) is { } task => await holders.OfTaskAsync(task, ct),
        _ => [],
    };

    private async Task<IEnumerable<Party>> PostAsync(string key, GridOfficer officer, string role, CancellationToken ct) =>
        await people.UnitOfRegionAsync(StreetCode(officer.RegionPath), ct) is { } unit ? [new Party(key, unit.Id, role, null, unit.Name)] : [];

    /// <summary>610113001 of the path, with its three noughts.</summary>
    internal static string StreetCode(string path) => $"{path.TrimEnd('/').Split('/')[^1]}000";
}

internal sealed class GridOfficersFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<OfficerFiles>();
        services.AddScoped<ITraceSource, OfficerTrace>();
        services.AddScoped<OfficerPosts>();
        services.AddScoped<OfficerTasks>();
        services.AddScoped<OfficerCertificates>();
        services.AddScoped<IGridStaff, GridStaff>();
        services.AddScoped<IOfficerRegister, OfficerRegister>();
        services.AddScoped<ISubjectDirectory, OfficerSubjects>();
        services.AddScoped<ISubjectRows, OfficerSubjects>();
        services.AddScoped<IPartyDirectory, OfficerSubjects>();
    }
}
