using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.WorkItems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Accountability;

/// <summary>Cases of accountability as subjects of tasks, notices, documents and files.</summary>
internal sealed class AccountabilitySubjects(CaseFlowDb db, AccountabilityBook book, IPeopleDirectory people, ITaskHolders holders) : ISubjectDirectory, ISubjectRows, IPartyDirectory
{
    private const string Kind = "accountability-case";

#pragma warning disable CA1304, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => book.Seen.AsNoTracking().Select(c => new SubjectRow
    {
        Id = c.Id, Key = c.Id.ToString().ToLower(), Kind = Kind, Number = null, Name = c.Title, Place = c.UnitName ?? c.EnterpriseName ?? "", RegionPath = c.RegionPath,
    });
#pragma warning restore CA1304, CA1311

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        await book.Seen.AsNoTracking().FirstOrDefaultAsync(c => c.Id == subjectId, ct) is { } c
            ? new Subject(c.Id, Kind, null, c.Title, c.UnitName ?? c.EnterpriseName ?? "", c.RegionPath)
            : null;

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct)
    {
        if (await book.Seen.AsNoTracking().FirstOrDefaultAsync(c => c.Id == subjectId, ct) is not { } c)
        {
            return null;
        }

        var findings = await db.Set<AccountabilityFinding>().AsNoTracking().Where(f => f.CaseId == c.Id).OrderBy(f => f.Position).ToListAsync(ct);
        return new JsonObject
        {
            ["matter"] = c.Title, ["account"] = c.Account, ["conclusion"] = c.Conclusion, ["accidentOn"] = c.AccidentOn?.ToDocumentText(),
            ["organs"] = string.Join('、', findings.Select(f => f.Measure).Where(AccountabilityMeasures.Organs.Contains).Distinct().Select(o => TextCatalog.Get($"accountability-organ.{o}"))),
            ["findings"] = string.Join('；', findings.Select(f => TextCatalog.Get("accountability.finding-line", f.Who, f.Omission, f.Clause, TextCatalog.Get($"accountability-measure.{f.Measure}")))),
        };
    }

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if (await db.Set<AccountabilityCase>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(c => c.Id == subjectId, ct) is not { } opened)
        {
            return null;
        }

        List<Party> parties = [];
        foreach (var key in keys.Distinct())
        {
            parties.AddRange(key switch
            {
                PartyKeys.AccountableUnit when opened.UnitId is { } unit => [new Party(key, unit, null, null, opened.UnitName!)],
                PartyKeys.DistrictOffice => [new Party(key, null, Roles.DistrictOffice, null, TextCatalog.Get($"party.{key}"))],
                PartyKeys.ListingBody => [new Party(key, null, Roles.ListingBody, null, TextCatalog.Get($"party.{key}"))],
                _ when PartyKeys.HeadsIn(key) is { } unit => await HeadsAsync(key, unit, ct),
                PartyKeys.TaskHolder => await holders.OfAsync(opened.Id, ct),
                _ when PartyKeys.TaskOf(key) is { } task => await holders.OfTaskAsync(task, ct),
                _ => [],
            });
        }

        return parties;
    }

    private async Task<IEnumerable<Party>> HeadsAsync(string key, Guid unit, CancellationToken ct)
    {
        var name = (await people.UnitNamesAsync([unit], ct)).GetValueOrDefault(unit, "");
        return UnitHeads.Roles.Select(role => new Party(key, unit, role, null, TextCatalog.Get("accountability.heads", name)));
    }
}

internal sealed class AccountabilityFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<TraceTaking>();
        services.AddScoped<TraceShelf>();
        services.AddScoped<AccountabilityBook>();
        services.AddScoped<Criticism>();
        services.AddScoped<IDueSubjects, DueOf<AccountabilityCase>>();
        services.AddScoped<ISubjectDirectory, AccountabilitySubjects>();
        services.AddScoped<ISubjectRows, AccountabilitySubjects>();
        services.AddScoped<IPartyDirectory, AccountabilitySubjects>();
    }
}
