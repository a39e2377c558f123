using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.SpotChecks;

/// <summary>The district sees and keeps its spot checks; the street sees those of it once they were sent; everybody the published ones (R98).</summary>
internal sealed class SpotCheckScope(CaseFlowDb db, IMediator mediator, RequestContext context)
{
    private static readonly string[] District = [Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice];

    public IQueryable<SpotCheck> Checks
    {
        get
        {
            var (district, path) = (OfDistrict, Path);
            return SeesAll ? db.Set<SpotCheck>()
                : db.Set<SpotCheck>().Where(c => c.PublishedAt != null || (c.RegionPath.StartsWith(path) && (district || c.SentAt != null)));
        }
    }

    /// <summary>Whether who asks keeps the spot checks of the street.</summary>
    public bool Keeps(SpotCheck check) =>
        SeesAll || (context.Who.Is(Roles.DistrictOffice) && check.RegionPath.StartsWith(Path, StringComparison.Ordinal));

    /// <summary>Whether who asks answers for the street.</summary>
    public bool Answers(SpotCheck check) =>
        (context.Who.Is(Roles.StreetOfficer) || context.Who.Is(Roles.StreetLeader)) && context.Who.RegionPath == check.RegionPath;

    /// <summary>Keeps its inner affairs (note, reply, hazards) from those who only read what was published.</summary>
    public bool SeesAllOf(SpotCheck check) => SeesAll || (check.RegionPath.StartsWith(Path, StringComparison.Ordinal) && (OfDistrict || check.SentAt is not null));

    /// <summary>One that who asks keeps, as it is now; else why not.</summary>
    public async Task<(SpotCheck? Found, Refusal? Refused)> KeptAsync(Guid id, CancellationToken ct) =>
        await Checks.FirstOrDefaultAsync(c => c.Id == id, ct) is not { } check ? (null, Refusal.NotFound("spot-check.unknown"))
            : Keeps(check) ? (check, null) : (null, Refusal.Forbidden("spot-check.not-yours", check.StreetName));

    /// <summary>As the system does; null: the notice is on its way.</summary>
    public async Task<Refusal?> TellAsync(SendNotice notice, CancellationToken ct)
    {
        using var _ = context.EnterProcess();
        return (await mediator.Send(notice, ct)).Refusals is [var refused, ..] ? refused : null;
    }

    private bool OfDistrict => District.Any(context.Who.Is);

    private string Path => context.Who.RegionPath ?? "-";

    private bool SeesAll => context.InProcess || context.Who.IsSystem;
}

/// <summary>Spot checks as subjects: their timeline and notices are seen by who sees them.</summary>
internal sealed class SpotCheckDirectory(CaseFlowDb db, SpotCheckScope scope, IPeopleDirectory people) : ISubjectDirectory, ISubjectRows, IPartyDirectory
{
#pragma warning disable CA1304, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => scope.Checks.AsNoTracking().Select(c => new SubjectRow
    {
        Id = c.Id, Key = c.Id.ToString().ToLower(), Kind = "spot-check", Number = c.Number, Name = c.StreetName, Place = c.StreetName, RegionPath = c.RegionPath,
    });
#pragma warning restore CA1304, CA1311

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        await scope.Checks.AsNoTracking().Where(c => c.Id == subjectId)
            .Select(c => new Subject(c.Id, "spot-check", c.Number, c.StreetName, c.StreetName, c.RegionPath)).FirstOrDefaultAsync(ct);

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) =>
        await FindAsync(subjectId, ct) is not { } c ? null : new JsonObject { ["street"] = c.Title, ["number"] = c.Number };

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if (await db.Set<SpotCheck>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == subjectId, ct) is not { } check)
        {
            return null;
        }

        var street = await people.UnitOfRegionAsync(check.StreetCode, ct);
        return
        [
            .. keys.SelectMany(key => key switch
            {
                PartyKeys.Street when street is not null => [new Party(key, street.Id, Roles.StreetOfficer, null, street.Name)],
                PartyKeys.StreetLeader when street is not null => [new Party(key, street.Id, Roles.StreetLeader, null, street.Name)],
                PartyKeys.DistrictOffice => [new Party(key, null, Roles.DistrictOffice, null, TextCatalog.Get($"party.{key}"))],
                _ => Array.Empty<Party>(),
            }),
        ];
    }
}

internal sealed class SpotChecksFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<SpotCheckScope>();
        services.AddScoped<SpotCheckFacts>();
        services.AddScoped<ISpotCheckRecord, SpotCheckRecord>();
        services.AddScoped<SpotCheckDirectory>();
        services.AddScoped<ISubjectDirectory>(p => p.GetRequiredService<SpotCheckDirectory>());
        services.AddScoped<ISubjectRows>(p => p.GetRequiredService<SpotCheckDirectory>());
        services.AddScoped<IPartyDirectory>(p => p.GetRequiredService<SpotCheckDirectory>());
    }
}
