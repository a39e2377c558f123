using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.WorkItems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Bulletins;

/// <summary>Bulletins as subjects of tasks and notices.</summary>
internal sealed class BulletinSubjects(CaseFlowDb db, BulletinScope scope, ITaskHolders holders) : ISubjectDirectory, ISubjectRows, IPartyDirectory
{
    private const string Kind = "bulletin";

#pragma warning disable CA1304, CA1305, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => scope.Known.AsNoTracking().Select(b => new SubjectRow
    {
        Id = b.Id, Key = b.Id.ToString().ToLower(), Kind = Kind, Number = b.Number, Name = b.DistrictName + " " + b.Year.ToString() + "-" + b.Quarter.ToString(), Place = "", RegionPath = b.RegionPath,
    });
#pragma warning restore CA1304, CA1305, CA1311

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        await scope.Known.AsNoTracking().FirstOrDefaultAsync(b => b.Id == subjectId, ct) is { } b ? Of(b) : null;

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) =>
        await scope.Known.AsNoTracking().FirstOrDefaultAsync(b => b.Id == subjectId, ct) is { } b
            ? new JsonObject { ["district"] = b.DistrictName, ["period"] = BulletinWords.Period(b.Year, b.Quarter), ["number"] = b.Number }
            : null;

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if (await db.Set<Bulletin>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(b => b.Id == subjectId, ct) is not { } bulletin)
        {
            return null;
        }

        List<Party> parties = [];
        foreach (var key in keys.Distinct())
        {
            parties.AddRange(key switch
            {
                PartyKeys.DistrictOffice => [new Party(key, bulletin.OfficeUnitId, Roles.DistrictOffice, null, TextCatalog.Get($"party.{key}"))],
                PartyKeys.ListingBody => [new Party(key, bulletin.OfficeUnitId, Roles.ListingBody, null, TextCatalog.Get($"party.{key}"))],
                PartyKeys.RankedUnits => (await db.Set<BulletinUnit>().AsNoTracking().Where(u => u.BulletinId == subjectId).OrderBy(u => u.Name).ToListAsync(ct))
                    .ConvertAll(u => new Party(key, u.UnitId, null, null, u.Name)),
                _ when PartyKeys.UnitIn(key) is { } unit => (await db.Set<BulletinUnit>().AsNoTracking().Where(u => u.BulletinId == subjectId && u.UnitId == unit).ToListAsync(ct))
                    .ConvertAll(u => new Party(key, u.UnitId, null, null, u.Name)),
                PartyKeys.TaskHolder => await holders.OfAsync(subjectId, ct),
                _ when PartyKeys.TaskOf(key) is { } task => await holders.OfTaskAsync(task, ct),
                _ => [],
            });
        }

        return parties;
    }

    internal static Subject Of(Bulletin b) => new(b.Id, Kind, b.Number, Title(b), "", b.RegionPath);

    private static string Title(Bulletin b) => TextCatalog.Get("bulletin.title", b.DistrictName, BulletinWords.Period(b.Year, b.Quarter));
}

internal sealed class BulletinsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<BulletinRuleBook>();
        services.AddScoped<BulletinScope>();
        services.AddScoped<BulletinBook>();
        services.AddScoped<BulletinEvidence>();
        services.AddScoped<BulletinRecordSource>();
        services.AddScoped<IPublicBulletins, PublicBulletins>();
        services.AddScoped<ISubjectDirectory, BulletinSubjects>();
        services.AddScoped<ISubjectDirectory, BulletinEvidence>();
        services.AddScoped<ISubjectRows, BulletinSubjects>();
        services.AddScoped<IPartyDirectory, BulletinSubjects>();
    }
}
