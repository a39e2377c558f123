using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Migration;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>Prints what a plan would do, one line per instance and the sums of all; with JSON one object per line, the sums last.</summary>
internal static class MigrationDryRuns
{
    public static async Task<int> PrintAsync(Product product, MigrationDraft draft, bool json, CancellationToken ct)
    {
        var (moves, refused) = (0, 0);
        for (var page = 1; ; page++)
        {
            var (code, answer) = await product.SendAsync(new DryRunMigration(draft, new PageRequest(page, PageRequest.MaxSize)), ct);
            if (code != ExitCodes.Done)
            {
                return code;
            }

            var run = answer.Value;
            (moves, refused) = (moves + run.Moves, refused + run.Refused);
            foreach (var line in run.Items)
            {
                Console.WriteLine(json ? JsonSerializer.Serialize(line, JsonValues.Options) : Text(line));
            }

            if (page * run.Size >= run.Total)
            {
                break;
            }
        }

        Console.WriteLine(json
            ? JsonSerializer.Serialize(new { total = moves + refused, moves, refused }, JsonValues.Options)
            : TextCatalog.Get("cli.migrate.dry-run-summary", moves + refused, moves, refused));
        return refused == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static string Text(DryRunLine line)
    {
        List<string> parts = [line.CorrelationId ?? line.InstanceId.ToString()];
        Add("cli.migrate.refused", line.Refusals.Select(r => $"{r.Text} [{r.Code}]"));
        Add("cli.migrate.stays", line.Stays.Select(Wait));
        Add("cli.migrate.ends", line.Ends.Select(Wait));
        Add("cli.migrate.opens", line.Opens);
        Add("cli.migrate.dropped", line.DroppedVariables);
        Add("cli.migrate.notes", line.Notes.Select(n => n.Text));
        return string.Join(" | ", parts);

        void Add(string key, IEnumerable<string> what)
        {
            if (string.Join('、', what) is { Length: > 0 } text)
            {
                parts.Add(TextCatalog.Get(key, text));
            }
        }
    }

    private static string Wait(DryRunWait wait)
    {
        var name = wait.Title is null ? wait.From : $"{wait.Title}（{wait.From}）";
        var to = wait.To is null || wait.To == wait.From ? "" : $" → {wait.To}";
        var due = wait.DueAt is { } old ? $" {old.ToLongText()} → {wait.NewDueAt?.ToLongText() ?? "-"}" : "";
        return $"{name}{to}{due}";
    }
}
