using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Migration;

/// <summary>The activities of two versions side by side: where each would go and why, and how many instances wait there.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record ProposeMapping(string DefinitionId, int From, int To) : IQuery<MappingProposal>;

/// <param name="New">Activities of the new version that nothing goes to by this proposal.</param>
public sealed record MappingProposal(IReadOnlyList<MappedActivity> Activities, IReadOnlyList<ActivityChoice> New);

/// <param name="Waiting">Instances that wait there now.</param>
/// <param name="Target">Node id in the new version; null where none fits.</param>
/// <param name="Fits">What it could go to: activities of its kind where its container goes.</param>
public sealed record MappedActivity(
    string NodeId, string Name, string TypeName, bool IsContainer, int Waiting, string? Target, MappingReason Why, IReadOnlyList<ActivityChoice> Fits);

public sealed record ActivityChoice(string NodeId, string Name, string TypeName);

/// <summary>Why an activity is proposed as the counterpart.</summary>
public enum MappingReason
{
    /// <summary>Same id and type: needs not to be named in a plan.</summary>
    SameId,
    SameName,

    /// <summary>The only one of its type on either side that is left.</summary>
    OnlyOfType,
    OtherType,
    None,
}

internal sealed class ProposeMappingHandler(CaseFlowDb db, MigrationMaps maps) : IRequestHandler<ProposeMapping, Result<MappingProposal>>
{
    public async Task<Result<MappingProposal>> Handle(ProposeMapping request, CancellationToken cancellationToken)
    {
        var (map, refusals) = await maps.ReadAsync(request.DefinitionId, request.From, request.To, MigrationRules.Default, cancellationToken);
        if (map is null)
        {
            return Result<MappingProposal>.Refused(refusals);
        }

        var waiting = await (
            from point in db.Set<BookmarkRow>()
            join instance in db.Set<WorkflowInstance>() on point.InstanceId equals instance.Id
            where instance.DefinitionId == request.DefinitionId && instance.DefinitionVersion == request.From
            group point by point.ActivityId into at
            select new { at.Key, Count = at.Select(p => p.InstanceId).Distinct().Count() }).ToDictionaryAsync(a => a.Key, a => a.Count, cancellationToken);
        var proposal = new MappingGuess(map);
        return new MappingProposal(
            [.. map.From.Nodes.Where(n => n.Parent is not null).Select(n => Line(proposal, n, waiting.GetValueOrDefault(n.Id)))],
            [.. map.To.Nodes.Where(n => n.Parent is not null && proposal.Map.IsNew(n)).Select(Choice)]);
    }

    private static MappedActivity Line(MappingGuess guess, ActivityNode node, int waiting)
    {
        var choice = Choice(node);
        return new MappedActivity(
            node.NodeId, choice.Name, choice.TypeName, node.Children.Count > 0, waiting, guess.Map.Find(node)?.NodeId, guess.Why(node), [.. guess.Fits(node).Select(Choice)]);
    }

    private static ActivityChoice Choice(ActivityNode node) => new(
        node.NodeId, StepNames.Given(node) ?? node.Id, TextCatalog.Find($"activity.{node.Type}") is { } known ? known : node.Boundary?.Name ?? node.Type);
}
