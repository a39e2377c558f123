using System.CommandLine;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation.Scenarios;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>Runs scenarios against the definitions beside them; one line each, with the first difference. 0 all passed, 1 some did not, 2 bad arguments.</summary>
internal static class TestWorkflows
{
    public static Command Build()
    {
        var paths = new Argument<string[]>("PATH") { Description = TextCatalog.Get("cli.test.paths"), Arity = ArgumentArity.ZeroOrMore };
        paths.Validators.Add(result =>
        {
            foreach (var missing in result.Tokens.Where(t => !File.Exists(t.Value) && !Directory.Exists(t.Value)))
            {
                result.AddError(TextCatalog.Get("cli.file-missing", missing.Value));
            }
        });
        var all = new Option<bool>("--all") { Description = TextCatalog.Get("cli.test.all") };
        var command = new Command("test", TextCatalog.Get("cli.test")) { paths, all };
        command.SetAction(async (result, ct) =>
        {
            var scenarios = Found(result.GetValue(paths) ?? []).ToList();
            if (scenarios.Count == 0)
            {
                Console.Error.WriteLine(TextCatalog.Get("cli.test.none"));
                return ExitCodes.BadArguments;
            }

            await using var services = DefinitionFiles.Runtime();
            var runner = services.GetRequiredService<ScenarioRunner>();
            var definitions = new Dictionary<string, IReadOnlyList<WorkflowDocument>>(StringComparer.Ordinal);
            var failed = 0;
            foreach (var (root, file) in scenarios)
            {
                if (!definitions.TryGetValue(root, out var documents))
                {
                    definitions[root] = documents = [.. DefinitionFolder.Read(root).Select(d => WorkflowDocument.Parse(d.Text))];
                }

                var outcome = await runner.RunAsync(file, documents, ct);
                failed += outcome.Passed ? 0 : 1;
                Console.WriteLine(TextCatalog.Get(outcome.Passed ? "cli.test.passed" : "cli.test.failed", outcome.File, outcome.Name));
                foreach (var difference in outcome.Differences.Take(result.GetValue(all) ? int.MaxValue : 1))
                {
                    Console.WriteLine($"    {difference}");
                }
            }

            Console.WriteLine(TextCatalog.Get("cli.test.sum", scenarios.Count - failed, failed));
            return failed == 0 ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    /// <summary>Each scenario with the folder of processes it belongs to: the one above its process.</summary>
    private static IEnumerable<(string Root, ScenarioFile File)> Found(IReadOnlyList<string> paths) =>
        from path in paths.Count > 0 ? paths : [Directory.Exists("workflows") ? "workflows" : Path.Combine(AppContext.BaseDirectory, "workflows")]
        from file in Files(Path.GetFullPath(path))
        let folder = Path.GetDirectoryName(file)!
        where Path.GetFileName(folder) == ScenarioFolder.Name || File.Exists(path)
        let root = Path.GetDirectoryName(Path.GetDirectoryName(folder))!
        select (root, new ScenarioFile(Path.GetRelativePath(root, file), File.ReadAllText(file)));

    private static IEnumerable<string> Files(string path) =>
        File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
