using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Tracing;
using CaseFlow.Domain.WorkItems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.KeyChecks;

/// <summary>Rounds as subjects of tasks and notices.</summary>
internal sealed class KeyCheckSubjects(CaseFlowDb db, ITaskHolders holders) : ISubjectDirectory, ISubjectRows, IPartyDirectory
{
    private const string Kind = "key-check-round";

#pragma warning disable CA1304, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => db.Set<KeyCheckRound>().AsNoTracking().Select(r => new SubjectRow
    {
        Id = r.Id, Key = r.Id.ToString().ToLower(), Kind = Kind, Number = null, Name = r.HolderName, Place = "", RegionPath = r.RegionPath,
    });
#pragma warning restore CA1304, CA1311

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        await db.Set<KeyCheckRound>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == subjectId, ct) is { } round
            ? new Subject(round.Id, Kind, null, Title(round), "", round.RegionPath)
            : null;

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) =>
        await FindAsync(subjectId, ct) is { } round ? new JsonObject { ["round"] = round.Title } : null;

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if (await db.Set<KeyCheckRound>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(r => r.Id == subjectId, ct) is not { } round)
        {
            return null;
        }

        List<Party> parties = [];
        foreach (var key in keys.Distinct())
        {
            parties.AddRange(await OfAsync(round, key, ct));
        }

        return parties;
    }

    private async Task<IEnumerable<Party>> OfAsync(KeyCheckRound round, string key, CancellationToken ct) => (key, round.Kind) switch
    {
        (PartyKeys.KeyCheckHolder, var kind) => [new Party(key, round.HolderUnitId, kind == KeyCheckKinds.Week ? Roles.StreetOfficer : Roles.DepartmentOfficer, null, round.HolderName)],
        (PartyKeys.KeyCheckLeader, var kind) => [new Party(key, round.HolderUnitId, kind == KeyCheckKinds.Week ? Roles.StreetLeader : Roles.DepartmentLeader, null, round.HolderName)],
        (PartyKeys.DistrictOffice, _) => [new Party(key, null, Roles.DistrictOffice, null, TextCatalog.Get($"party.{key}"))],
        (PartyKeys.TaskHolder, _) => await holders.OfAsync(round.Id, ct),
        _ when PartyKeys.TaskOf(key) is { } task => await holders.OfTaskAsync(task, ct),
        _ => [],
    };

    private static string Title(KeyCheckRound round) => TextCatalog.Get($"key-check.title-{round.Kind}", round.HolderName, round.FirstDay.ToDocumentText(), round.LastDay.ToDocumentText());
}

internal sealed class KeyChecksFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<KeyCheckBook>();
        services.AddScoped<ITraceSource, KeyCheckTrace>();
        services.AddScoped<IOmissionSource, BreachedKeyChecks>();
        services.AddScoped<KeyCheckHolders>();
        services.AddScoped<IKeyCheckRecord, KeyCheckRecord>();
        services.AddScoped<ISubjectDirectory, KeyCheckSubjects>();
        services.AddScoped<ISubjectRows, KeyCheckSubjects>();
        services.AddScoped<IPartyDirectory, KeyCheckSubjects>();
    }
}
