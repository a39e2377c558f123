using System.CommandLine;
using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Scenarios;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>
/// Shows what a draft would do: the first file on a virtual clock with the answers given and the real calendar. Tasks that
/// no answer names get their first outcome, unless only the given answers are wanted. 0: no incident, nothing refused.
/// </summary>
internal static class SimulateWorkflow
{
    public static Command Build()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = TextCatalog.Get("cli.workflows.files"), Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var start = new Option<DateTimeOffset?>("--start") { Description = TextCatalog.Get("cli.simulate.start"), Required = true, CustomParser = ReadArguments.Instant };
        var input = new Option<System.Text.Json.Nodes.JsonObject?>("--input") { Description = TextCatalog.Get("cli.workflows.input"), CustomParser = ReadArguments.Json };
        var answers = new Option<FileInfo>("--answers") { Description = TextCatalog.Get("cli.simulate.answers") };
        answers.AcceptExistingOnly();
        var until = new Option<DateTimeOffset?>("--until") { Description = TextCatalog.Get("cli.workflows.until"), CustomParser = ReadArguments.Instant };
        var only = new Option<bool>("--only-answers") { Description = TextCatalog.Get("cli.simulate.only") };
        var json = new Option<bool>("--json") { Description = TextCatalog.Get("cli.simulate.json") };
        var command = new Command("simulate", TextCatalog.Get("cli.simulate")) { files, start, input, answers, until, only, json };
        command.SetAction(async (result, ct) =>
        {
            if (DefinitionFiles.Read(result.GetValue(files)!) is not { } documents || Answers(result.GetValue(answers)) is not { } given)
            {
                return ExitCodes.BadArguments;
            }

            await using var services = DefinitionFiles.Runtime();
            var outcome = await services.GetRequiredService<Simulator>().RunAsync(
                new SimulationRequest(documents, new SimulationStart(result.GetValue(start)!.Value, result.GetValue(input)))
                {
                    Answers = given,
                    Until = result.GetValue(until),
                    Unscripted = result.GetValue(only) ? UnscriptedTasks.StayOpen : UnscriptedTasks.TakeFirstOutcome,
                    StrictInstants = true,
                },
                ct);
            Console.WriteLine(result.GetValue(json) ? JsonSerializer.Serialize(outcome, SimulationJson.Options) : string.Join(Environment.NewLine, SimulationText.Of(outcome)));
            return outcome.Status is "finished" or "waiting" && outcome is { Stopped: null, Problems.Count: 0 } ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    /// <summary>An array of answers as scenarios write them; null where it cannot be read, and why is on standard error.</summary>
    private static IReadOnlyList<ScriptedAnswer>? Answers(FileInfo? file)
    {
        try
        {
            return file is null ? [] : [.. JsonSerializer.Deserialize<ScenarioAnswer[]>(File.ReadAllText(file.FullName), SimulationJson.Options)!.Select(a => a.ToScripted())];
        }
        catch (JsonException e)
        {
            Console.Error.WriteLine(TextCatalog.Get("scenario.unreadable", file!.Name, (e.LineNumber ?? 0) + 1, e.Path ?? "$", e.Message));
            return null;
        }
    }
}
