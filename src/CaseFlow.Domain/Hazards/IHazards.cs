using CaseFlow.Domain.Deadlines;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using CaseFlow.Domain.Tracing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Hazards;

/// <summary>What listed supervision needs of a hazard.</summary>
public sealed record HazardFacts(
    Guid Id, string Number, Guid EnterpriseId, string EnterpriseName, string Address, Guid? EnterpriseUnitId, string RegionPath,
    string StreetCode, string StreetName, string CommunityCode, string CommunityName, string Grade, string GradeName, string Description,
    string Place, string State, Guid? CaseId);

/// <summary>Hazards for the features that work on them.</summary>
public interface IHazards
{
    /// <summary>Within the scope of who asks.</summary>
    Task<HazardFacts?> FindAsync(Guid hazardId, CancellationToken ct);

    /// <summary>The hazard's case has come so far; <paramref name="caseId"/> becomes its case.</summary>
    Task MoveAsync(Guid hazardId, string state, Guid caseId, CancellationToken ct);
}

internal sealed class HazardBook(CaseFlowDb db, GradeNames grades, HazardChain chain, IProcesses processes, ITimeline timeline, IMediator mediator, TimeProvider time) : IHazards, ISubjectDirectory, ISubjectRows
{
#pragma warning disable CA1304, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => db.Set<Hazard>().AsNoTracking().Select(h => new SubjectRow
    {
        Id = h.Id, Key = h.Id.ToString().ToLower(), Kind = "hazard", Number = h.Number, Name = h.EnterpriseName, Place = h.Place, RegionPath = h.RegionPath,
    });
#pragma warning restore CA1304, CA1311

    /// <summary>Tells the hazard's process what came of the proposal; payload <c>{why}</c>: <c>declined</c> or <c>delisted</c>.</summary>
    public const string ListingEnded = "HazardListingEnded";

    public async Task<HazardFacts?> FindAsync(Guid hazardId, CancellationToken ct) =>
        await db.Set<Hazard>().FirstOrDefaultAsync(h => h.Id == hazardId, ct) is not { } h ? null : new HazardFacts(
            h.Id, h.Number, h.EnterpriseId, h.EnterpriseName, h.Address, h.EnterpriseUnitId, h.RegionPath, h.StreetCode, h.StreetName,
            h.CommunityCode, h.CommunityName, h.Grade, await grades.NameAsync(h.Grade, ct), h.Description, h.Place, h.State, h.CaseId);

    public async Task MoveAsync(Guid hazardId, string state, Guid caseId, CancellationToken ct)
    {
        // Who moves the case need not see the hazard's region: the case was opened to them.
        var hazard = await db.Set<Hazard>().IgnoreQueryFilters().SingleAsync(h => h.Id == hazardId, ct);
        hazard.CaseId = caseId;
        if (hazard.State != state)
        {
            hazard.State = state;
            timeline.Write(hazardId, state == HazardStates.Reported ? "timeline.hazard-declined" : $"timeline.hazard-{state}");
            await TellChainAsync(hazard, ct);
        }
    }

    /// <summary>While it is proposed or listed nobody on the chain has it; what comes of it is fed back, or the chain goes on.</summary>
    private async Task TellChainAsync(Hazard hazard, CancellationToken ct)
    {
        var left = hazard.State == HazardStates.Proposed;
        if (left)
        {
            hazard.Rest();
            await chain.ReleaseAsync(hazard, ct);
        }
        else if (hazard.State == HazardStates.Closed)
        {
            hazard.Close(time.GetUtcNow());
            await mediator.Publish(new HazardEnded(hazard.Id, hazard.EnterpriseId, hazard.ClosedAt!.Value), ct);
        }

        if (hazard.Origin is not null && hazard.State != HazardStates.Listed)
        {
            await db.SaveChangesAsync(ct);
            await processes.PublishAsync(
                left ? JoinHazards.LeftChain : ListingEnded, hazard.Id,
                new JsonObject { ["why"] = left ? "listed" : hazard.State == HazardStates.Closed ? "delisted" : "declined" }, ct);
        }
    }

    async Task<Subject?> ISubjectDirectory.FindAsync(Guid subjectId, CancellationToken ct) =>
        await db.Set<Hazard>().AsNoTracking().Where(h => h.Id == subjectId)
            .Select(h => new Subject(h.Id, "hazard", h.Number, h.EnterpriseName, h.Place, h.RegionPath)).FirstOrDefaultAsync(ct);

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) =>
        await FindAsync(subjectId, ct) is not { } h ? null : new JsonObject
        {
            ["hazardNumber"] = h.Number,
            ["enterprise"] = h.EnterpriseName,
            ["address"] = h.Address,
            ["street"] = h.StreetName,
            ["community"] = h.CommunityName,
            ["grade"] = h.GradeName,
            ["hazard"] = h.Description,
            ["place"] = h.Place,
        };
}

internal sealed class HazardsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<GradeNames>();
        services.AddScoped<IHazardCounts, HazardCounts>();
        services.AddScoped<IHazardReports, HazardReports>();
        services.AddScoped<IHazardFigures, HazardFigures>();
        services.AddScoped<IHazardRecord, HazardRecord>();
        services.AddScoped<DutyBook>();
        services.AddScoped<IDepartmentDuties>(p => p.GetRequiredService<DutyBook>());
        services.AddScoped<HazardEntry>();
        services.AddScoped<HazardJoining>();
        services.AddScoped<HazardHandOver>();
        services.AddScoped<HazardBook>();
        services.AddScoped<IDueSubjects, DueOf<Hazard>>();
        services.AddScoped<ITraceSource, HazardTrace>();
        services.AddScoped<IOmissionSource, OverdueHazards>();
        services.AddScoped<HazardChain>();
        services.AddScoped<HazardHolders>();
        services.AddScoped<IPartyDirectory, HazardParties>();
        services.AddScoped<IHazards>(p => p.GetRequiredService<HazardBook>());
        services.AddScoped<ISubjectDirectory>(p => p.GetRequiredService<HazardBook>());
        services.AddScoped<ISubjectRows>(p => p.GetRequiredService<HazardBook>());
    }
}
