using System.CommandLine;
using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Migration;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>Works plans off on the command line: a new one, or <c>resume</c>, <c>undo</c> and <c>status</c> of one that is there.</summary>
internal static class MigrationSteps
{
    private static readonly JsonSerializerOptions Readable = new(JsonValues.Options) { WriteIndented = true };

    public static Command Resume(Option<bool> json) => OnPlan("resume", json, [], async (product, plan, _, ct) =>
        (await product.SendAsync(new ResumeMigration(plan), ct)).Code);

    public static Command Undo(Option<bool> json)
    {
        var reason = new Option<string>("--reason") { Description = TextCatalog.Get("cli.migrate.reason"), Required = true };
        return OnPlan("undo", json, [reason], async (product, plan, result, ct) =>
            (await product.SendAsync(new UndoMigration(plan, result.GetValue(reason)!), ct)).Code);
    }

    public static Command Status(Option<bool> json)
    {
        var plan = Plan();
        var command = new Command("status", TextCatalog.Get("cli.migrate.status")) { plan, json };
        command.SetAction(async (result, ct) =>
        {
            await using var product = await Product.OpenAsync(ct);
            return await PrintAsync(product, result.GetValue(plan), result.GetValue(json), ct);
        });
        return command;
    }

    public static async Task<int> RunNewAsync(Product product, MigrationDraft draft, bool json, CancellationToken ct)
    {
        var (code, created) = await product.SendAsync(new CreateMigration(draft), ct);
        if (code != ExitCodes.Done)
        {
            return code;
        }

        var plan = created.Value.PlanId;
        await Console.Error.WriteLineAsync(TextCatalog.Get("cli.migrate.created", plan));
        code = (await product.SendAsync(new ReleaseMigration(plan), ct)).Code;
        code = code == ExitCodes.Done ? (await product.SendAsync(new StartMigration(plan), ct)).Code : code;
        return code == ExitCodes.Done ? await WorkOffAsync(product, plan, json, ct) : code;
    }

    private static Command OnPlan(
        string name, Option<bool> json, IReadOnlyList<Option> options, Func<Product, Guid, ParseResult, CancellationToken, Task<int>> begin)
    {
        var plan = Plan();
        var command = new Command(name, TextCatalog.Get($"cli.migrate.{name}")) { plan, json };
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (result, ct) =>
        {
            await using var product = await Product.OpenAsync(ct);
            var code = await begin(product, result.GetValue(plan), result, ct);
            return code == ExitCodes.Done ? await WorkOffAsync(product, result.GetValue(plan), result.GetValue(json), ct) : code;
        });
        return command;
    }

    private static Argument<Guid> Plan() => new("PLAN") { Description = TextCatalog.Get("cli.migrate.plan-id") };

    private static async Task<int> WorkOffAsync(Product product, Guid plan, bool json, CancellationToken ct)
    {
        await product.Services.GetRequiredService<MigrationRunner>().RunAsync(
            plan, "cli", p => Console.Error.WriteLine(TextCatalog.Get("cli.migrate.progress", p.Moved + p.Undone, p.Refused + p.UndoRefused, p.Left, p.Total)), ct);
        return await PrintAsync(product, plan, json, ct);
    }

    private static async Task<int> PrintAsync(Product product, Guid plan, bool json, CancellationToken ct)
    {
        var (code, found) = await product.SendAsync(new GetMigration(plan), ct);
        if (code != ExitCodes.Done)
        {
            return code;
        }

        var view = found.Value;
        var refused = new List<MigrationItemView>();
        foreach (var status in new[] { MigrationItemStatus.Refused, MigrationItemStatus.UndoRefused })
        {
            for (var page = 1; ; page++)
            {
                var items = (await product.SendAsync(new MigrationItems(plan, status, new PageRequest(page, PageRequest.MaxSize)), ct)).Answer.Value;
                refused.AddRange(items.Items);
                if (page * items.Size >= items.Total)
                {
                    break;
                }
            }
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { plan = view, refused }, Readable));
        }
        else
        {
            foreach (var item in refused)
            {
                Console.WriteLine($"{item.CorrelationId ?? item.InstanceId.ToString()}: {item.Code} {item.Text}");
            }

            var p = view.Progress;
            Console.WriteLine(TextCatalog.Get(
                "cli.migrate.summary", view.Id, TextCatalog.Get($"migration.status.{view.Status}"), p.Moved, p.Refused + p.UndoRefused, p.Left, p.Undone, p.Total));
        }

        return view.Progress.Refused + view.Progress.UndoRefused == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }
}
