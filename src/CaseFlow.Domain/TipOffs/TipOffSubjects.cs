using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.WorkItems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.TipOffs;

/// <summary>The keeper and the district office see all, a street or department what was passed to it, nobody else anything (C58).</summary>
internal sealed class TipOffScope(CaseFlowDb db, RequestContext context)
{
    private static readonly string[] Overseers = [Roles.TipOffKeeper, Roles.DistrictOffice, Roles.ListingBody, Roles.AuditAdministrator];
    private static readonly string[] Verifiers = [Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DepartmentLeader];

    public IQueryable<TipOff> Seen
    {
        get
        {
            var unit = Verifiers.Any(context.Who.Is) ? context.Who.UnitId : Guid.Empty;
            return SeesAll ? db.Set<TipOff>() : db.Set<TipOff>().Where(t => t.UnitId == unit && unit != Guid.Empty);
        }
    }

    /// <summary>
    /// Those whose tasks, limits, papers and story who asks sees. For the unit that verified they end with the feedback: what
    /// follows is about a reward, which tells that the informant gave a name.
    /// </summary>
    public IQueryable<TipOff> AsSubjects => SeesAll ? db.Set<TipOff>() : Seen.Where(t => t.FedBackAt == null);

    public bool SeesAll => context.InProcess || context.Who.IsSystem || Overseers.Any(context.Who.Is);
}

/// <summary>Tip-offs as subjects of tasks and notices. Nothing of the original is among their facts.</summary>
internal sealed class TipOffSubjects(CaseFlowDb db, TipOffScope scope, IPeopleDirectory people, ITaskHolders holders) : ISubjectDirectory, ISubjectRows, IPartyDirectory
{
    private const string Kind = "tip-off";

#pragma warning disable CA1304, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => scope.AsSubjects.AsNoTracking().Select(t => new SubjectRow
    {
        Id = t.Id, Key = t.Id.ToString().ToLower(), Kind = Kind, Number = t.Number, Name = t.Number, Place = t.StreetName, RegionPath = t.RegionPath,
    });
#pragma warning restore CA1304, CA1311

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        await scope.AsSubjects.AsNoTracking().FirstOrDefaultAsync(t => t.Id == subjectId, ct) is { } t
            ? new Subject(t.Id, Kind, t.Number, TextCatalog.Get("tip-off.title", TextCatalog.Get($"tip-off-kind.{t.Kind}"), t.StreetName), t.StreetName, t.RegionPath)
            : null;

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) =>
        await scope.AsSubjects.AsNoTracking().FirstOrDefaultAsync(t => t.Id == subjectId, ct) is { } t
            ? new JsonObject { ["number"] = t.Number, ["kind"] = TextCatalog.Get($"tip-off-kind.{t.Kind}"), ["street"] = t.StreetName, ["unit"] = t.UnitName }
            : null;

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if (await db.Set<TipOff>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == subjectId, ct) is not { } tipOff)
        {
            return null;
        }

        List<Party> parties = [];
        foreach (var key in keys.Distinct())
        {
            parties.AddRange(key switch
            {
                PartyKeys.TipOffKeeper => [new Party(key, null, Roles.TipOffKeeper, null, TextCatalog.Get($"party.{key}"))],
                PartyKeys.TipOffUnit => await UnitAsync(tipOff, ct),
                PartyKeys.DistrictOffice => [new Party(key, null, Roles.DistrictOffice, null, TextCatalog.Get($"party.{key}"))],
                PartyKeys.ListingBody => [new Party(key, null, Roles.ListingBody, null, TextCatalog.Get($"party.{key}"))],
                PartyKeys.TaskHolder => await holders.OfAsync(tipOff.Id, ct),
                _ when PartyKeys.TaskOf(key) is { } task => await holders.OfTaskAsync(task, ct),
                _ => [],
            });
        }

        return parties;
    }

    private async Task<IEnumerable<Party>> UnitAsync(TipOff tipOff, CancellationToken ct) =>
        tipOff.UnitId is { } id && await people.FindUnitAsync(id, ct) is { } unit
            ? [new Party(PartyKeys.TipOffUnit, id, unit.RegionPath is null ? Roles.DepartmentOfficer : Roles.StreetOfficer, null, unit.Name)]
            : [];
}

/// <summary>What the public sent: a subject for the keeper alone and for a while after a recorded look, so that no photo is opened without one (C58).</summary>
internal sealed class TipOffOriginalSubjects(CaseFlowDb db, TipOffRuleBook rules, RequestContext context, TimeProvider time) : ISubjectDirectory
{
    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct)
    {
        if (!context.Who.Is(Roles.TipOffKeeper)
            || await db.Set<TipOffOriginal>().AsNoTracking().Where(o => o.Id == subjectId).Select(o => (Guid?)o.TipOffId).FirstOrDefaultAsync(ct) is not { } tipOff)
        {
            return null;
        }

        var (me, since) = (context.Who.PersonId, time.GetUtcNow().AddMinutes(-(await rules.ReadAsync(ct)).LookMinutes));
        return await db.Set<TipOffLook>().AnyAsync(l => l.TipOffId == tipOff && l.PersonId == me && l.What == TipOffLook.Original && l.At >= since, ct)
            ? new Subject(subjectId, "tip-off-original", null, TextCatalog.Get("tip-off.original"), "", "")
            : null;
    }

    public Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) => Task.FromResult<JsonObject?>(null);
}

internal sealed class TipOffsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<TipOffScope>();
        services.AddScoped<IDueSubjects, DueOf<TipOff>>();
        services.AddScoped<TipOffRuleBook>();
        services.AddScoped<TipOffWords>();
        services.AddScoped<ISubjectDirectory, TipOffSubjects>();
        services.AddScoped<ISubjectRows, TipOffSubjects>();
        services.AddScoped<IPartyDirectory, TipOffSubjects>();
        services.AddScoped<ISubjectDirectory, TipOffOriginalSubjects>();
    }
}
