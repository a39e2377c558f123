using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;

namespace CaseFlow.Workflows.Migration;

/// <summary>A dry run over all instances of a plan, in sums: how many go, change and are refused, and why. Nothing is written.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record SurveyMigration(MigrationDraft Plan) : IQuery<MigrationSurvey>;

/// <param name="Changed">Instances in which something ends, opens or is lost by the move.</param>
/// <param name="RefusedIds">At most <see cref="MostIds"/>; likewise <paramref name="ChangedIds"/>.</param>
public sealed record MigrationSurvey(
    int Total, int Refused, int Changed, IReadOnlyList<SurveyReason> Reasons, IReadOnlyList<Guid> RefusedIds, IReadOnlyList<Guid> ChangedIds)
{
    public const int MostIds = 10_000;

    public int Moves => Total - Refused;
}

/// <summary>A reason with how many instances are refused for it.</summary>
public sealed record SurveyReason(string Code, string Text, int Count);

internal sealed class SurveyMigrationHandler(MigrationMaps maps, MigrationCases cases) : IRequestHandler<SurveyMigration, Result<MigrationSurvey>>
{
    private const int MostReasons = 50;

    public async Task<Result<MigrationSurvey>> Handle(SurveyMigration request, CancellationToken cancellationToken)
    {
        var plan = request.Plan;
        var (map, refusals) = await maps.ReadAsync(plan.DefinitionId, plan.From, plan.To, plan.Rules, cancellationToken);
        if (map is null)
        {
            return Result<MigrationSurvey>.Refused(refusals);
        }

        var (total, refused, changed) = (0, 0, 0);
        var (refusedIds, changedIds) = (new List<Guid>(), new List<Guid>());
        var reasons = new Dictionary<(string Code, string Text), int>();
        await foreach (var move in cases.AllAsync(cases.Of(plan.Filter ?? new InstanceFilter(), plan.DefinitionId, plan.From), map, plan.Rules, cancellationToken))
        {
            total++;
            if (move.Refusals.Count > 0)
            {
                refused++;
                Keep(refusedIds, move);
                Count(reasons, move.Refusals);
            }
            else if (move.Left.Count > 0 || move.Open.Count > 0 || move.Notes.Count > 0 || move.Scopes.Values.Any(s => s.Dropped.Count > 0))
            {
                changed++;
                Keep(changedIds, move);
            }
        }

        return new MigrationSurvey(
            total, refused, changed, [.. reasons.OrderByDescending(r => r.Value).Select(r => new SurveyReason(r.Key.Code, r.Key.Text, r.Value))], refusedIds, changedIds);
    }

    private static void Keep(List<Guid> ids, InstanceMove move)
    {
        if (ids.Count < MigrationSurvey.MostIds)
        {
            ids.Add(move.State.Id);
        }
    }

    // A reason may hold a value of the instance; past so many different ones only known ones are counted.
    private static void Count(Dictionary<(string Code, string Text), int> reasons, List<Refusal> refusals)
    {
        foreach (var reason in refusals.Select(r => (r.Code, r.Text())).Distinct())
        {
            if (reasons.Count < MostReasons || reasons.ContainsKey(reason))
            {
                reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
            }
        }
    }
}
