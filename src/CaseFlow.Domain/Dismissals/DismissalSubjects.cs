using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.WorkItems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Dismissals;

/// <summary>Streets see the dismissals of their officers, the district all of it, an officer the own one.</summary>
internal sealed class DismissalScope(CaseFlowDb db, RequestContext context)
{
    private static readonly string[] Overseers =
        [Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.AuditAdministrator];

    public IQueryable<Dismissal> Seen
    {
        get
        {
            var me = context.Who.PersonId;
            return context.InProcess || context.Who.IsSystem || Overseers.Any(context.Who.Is)
                ? db.Set<Dismissal>()
                : db.Set<Dismissal>().IgnoreQueryFilters().Where(d => d.PersonId == me);
        }
    }
}

/// <summary>Dismissals as subjects of tasks, notices and documents.</summary>
internal sealed class DismissalSubjects(CaseFlowDb db, DismissalScope scope, IPeopleDirectory people, ITaskHolders holders) : ISubjectDirectory, ISubjectRows, IPartyDirectory
{
    private const string Kind = "dismissal";

#pragma warning disable CA1304, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => scope.Seen.AsNoTracking().Select(d => new SubjectRow
    {
        Id = d.Id, Key = d.Id.ToString().ToLower(), Kind = Kind, Number = null, Name = d.OfficerName, Place = d.GridName, RegionPath = d.RegionPath,
    });
#pragma warning restore CA1304, CA1311

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        await scope.Seen.AsNoTracking().FirstOrDefaultAsync(d => d.Id == subjectId, ct) is { } d
            ? new Subject(d.Id, Kind, null, TextCatalog.Get("dismissal.title", d.OfficerName), d.StreetName, d.RegionPath)
            : null;

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) =>
        await scope.Seen.AsNoTracking().FirstOrDefaultAsync(d => d.Id == subjectId, ct) is { } d
            ? new JsonObject
            {
                ["officer"] = d.OfficerName, ["grid"] = d.GridName, ["street"] = d.StreetName, ["agency"] = d.Agency ?? d.StreetName, ["year"] = $"{d.Year}", ["ground"] = d.Ground,
                ["leftOn"] = d.LeftOn?.ToDocumentText(),
            }
            : null;

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if (await db.Set<Dismissal>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(d => d.Id == subjectId, ct) is not { } dismissal)
        {
            return null;
        }

        List<Party> parties = [];
        foreach (var key in keys.Distinct())
        {
            parties.AddRange(key switch
            {
                PartyKeys.GridOfficer => [new Party(key, null, null, dismissal.PersonId, dismissal.OfficerName)],
                PartyKeys.Street => await PostAsync(key, dismissal, Roles.StreetOfficer, ct),
                PartyKeys.StreetLeader => await PostAsync(key, dismissal, Roles.StreetLeader, ct),
                PartyKeys.DistrictOffice => [new Party(key, null, Roles.DistrictOffice, null, TextCatalog.Get($"party.{key}"))],
                PartyKeys.TaskHolder => await holders.OfAsync(dismissal.Id, ct),
                _ when PartyKeys.TaskOf(key) is { } task => await holders.OfTaskAsync(task, ct),
                _ => [],
            });
        }

        return parties;
    }

    private async Task<IEnumerable<Party>> PostAsync(string key, Dismissal dismissal, string role, CancellationToken ct) =>
        await people.UnitOfRegionAsync(RegionPaths.StreetCode(dismissal.RegionPath), ct) is { } unit ? [new Party(key, unit.Id, role, null, unit.Name)] : [];
}

internal sealed class DismissalsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<DismissalScope>();
        services.AddScoped<DismissalBook>();
        services.AddScoped<IDueSubjects, DueOf<Dismissal>>();
        services.AddScoped<ISubjectDirectory, DismissalSubjects>();
        services.AddScoped<ISubjectRows, DismissalSubjects>();
        services.AddScoped<IPartyDirectory, DismissalSubjects>();
    }
}
