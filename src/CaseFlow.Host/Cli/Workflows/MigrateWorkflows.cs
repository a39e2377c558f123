using System.CommandLine;
using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Migration;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>
/// <c>workflows migrate DEFINITION --from A --to B …</c>: dry run, or create, start and work off a plan. 0: all moved;
/// 1: something was refused; 2: bad arguments. Working off may be killed and resumed.
/// </summary>
internal static class MigrateWorkflows
{
    private static readonly Option<bool> Json = new("--json") { Description = TextCatalog.Get("cli.migrate.json") };

    public static Command Build()
    {
        var definition = new Argument<string?>("DEFINITION") { Description = TextCatalog.Get("cli.migrate.definition"), Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<int?>("--from") { Description = TextCatalog.Get("cli.migrate.from") };
        var to = new Option<int?>("--to") { Description = TextCatalog.Get("cli.migrate.to") };
        var map = new Option<string[]>("--map") { Description = TextCatalog.Get("cli.migrate.map") };
        map.Validators.Add(r =>
        {
            if (r.Tokens.FirstOrDefault(t => t.Value.IndexOf('=', StringComparison.Ordinal) < 1) is { } bad)
            {
                r.AddError(TextCatalog.Get("cli.migrate.bad-map", bad.Value));
            }
        });
        var open = new Option<string[]>("--open") { Description = TextCatalog.Get("cli.migrate.open") };
        var unmapped = new Option<string?>("--unmapped") { Description = TextCatalog.Get("cli.migrate.unmapped") };
        unmapped.AcceptOnlyFromAmong("cancel", "refuse");
        var dryRun = new Option<bool>("--dry-run") { Description = TextCatalog.Get("cli.migrate.dry-run") };
        var file = new Option<FileInfo>("--plan") { Description = TextCatalog.Get("cli.migrate.plan") };
        file.AcceptExistingOnly();
        var reason = new Option<string?>("--reason") { Description = TextCatalog.Get("cli.migrate.reason") };
        var command = new Command("migrate", TextCatalog.Get("cli.migrate"))
        {
            definition, from, to, map, open, unmapped, dryRun, file, reason, Json, MigrationSteps.Resume(Json), MigrationSteps.Undo(Json), MigrationSteps.Status(Json),
        };
        command.SetAction(async (result, ct) =>
        {
            var (read, fault) = await ReadAsync(result.GetValue(file), ct);
            if (fault is not null)
            {
                return await BadAsync(fault);
            }

            var draft = Draft(
                read, result.GetValue(definition), result.GetValue(from), result.GetValue(to), result.GetValue(map) ?? [], result.GetValue(open) ?? [],
                result.GetValue(unmapped), result.GetValue(reason) ?? (result.GetValue(dryRun) ? "dry run" : null));
            if (draft is null)
            {
                return await BadAsync(TextCatalog.Get("cli.migrate.incomplete"));
            }

            await using var product = await Product.OpenAsync(ct);
            return result.GetValue(dryRun)
                ? await MigrationDryRuns.PrintAsync(product, draft, result.GetValue(Json), ct)
                : await MigrationSteps.RunNewAsync(product, draft, result.GetValue(Json), ct);
        });
        return command;
    }

    private static async Task<int> BadAsync(string text)
    {
        await Console.Error.WriteLineAsync(text);
        return ExitCodes.BadArguments;
    }

    private static async Task<(MigrationDraft? Draft, string? Fault)> ReadAsync(FileInfo? file, CancellationToken ct)
    {
        if (file is null)
        {
            return (null, null);
        }

        try
        {
            var body = JsonSerializer.Deserialize<Api.Migrations.PlanBody>(await File.ReadAllTextAsync(file.FullName, ct), JsonValues.Options);
            return (body?.Draft(), body is null ? TextCatalog.Get("cli.migrate.unreadable", file.Name, "null") : null);
        }
        catch (JsonException e)
        {
            return (null, TextCatalog.Get("cli.migrate.unreadable", file.Name, e.Message));
        }
    }

    /// <summary>What is given on the command line counts before what stands in the file.</summary>
    private static MigrationDraft? Draft(
        MigrationDraft? file, string? definition, int? from, int? to, string[] map, string[] open, string? unmapped, string? reason)
    {
        var draft = file ?? new MigrationDraft("", 0, 0, "");
        var pairs = map.Select(m => m.Split('=', 2)).Select(m => new NodePair(m[0], m[1].Length == 0 ? null : m[1]));
        draft = draft with
        {
            DefinitionId = definition ?? draft.DefinitionId,
            From = from ?? draft.From,
            To = to ?? draft.To,
            Reason = reason ?? draft.Reason,
            Map = [.. draft.Map ?? [], .. pairs],
            Open = [.. draft.Open ?? [], .. open],
            Unmapped = unmapped is null ? draft.Unmapped : unmapped == "cancel" ? UnmappedRule.Cancel : UnmappedRule.Refuse,
        };
        return draft is { DefinitionId.Length: > 0, From: > 0, To: > 0, Reason.Length: > 0 } ? draft : null;
    }
}
