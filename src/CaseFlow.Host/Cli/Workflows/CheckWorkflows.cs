using System.CommandLine;
using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Checking;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>
/// Checks that nothing waits for nothing. Prints each violation with what can be done, or with <c>--json</c> one document
/// <c>{"unfinished","holds","counts":{…},"violations":[{"invariant","instanceId","definitionId","version","text","remedy"}]}</c>.
/// 0: everything holds; 1: something does not.
/// </summary>
internal static class CheckWorkflows
{
    private static readonly JsonSerializerOptions Readable = new(JsonValues.Options) { WriteIndented = true };

    public static Command Build()
    {
        var json = new Option<bool>("--json") { Description = TextCatalog.Get("cli.check.json") };
        var most = new Option<int>("--most") { Description = TextCatalog.Get("cli.check.most"), DefaultValueFactory = _ => 200 };
        var command = new Command("check", TextCatalog.Get("cli.check")) { json, most };
        command.SetAction(async (result, ct) =>
        {
            await using var product = await Product.OpenAsync(ct);
            var (code, answer) = await product.SendAsync(new CaseFlow.Workflows.Checking.CheckWorkflows(result.GetValue(most)), ct);
            if (code != ExitCodes.Done)
            {
                return code;
            }

            var check = answer.Value;
            if (result.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(Document(check), Readable));
            }
            else
            {
                Print(check);
            }

            return check.Holds ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static object Document(WorkflowCheck check) => new
    {
        check.Unfinished,
        check.Holds,
        check.Counts,
        Violations = check.Violations.Select(v => new { v.Invariant, v.InstanceId, v.DefinitionId, v.Version, v.Text, v.Remedy }),
    };

    private static void Print(WorkflowCheck check)
    {
        foreach (var violation in check.Violations)
        {
            Console.WriteLine($"{violation.Invariant}: {violation.Text}");
            Console.WriteLine($"  {Where(violation)}{TextCatalog.Get("cli.check.remedy", violation.Remedy)}");
        }

        foreach (var (invariant, count) in check.Counts.Where(c => c.Value > check.Violations.Count(v => v.Invariant == c.Key)))
        {
            Console.WriteLine(TextCatalog.Get("cli.check.more", invariant, count));
        }

        Console.WriteLine(check.Holds
            ? TextCatalog.Get("cli.check.holds", check.Unfinished)
            : TextCatalog.Get("cli.check.broken", check.Unfinished, check.Counts.Values.Sum()));
    }

    private static string Where(Violation violation)
    {
        var definition = violation.DefinitionId is null ? "" : TextCatalog.Get("cli.check.definition", violation.DefinitionId, violation.Version);
        return definition + (violation.InstanceId is { } instance ? TextCatalog.Get("cli.check.instance", instance) : "");
    }
}
