using System.CommandLine;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>
/// Prints every finding, one a line: file, severity, rule, activity, text; with <c>--json</c> as one array. 0: no error, 1: an
/// error or a file that cannot be read, 2: bad arguments.
/// </summary>
internal static class ValidateWorkflows
{
    public static Command Build()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = TextCatalog.Get("cli.workflows.files"), Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var json = new Option<bool>("--json") { Description = TextCatalog.Get("cli.workflows.json") };
        var command = new Command("validate", TextCatalog.Get("cli.workflows.validate")) { files, json };
        command.SetAction(async (result, _) =>
        {
            await using var services = DefinitionFiles.Runtime();
            var given = result.GetValue(files)!;
            if (DefinitionFiles.Read(given) is not { } documents)
            {
                return ExitCodes.Refused;
            }

            var run = services.GetRequiredService<MemoryRun>();
            var findings = given.Zip(documents).SelectMany(p => run.Validate(documents, p.Second).Select(f => (File: p.First.Name, Finding: f))).ToList();
            var errors = findings.Count(f => f.Finding.Severity == FindingSeverity.Error);
            if (result.GetValue(json))
            {
                Console.WriteLine(DocumentText.Of(new JsonArray([.. findings.Select(f => Json(f.File, f.Finding))]), indented: true));
            }
            else
            {
                findings.ForEach(f => Console.WriteLine(
                    $"{f.File}: {TextCatalog.Get($"cli.workflows.{f.Finding.Severity}")} {f.Finding.Rule} [{f.Finding.ActivityName ?? f.Finding.ActivityId}] {f.Finding.Text}"));
                Console.WriteLine(TextCatalog.Get(errors == 0 ? "cli.workflows.valid" : "cli.workflows.invalid", documents.Count, errors));
            }

            return errors == 0 ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static JsonObject Json(string file, Finding finding) => new()
    {
        ["file"] = file,
        ["severity"] = finding.Severity.ToString(),
        ["rule"] = finding.Rule,
        ["activityId"] = finding.ActivityId,
        ["activityName"] = finding.ActivityName,
        ["text"] = finding.Text,
    };
}
