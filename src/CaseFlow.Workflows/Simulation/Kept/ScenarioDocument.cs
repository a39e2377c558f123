using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Simulation.Scenarios;

namespace CaseFlow.Workflows.Simulation.Kept;

/// <summary>The text of a scenario that people send: read, checked against its definition, every refusal with the member it concerns.</summary>
internal sealed class ScenarioDocument(VersionsAtHand versions, ScenarioRunner runner)
{
    public const int MostName = 200;
    public const int MostLength = 200_000;

    public async Task<Result<Scenario>> ReadAsync(string definitionId, string document, CancellationToken ct)
    {
        if (document.Length > MostLength)
        {
            return new Refusal("scenario.too-long", "document", MostLength);
        }

        var read = ScenarioReader.Read(new ScenarioFile(TextCatalog.Get("scenario.this"), document));
        if (!read.Succeeded)
        {
            return Result<Scenario>.Refused([.. read.Refusals.Select(r => r with { Field = "document" })]);
        }

        var scenario = read.Value;
        if (string.IsNullOrWhiteSpace(scenario.Name) || scenario.Name.Length > MostName)
        {
            return new Refusal("scenario.name-length", "document", MostName);
        }

        if (scenario.Definition != definitionId)
        {
            return new Refusal("scenario.other-definition", "document", scenario.Definition, definitionId);
        }

        if (await versions.OfAsync(definitionId, null, ct) is not { } documents)
        {
            return Refusal.NotFound("workflow.definition.unknown", definitionId);
        }

        var graphs = runner.Graphs(documents);
        var unknown = ScenarioReader.Unknown(scenario, [.. documents.Select(graphs.Of)]).ToList();
        return unknown.Count == 0 ? scenario
            : Result<Scenario>.Refused([.. unknown.Select(text => new Refusal("scenario.unknown-name", "document") { Message = text })]);
    }

    public static string Write(Scenario scenario) => JsonSerializer.Serialize(scenario, SimulationJson.Options);
}
