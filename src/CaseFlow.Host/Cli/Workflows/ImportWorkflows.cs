using System.CommandLine;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Workflows;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation.Kept;
using CaseFlow.Workflows.Simulation.Scenarios;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>
/// Imports files, archives or folders of definitions (default: the processes that came with this build) and publishes what
/// changed: all or nothing, or with <c>--each</c> every one that is right.
/// </summary>
internal static class ImportWorkflows
{
    public static Command Build()
    {
        var paths = new Argument<string[]>("PATH") { Description = TextCatalog.Get("cli.workflows.paths"), Arity = ArgumentArity.ZeroOrMore };
        paths.Validators.Add(r =>
        {
            foreach (var missing in r.Tokens.Select(t => t.Value).Where(p => !Directory.Exists(p) && !File.Exists(p)))
            {
                r.AddError(TextCatalog.Get("cli.workflows.no-path", missing));
            }
        });
        var each = new Option<bool>("--each") { Description = TextCatalog.Get("cli.workflows.each") };
        var command = new Command("import", TextCatalog.Get("cli.workflows.import")) { paths, each };
        command.SetAction(async (result, ct) =>
        {
            await using var product = await Product.OpenAsync(ct);
            var given = result.GetValue(paths) is { Length: > 0 } some ? some : [ProcessFolder.Of(product.Services.GetRequiredService<IConfiguration>())];
            if (Read(given) is not { } files)
            {
                return ExitCodes.Refused;
            }

            var (code, answer) = await product.SendAsync(new ImportDefinitions(files, TextCatalog.Get("workflow.import.by-command"), result.GetValue(each)), ct);
            if (!answer.Succeeded)
            {
                return code;
            }

            var printed = Print(answer.Value);
            var scenarios = await ScenariosAsync(product, given, ct);
            return printed == ExitCodes.Done ? scenarios : printed;
        });
        return command;
    }

    /// <summary>Those beside the processes of the folders given.</summary>
    private static async Task<int> ScenariosAsync(Product product, IEnumerable<string> paths, CancellationToken ct)
    {
        var files = paths.Where(Directory.Exists).SelectMany(ScenarioFolder.Read).ToList();
        if (files.Count == 0)
        {
            return ExitCodes.Done;
        }

        var (code, answer) = await product.SendAsync(new ImportScenarios(files), ct);
        if (!answer.Succeeded)
        {
            return code;
        }

        Console.WriteLine(TextCatalog.Get("cli.workflows.scenarios", files.Count, answer.Value.Added, answer.Value.Changed));
        foreach (var refused in answer.Value.Refused)
        {
            await Console.Error.WriteLineAsync(refused);
        }

        return answer.Value.Refused.Count == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static List<DefinitionFile>? Read(IEnumerable<string> paths)
    {
        var files = new List<DefinitionFile>();
        foreach (var path in paths)
        {
            try
            {
                if (Directory.Exists(path))
                {
                    files.AddRange(DefinitionFolder.ReadAny(path));
                }
                else if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                {
                    using var zip = File.OpenRead(path);
                    files.AddRange(DefinitionArchive.Read(zip, Path.GetFileName(path)));
                }
                else
                {
                    files.Add(new DefinitionFile(Path.GetFileName(path), File.ReadAllText(path)));
                }
            }
            catch (DocumentException e)
            {
                Console.Error.WriteLine(e.Message);
                return null;
            }
        }

        return files;
    }

    private static int Print(IReadOnlyList<ImportedDefinition> all)
    {
        foreach (var one in all)
        {
            if (one.Refused.Count == 0)
            {
                Console.WriteLine(TextCatalog.Get(one.Changed ? "cli.workflows.imported" : "cli.workflows.unchanged", one.File, one.Name, one.Version));
            }

            foreach (var warning in one.Warnings)
            {
                Console.WriteLine($"  {warning}");
            }

            foreach (var refused in one.Refused)
            {
                Console.Error.WriteLine(refused);
            }
        }

        return all.All(i => i.Refused.Count == 0) ? ExitCodes.Done : ExitCodes.Refused;
    }
}
