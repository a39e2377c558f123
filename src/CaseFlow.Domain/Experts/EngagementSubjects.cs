using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Experts;

/// <summary>Engagements as subjects of notices, opinions as subjects of their files: seen by whoever sees the engagement.</summary>
internal sealed class EngagementSubjects(CaseFlowDb db, ExpertScope scope) : ISubjectDirectory, IPartyDirectory
{
    public const string Grid = "grid";
    public const string Case = "case";
    public const string Enterprise = "enterprise";

    public const string Kind = "engagement";

    /// <summary>What an expert can be engaged for (R45).</summary>
    public static readonly string[] Kinds = ["hazard", Case, Enterprise, Grid];

    /// <summary>Those that not everybody may know of.</summary>
    public static readonly string[] Scoped = ["hazard", Case, Enterprise];

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct)
    {
        var id = await db.Set<ExpertOpinion>().Where(o => o.Id == subjectId).Select(o => (Guid?)o.EngagementId).FirstOrDefaultAsync(ct) ?? subjectId;
        return await scope.EngagementAsync(id, ct) is { } e
            ? new Subject(e.Id, Kind, e.SubjectNumber, TextCatalog.Get("engagement.title", TextCatalog.Get($"engagement-purpose.{e.Purpose}"), e.SubjectName), e.BodyName, e.RegionPath)
            : null;
    }

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) => await FindAsync(subjectId, ct) is { } found ? new JsonObject { ["engagement"] = found.Title } : null;

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct) =>
        await db.Set<Engagement>().FirstOrDefaultAsync(e => e.Id == subjectId, ct) is not { } e
            ? null
            : (Party[])
            [
                .. keys.Where(k => k == PartyKeys.EngagedExpert).Select(k => new Party(k, null, null, e.PersonId, e.ExpertName)),
                .. keys.Where(k => k == PartyKeys.EngagingUnit).Select(k => new Party(k, e.EngagedUnitId, e.EngagedRole, null, e.EngagedUnit)),
            ];
}

/// <summary>Engagements as processes carry them: of the region whose unit engaged.</summary>
internal sealed class EngagementRows(CaseFlowDb db, RequestContext context) : ISubjectRows
{
    public IQueryable<SubjectRow> Rows
    {
        get
        {
            var (all, path) = (context.InProcess || context.Who.IsSystem, context.Who.RegionPath ?? "-");
            var (unit, me) = (context.Who.UnitId, context.Who.PersonId);
#pragma warning disable CA1304, CA1311 // Translated to SQL.
            return db.Set<Engagement>().AsNoTracking().Where(e => all || e.RegionPath.StartsWith(path) || e.EngagedUnitId == unit || e.PersonId == me).Select(e => new SubjectRow
            {
                Id = e.Id, Key = e.Id.ToString().ToLower(), Kind = EngagementSubjects.Kind, Number = e.SubjectNumber, Name = e.SubjectName, Place = e.BodyName, RegionPath = e.RegionPath,
            });
#pragma warning restore CA1304, CA1311
        }
    }
}

/// <summary>An expert opens the photos of the hazard they are engaged for and the files of their own opinions, while the engagement stands.</summary>
internal sealed class EngagedFiles(CaseFlowDb db, ExpertScope scope) : IGuestFiles
{
    public async Task<bool> OpensAsync(Guid subjectId, CancellationToken ct) =>
        await (await scope.EngagementsAsync(ct)).AnyAsync(e => e.PhotosOf == subjectId || db.Set<ExpertOpinion>().Any(o => o.Id == subjectId && o.EngagementId == e.Id), ct);
}

internal sealed class ExpertsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<ExpertScope>();
        services.AddScoped<ExpertPosts>();
        services.AddScoped<EngagedSubject>();
        services.AddScoped<EngageableSubject>();
        services.AddScoped<OpinionBook>();
        services.AddScoped<IGuestFiles, EngagedFiles>();
        services.AddScoped<ISubjectDirectory, EngagementSubjects>();
        services.AddScoped<ISubjectRows, EngagementRows>();
        services.AddScoped<IPartyDirectory, EngagementSubjects>();
    }
}
