using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Simulation;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>
/// Runs the first file's definition in memory on a virtual clock and prints one JSON document. 0: finished or suspended
/// without incident; 1: otherwise; 2: bad arguments.
/// </summary>
internal static class RunWorkflow
{
    private static readonly JsonSerializerOptions Readable = new(JsonValues.Options) { WriteIndented = true };

    public static Command Build()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = TextCatalog.Get("cli.workflows.files"), Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var input = new Option<JsonObject?>("--input") { Description = TextCatalog.Get("cli.workflows.input"), CustomParser = ReadArguments.Json };
        var resumeAll = new Option<bool>("--resume-all") { Description = TextCatalog.Get("cli.workflows.resume-all") };
        var at = new Option<DateTimeOffset?>("--at") { Description = TextCatalog.Get("cli.workflows.at"), CustomParser = ReadArguments.Instant };
        var until = new Option<DateTimeOffset?>("--until") { Description = TextCatalog.Get("cli.workflows.until"), CustomParser = ReadArguments.Instant };
        var correlation = new Option<string?>("--correlation-id") { Description = TextCatalog.Get("cli.workflows.correlation") };
        var command = new Command("run", TextCatalog.Get("cli.workflows.run")) { files, input, resumeAll, at, until, correlation };
        command.SetAction(async (result, ct) =>
        {
            await using var services = DefinitionFiles.Runtime();
            if (DefinitionFiles.Read(result.GetValue(files)!) is not { } documents)
            {
                return ExitCodes.Refused;
            }

            var (report, ok) = await services.GetRequiredService<MemoryRun>().RunAsync(
                new MemoryRunRequest(documents)
                {
                    Input = result.GetValue(input),
                    ResumeAll = result.GetValue(resumeAll),
                    At = result.GetValue(at) ?? TimeProvider.System.GetUtcNow(),
                    Until = result.GetValue(until),
                    CorrelationId = result.GetValue(correlation),
                },
                ct);
            Console.WriteLine(report.ToJsonString(Readable));
            return ok ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }
}
