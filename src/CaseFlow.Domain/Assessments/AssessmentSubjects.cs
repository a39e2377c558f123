using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.WorkItems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Assessments;

/// <summary>Assessments as subjects of tasks, notices and documents.</summary>
internal sealed class AssessmentSubjects(CaseFlowDb db, AssessmentScope scope, IPeopleDirectory people, ITaskHolders holders) : ISubjectDirectory, ISubjectRows, IPartyDirectory
{
    private const string Kind = "assessment";

#pragma warning disable CA1304, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => scope.Seen.AsNoTracking().Select(a => new SubjectRow
    {
        Id = a.Id, Key = a.Id.ToString().ToLower(), Kind = Kind, Number = null, Name = a.OfficerName, Place = a.GridName, RegionPath = a.RegionPath,
    });
#pragma warning restore CA1304, CA1311

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        await scope.Seen.AsNoTracking().FirstOrDefaultAsync(a => a.Id == subjectId, ct) is { } a
            ? new Subject(a.Id, Kind, null, AssessmentWords.Title(a), a.StreetName, a.RegionPath)
            : null;

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) =>
        await scope.Seen.AsNoTracking().FirstOrDefaultAsync(a => a.Id == subjectId, ct) is { } a
            ? new JsonObject { ["officer"] = a.OfficerName, ["grid"] = a.GridName, ["street"] = a.StreetName, ["period"] = AssessmentWords.Period(a.Year, a.Quarter) }
            : null;

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if (await db.Set<Assessment>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(a => a.Id == subjectId, ct) is not { } assessment)
        {
            return null;
        }

        List<Party> parties = [];
        foreach (var key in keys.Distinct())
        {
            parties.AddRange(key switch
            {
                PartyKeys.GridOfficer => [new Party(key, null, null, assessment.PersonId, assessment.OfficerName)],
                PartyKeys.Street => await PostAsync(key, assessment, Roles.StreetOfficer, ct),
                PartyKeys.StreetLeader => await PostAsync(key, assessment, Roles.StreetLeader, ct),
                PartyKeys.DistrictOffice => [new Party(key, null, Roles.DistrictOffice, null, TextCatalog.Get($"party.{key}"))],
                PartyKeys.TaskHolder => await holders.OfAsync(assessment.Id, ct),
                _ when PartyKeys.TaskOf(key) is { } task => await holders.OfTaskAsync(task, ct),
                _ => [],
            });
        }

        return parties;
    }

    private async Task<IEnumerable<Party>> PostAsync(string key, Assessment assessment, string role, CancellationToken ct) =>
        await people.UnitOfRegionAsync(RegionPaths.StreetCode(assessment.RegionPath), ct) is { } unit ? [new Party(key, unit.Id, role, null, unit.Name)] : [];
}

/// <summary>Quarters as subjects of the process that opens their assessments.</summary>
internal sealed class QuarterSubjects(CaseFlowDb db) : ISubjectDirectory, ISubjectRows
{
    private const string Kind = "assessment-quarter";

#pragma warning disable CA1304, CA1305, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => db.Set<AssessmentQuarter>().AsNoTracking().Select(q => new SubjectRow
    {
        Id = q.Id, Key = q.Id.ToString().ToLower(), Kind = Kind, Number = null, Name = q.Year.ToString() + "-" + q.Quarter.ToString(), Place = "", RegionPath = q.RegionPath,
    });
#pragma warning restore CA1304, CA1305, CA1311

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        await db.Set<AssessmentQuarter>().AsNoTracking().FirstOrDefaultAsync(q => q.Id == subjectId, ct) is { } q
            ? new Subject(q.Id, Kind, null, TextCatalog.Get("assessment.of-quarter", AssessmentWords.Period(q.Year, q.Quarter)), "", q.RegionPath)
            : null;

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) => await FindAsync(subjectId, ct) is { } q ? new JsonObject { ["quarter"] = q.Title } : null;
}

internal sealed class AssessmentsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<AssessmentScope>();
        services.AddScoped<AssessmentRuleBook>();
        services.AddScoped<AssessmentFigureSource>();
        services.AddScoped<GradeBook>();
        services.AddScoped<IDueSubjects, DueOf<Assessment>>();
        services.AddScoped<IGradeCounts, GradeCounts>();
        services.AddScoped<IAnnualAssessments>(p => p.GetRequiredService<GradeBook>());
        services.AddScoped<ISubjectDirectory, AssessmentSubjects>();
        services.AddScoped<ISubjectRows, AssessmentSubjects>();
        services.AddScoped<IPartyDirectory, AssessmentSubjects>();
        services.AddScoped<ISubjectDirectory, QuarterSubjects>();
        services.AddScoped<ISubjectRows, QuarterSubjects>();
    }
}
