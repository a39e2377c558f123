using System.CommandLine;
using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>
/// Says in words what differs between two files, or between two versions of a definition in the database; one difference a
/// line. 0: nothing differs, 1: something does or it cannot be told.
/// </summary>
internal static class DiffWorkflows
{
    public static Command Build()
    {
        var given = new Argument<string[]>("FILE FILE | DEFINITION V1 V2") { Description = TextCatalog.Get("cli.workflows.diff-arguments"), Arity = new ArgumentArity(2, 3) };
        given.Validators.Add(r =>
        {
            if (!IsFiles(r.Tokens.Select(t => t.Value).ToArray()) && !IsVersions(r.Tokens.Select(t => t.Value).ToArray()))
            {
                r.AddError(TextCatalog.Get("cli.workflows.diff-arguments"));
            }
        });
        var command = new Command("diff", TextCatalog.Get("cli.workflows.diff")) { given };
        command.SetAction(async (result, ct) =>
        {
            var args = result.GetValue(given)!;
            if (await (IsFiles(args) ? Task.FromResult(OfFiles(args)) : OfVersionsAsync(args, ct)) is not { } difference)
            {
                return ExitCodes.Refused;
            }

            foreach (var line in difference.Lines)
            {
                Console.WriteLine(line.Text);
            }

            if (difference.IsEmpty)
            {
                Console.WriteLine(TextCatalog.Get("cli.workflows.no-difference"));
            }

            return difference.IsEmpty ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static bool IsFiles(string[] args) => args.Length == 2 && args.All(File.Exists);

    private static bool IsVersions(string[] args) => args.Length == 3 && args.Skip(1).All(a => int.TryParse(a, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private static DefinitionDifference? OfFiles(string[] args) =>
        DefinitionFiles.Read([.. args.Select(a => new FileInfo(a))]) is [var from, var to] ? DefinitionDifference.Of(from, to) : null;

    private static async Task<DefinitionDifference?> OfVersionsAsync(string[] args, CancellationToken ct)
    {
        await using var product = await Product.OpenAsync(ct);
        var (_, answer) = await product.SendAsync(
            new CompareVersions(args[0], int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture)), ct);
        return answer.Succeeded ? answer.Value : null;
    }
}
