using System.CommandLine;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api.Elsa;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>
/// Writes a definition as a stock Elsa server exports it: the published version, the one named, or with <c>--all</c> every
/// version into a zip. Without <c>-o</c> one version goes to standard output.
/// </summary>
internal static class ExportWorkflows
{
    public static Command Build()
    {
        var definition = new Argument<string>("DEFINITION") { Description = TextCatalog.Get("cli.workflows.definition") };
        var version = new Option<int?>("--version") { Description = TextCatalog.Get("cli.workflows.version") };
        var all = new Option<bool>("--all") { Description = TextCatalog.Get("cli.workflows.all") };
        var output = new Option<string?>("-o") { Description = TextCatalog.Get("cli.workflows.output") };
        var command = new Command("export", TextCatalog.Get("cli.workflows.export")) { definition, version, all, output };
        command.Validators.Add(r =>
        {
            if (r.GetValue(all) && (r.GetValue(version) is not null || r.GetValue(output) is null))
            {
                r.AddError(TextCatalog.Get("cli.workflows.all-needs-file"));
            }
        });
        command.SetAction(async (result, ct) =>
        {
            await using var product = await Product.OpenAsync(ct);
            var id = result.GetValue(definition)!;
            if (result.GetValue(all))
            {
                return await AllAsync(product, id, result.GetValue(output)!, ct);
            }

            var (code, answer) = await product.SendAsync(new GetDefinition(id, result.GetValue(version)), ct);
            if (!answer.Succeeded)
            {
                return code;
            }

            var text = DefinitionModel.Export(answer.Value).Text;
            if (result.GetValue(output) is { } path)
            {
                await File.WriteAllTextAsync(path, text, ct);
            }
            else
            {
                Console.WriteLine(text);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<int> AllAsync(Product product, string id, string path, CancellationToken ct)
    {
        var (code, answer) = await product.SendAsync(new FindDefinitionVersions(VersionChoice.All, [id], Order: VersionOrder.Version), ct);
        if (!answer.Succeeded || answer.Value.Items.Count == 0)
        {
            await Console.Error.WriteLineAsync(TextCatalog.Get("workflow.definition.unknown", id));
            return answer.Succeeded ? ExitCodes.Refused : code;
        }

        await using var file = File.Create(path);
        DefinitionArchive.Write(file, answer.Value.Items.Select(DefinitionModel.Export));
        return ExitCodes.Done;
    }
}
