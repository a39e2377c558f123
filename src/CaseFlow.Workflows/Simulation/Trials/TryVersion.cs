using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Workflows.Simulation.Trials;

/// <summary>Runs a version in memory on the database's calendar, beside another one where asked. Nothing is written (reliability E8).</summary>
/// <param name="Version">Null: the latest, a draft where there is one.</param>
/// <param name="Against">The version to compare with, given the same answers.</param>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record TryVersion(string DefinitionId, TrialScript Script, int? Version = null, int? Against = null) : IQuery<Trial>;

/// <param name="Other">How the version compared with would go; null where none is.</param>
/// <param name="Dues">Due dates of both, differences marked; empty where none is compared.</param>
/// <param name="Drawings">The definitions that took part, to draw the path on.</param>
public sealed record Trial(SimulationResult Result, SimulationResult? Other, IReadOnlyList<DueChange> Dues, IReadOnlyList<TrialDrawing> Drawings);

/// <param name="Root">The root activity, Elsa 3 format.</param>
public sealed record TrialDrawing(string DefinitionId, string Name, int Version, JsonObject Root);

internal sealed class TryVersionHandler(VersionsAtHand versions, Simulator simulator) : IRequestHandler<TryVersion, Result<Trial>>
{
    public async Task<Result<Trial>> Handle(TryVersion request, CancellationToken cancellationToken)
    {
        if (request.Script.Answers.FirstOrDefault(a => !a.IsTimed) is { } untimed)
        {
            return new Refusal("trial.answer-when", "answers", untimed.Task);
        }

        if (await versions.OfAsync(request.DefinitionId, request.Version, cancellationToken) is not { } documents)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        var result = await simulator.RunAsync(request.Script.Request(documents, mayAsk: true), cancellationToken);
        if (request.Against is not { } against)
        {
            return new Trial(result, null, [], Drawings(result, documents));
        }

        if (await versions.OfAsync(request.DefinitionId, against, cancellationToken) is not { } others)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        var other = await simulator.RunAsync(request.Script.Request(others, mayAsk: true), cancellationToken);
        return new Trial(result, other, DueChanges.Of(other, result), Drawings(result, documents));
    }

    private static IReadOnlyList<TrialDrawing> Drawings(SimulationResult result, IReadOnlyList<WorkflowDocument> documents) =>
    [
        .. from document in documents
           where document == documents[0] || result.Path.Any(s => s.Definition == document.DefinitionId)
           select new TrialDrawing(document.DefinitionId, document.Name, document.Version, document.Root),
    ];
}
