using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.WorkSteps;

/// <summary>How far a unit is with a step.</summary>
/// <param name="Missing">The things it has not done yet.</param>
/// <param name="Latest">Of each thing the delivery that counts.</param>
internal sealed record UnitStanding(UnitOnRoll Unit, IReadOnlyList<string> Missing, IReadOnlyList<StepDelivery> Latest);

/// <summary>All bodies of a district see its steps; enterprises see none.</summary>
internal sealed class WorkStepScope(CaseFlowDb db, IUnitRoll roll, IPeopleDirectory people, RequestContext context)
{
    /// <summary>All is done, or it is no longer asked for.</summary>
    public const string Over = "WorkStepOver";

    // A district has tens of them.
    private const int Most = 1000;

    private readonly Dictionary<string, IReadOnlyList<UnitOnRoll>> _units = [];

    public async Task<IQueryable<WorkStep>> StepsAsync(CancellationToken ct)
    {
        if (context.InProcess || context.Who.IsSystem)
        {
            return db.Set<WorkStep>();
        }

        var path = context.Who.RegionPath ?? (context.Who.Is(Roles.Enterprise) ? null : (await people.FindUnitAsync(context.Who.UnitId, ct))?.RegionPath) ?? "-";
        return db.Set<WorkStep>().Where(s => path.StartsWith(s.RegionPath) || s.RegionPath.StartsWith(path));
    }

    public async Task<WorkStep?> FindAsync(Guid id, CancellationToken ct) => await (await StepsAsync(ct)).FirstOrDefaultAsync(s => s.Id == id, ct);

    /// <summary>The units that a step asks something of, as they are now.</summary>
    public async Task<IReadOnlyList<UnitOnRoll>> OwingAsync(WorkStep step, CancellationToken ct)
    {
        if (!_units.TryGetValue(step.RegionPath, out var units))
        {
            _units[step.RegionPath] = units = await roll.NextAsync([UnitKind.Street, UnitKind.Department], step.RegionPath, Guid.Empty, Most, ct);
        }

        return [.. units.Where(u => u.Kind == UnitKind.Street ? step.ForStreets : step.ForDepartments).OrderBy(u => u.Kind).ThenBy(u => u.RegionPath, StringComparer.Ordinal).ThenBy(u => u.Name, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<UnitStanding>> StandingAsync(WorkStep step, CancellationToken ct)
    {
        var done = (await db.Set<StepDelivery>().AsNoTracking().Where(d => d.StepId == step.Id).ToListAsync(ct))
            .OrderByDescending(d => d.RecordedAt).ThenByDescending(d => d.Id).DistinctBy(d => (d.UnitId, d.Item)).ToLookup(d => d.UnitId);
        return [.. (await OwingAsync(step, ct)).Select(u => new UnitStanding(u, [.. step.ItemNames.Except(done[u.Id].Select(d => d.Item))], [.. done[u.Id]]))];
    }
}

/// <summary>Steps as subjects of notices; a delivery as the subject of its files.</summary>
internal sealed class WorkStepSubjects(CaseFlowDb db, WorkStepScope scope) : ISubjectDirectory, ISubjectRows, IPartyDirectory
{
    private const string Kind = "work-step";

#pragma warning disable CA1304, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => db.Set<WorkStep>().AsNoTracking().Select(s => new SubjectRow
    {
        Id = s.Id, Key = s.Id.ToString().ToLower(), Kind = Kind, Number = null, Name = s.Title, Place = "", RegionPath = s.RegionPath,
    });
#pragma warning restore CA1304, CA1311

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct)
    {
        var step = await db.Set<StepDelivery>().Where(d => d.Id == subjectId).Select(d => (Guid?)d.StepId).FirstOrDefaultAsync(ct) ?? subjectId;
        return await scope.FindAsync(step, ct) is { } found ? new Subject(found.Id, Kind, null, found.Title, "", found.RegionPath) : null;
    }

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) => await FindAsync(subjectId, ct) is { } step ? new JsonObject { ["step"] = step.Title } : null;

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if (await db.Set<WorkStep>().FirstOrDefaultAsync(s => s.Id == subjectId, ct) is not { } step)
        {
            return null;
        }

        List<Party> parties = [];
        foreach (var key in keys.Distinct())
        {
            parties.AddRange(key switch
            {
                PartyKeys.StepOwing => (await scope.StandingAsync(step, ct)).Where(u => u.Missing.Count > 0)
                    .Select(u => new Party(key, u.Unit.Id, u.Unit.Kind == UnitKind.Street ? Roles.StreetOfficer : Roles.DepartmentOfficer, null, u.Unit.Name)),
                PartyKeys.DistrictOffice => [new Party(key, null, Roles.DistrictOffice, null, TextCatalog.Get($"party.{key}"))],
                _ => [],
            });
        }

        return parties;
    }
}

internal sealed class WorkStepsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<WorkStepScope>();
        services.AddScoped<IOmissionSource, OverdueSteps>();
        services.AddScoped<ISubjectDirectory, WorkStepSubjects>();
        services.AddScoped<ISubjectRows, WorkStepSubjects>();
        services.AddScoped<IPartyDirectory, WorkStepSubjects>();
    }
}
