using System.CommandLine;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>Prints every finding, one a line: file, severity, rule, activity, text. 1 when there is an error.</summary>
internal static class ValidateWorkflows
{
    public static Command Build()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = TextCatalog.Get("cli.workflows.files"), Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var command = new Command("validate", TextCatalog.Get("cli.workflows.validate")) { files };
        command.SetAction(async (result, _) =>
        {
            await using var services = DefinitionFiles.Runtime();
            var given = result.GetValue(files)!;
            if (DefinitionFiles.Read(given) is not { } documents)
            {
                return ExitCodes.Refused;
            }

            var run = services.GetRequiredService<MemoryRun>();
            var errors = 0;
            for (var i = 0; i < documents.Count; i++)
            {
                foreach (var finding in run.Validate(documents, documents[i]))
                {
                    errors += finding.Severity == FindingSeverity.Error ? 1 : 0;
                    Console.WriteLine($"{given[i].Name}: {TextCatalog.Get($"cli.workflows.{finding.Severity}")} {finding.Rule} [{finding.ActivityName ?? finding.ActivityId}] {finding.Text}");
                }
            }

            Console.WriteLine(TextCatalog.Get(errors == 0 ? "cli.workflows.valid" : "cli.workflows.invalid", documents.Count, errors));
            return errors == 0 ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }
}
