using System.CommandLine;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Workflows;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>Imports a folder of processes (default: the one that came with this build) and publishes what changed.</summary>
internal static class ImportWorkflows
{
    public static Command Build()
    {
        var folder = new Argument<string?>("DIR") { Description = TextCatalog.Get("cli.workflows.folder"), Arity = ArgumentArity.ZeroOrOne };
        folder.Validators.Add(r =>
        {
            if (r.Tokens is [var token, ..] && !Directory.Exists(token.Value))
            {
                r.AddError(TextCatalog.Get("cli.workflows.no-folder", token.Value));
            }
        });
        var command = new Command("import", TextCatalog.Get("cli.workflows.import")) { folder };
        command.SetAction(async (result, ct) =>
        {
            await using var product = await Product.OpenAsync(ct);
            var path = result.GetValue(folder) ?? ProcessFolder.Of(product.Services.GetRequiredService<IConfiguration>());
            var (code, answer) = await product.SendAsync(new ImportDefinitions(DefinitionFolder.Read(path), TextCatalog.Get("workflow.import.by-command")), ct);
            foreach (var imported in answer.Succeeded ? answer.Value : [])
            {
                Console.WriteLine(TextCatalog.Get(imported.Changed ? "cli.workflows.imported" : "cli.workflows.unchanged", imported.File, imported.Name, imported.Version));
                foreach (var warning in imported.Warnings)
                {
                    Console.WriteLine($"  {warning}");
                }
            }

            return code;
        });
        return command;
    }
}
