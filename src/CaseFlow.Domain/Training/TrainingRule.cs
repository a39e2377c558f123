using System.Globalization;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Training;

/// <summary>What a full-time officer owes in a calendar year (R56): so many professional trainings, each of at least so many class hours.</summary>
/// <param name="PreJobCounts">Pre-job training counts as well; by default it does not (C27).</param>
public sealed record TrainingRule(int Sessions, int Hours, bool PreJobCounts);

/// <summary>The rule as the published version of the process <c>onboarding-training</c> says it; null where none does.</summary>
internal sealed class TrainingRules(IDefinitionVariables variables)
{
    public const string Process = "onboarding-training";

    public async Task<TrainingRule?> CurrentAsync(CancellationToken ct)
    {
        var values = await variables.OfAsync(Process, ct);
        return Number(values, "sessionsPerYear") is { } sessions && Number(values, "hoursPerSession") is { } hours
            ? new TrainingRule(sessions, hours, bool.TryParse(values.GetValueOrDefault("preJobCounts"), out var counts) && counts)
            : null;
    }

    private static int? Number(IReadOnlyDictionary<string, string> values, string name) =>
        int.TryParse(values.GetValueOrDefault(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Which trainings of a year count, and for whom they suffice.</summary>
internal sealed class TrainingQuota(CaseFlowDb db, TrainingRules rules) : ITrainingQuota
{
    public async Task<IQueryable<Guid>> MetAsync(int year, CancellationToken ct)
    {
        if (await rules.CurrentAsync(ct) is not { } rule)
        {
            return db.Set<TrainingParticipant>().Where(_ => false).Select(p => p.OfficerId);
        }

        var needed = rule.Sessions;
        return Counting(year, rule).GroupBy(p => p.OfficerId).Where(g => g.Count() >= needed).Select(g => g.Key);
    }

    /// <summary>Each training counts by itself: hours of several are never added up.</summary>
    public IQueryable<TrainingParticipant> Counting(int year, TrainingRule rule)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return from participant in db.Set<TrainingParticipant>()
               join session in db.Set<TrainingSession>() on participant.SessionId equals session.Id
               where session.LastDay >= first && session.LastDay <= last && participant.Hours >= rule.Hours
                   && (session.Kind == TrainingKinds.Professional || (rule.PreJobCounts && session.Kind == TrainingKinds.PreJob))
               select participant;
    }
}

internal sealed class TrainingFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<TrainingRules>();
        services.AddScoped<TrainingQuota>();
        services.AddScoped<ITrainingQuota>(p => p.GetRequiredService<TrainingQuota>());
        services.AddScoped<TrainingRecords>();
        services.AddScoped<TrainingScope>();
    }
}
