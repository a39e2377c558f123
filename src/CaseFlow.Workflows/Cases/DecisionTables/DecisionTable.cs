using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Rules;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>
/// Decides by a table: rows of conditions and outputs, see <see cref="TableDefinition"/>. Goes on by Done with the outputs of
/// the rows that apply, in variables and in the result; by NoMatch, all of them empty, where none holds. Two rows under the
/// policy of one are an incident that names them; doing it again evaluates again.
/// </summary>
[Activity("CaseFlow.DecisionTable", Category = "Cases")]
[Input("Table", "Object", Hint = "json-editor", Required = true)]
[Output("Result")]
[Output("Rows", "List<String>")]
[FlowPort(Done)]
[FlowPort(NoMatch)]
public sealed class DecisionTable : Activity
{
    internal const string NoMatch = "NoMatch";

    public override object? Prepare(ActivityNode node)
    {
        if (TableJson.Read(node.ConstantInput("Table")).Table is not { } table)
        {
            return null;
        }

        var compiled = CompiledTable.Of(table);
        for (var i = 0; i < table.Inputs.Count && !compiled.Faults.Any(f => f.IsError); i++)
        {
            // Known as inputs of the activity, they are evaluated and checked as all others are.
            node.Inputs[Value(i)] = ColumnExpression.Of(table.Inputs[i].Expression);
        }

        return compiled;
    }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.Node.Plan is not CompiledTable table)
        {
            throw context.Fault("decision-table.unreadable", TableJson.Read(context.Input("Table")).Why);
        }

        if (table.Faults.FirstOrDefault(f => f.IsError) is { } fault)
        {
            throw context.Fault("decision-table.broken", context.ActivityName, fault.Text);
        }

        var holding = table.Holding([.. table.Table.Inputs.Select((c, i) => Read(context, c, i))]);
        var applying = table.Applying(holding) ?? throw context.Fault("decision-table.several-rows", context.ActivityName, table.Words(holding));
        for (var i = 0; i < table.Table.Outputs.Count; i++)
        {
            if (table.Table.Outputs[i].Variable is { Length: > 0 } variable)
            {
                context.SetVariable(variable, table.Output(applying, i));
            }
        }

        context.SetOutput("Rows", applying.Select(r => table.Table.Rows[r].Id).ToArray());
        context.SetOutput("Result", table.Result(applying));
        context.Explain(applying.Count == 0 ? Domain.Kernel.TextCatalog.Get("decision-table.no-row") : table.Words(applying));
        context.Complete(applying.Count == 0 ? NoMatch : Done);
        return ValueTask.CompletedTask;
    }

    public override IReadOnlyCollection<string> Outcomes(ActivityNode node) => [Done, NoMatch];

    public override IEnumerable<Finding> Validate(ActivityNode node)
    {
        if (!node.HasInput("Table"))
        {
            return [];
        }

        if (node.Plan is CompiledTable table)
        {
            return table.Faults.Select(f => new Finding(f.Rule, f.Severity, node.Id, node.Name, f.Args)).Concat(Names(node, table.Table));
        }

        return node.ConstantInput("Table") is { } written
            ? [node.Error("decision-table.unreadable", TableJson.Read(written).Why)]
            : [node.Error("decision-table.not-constant")];
    }

    private static IEnumerable<Finding> Names(ActivityNode node, TableDefinition table)
    {
        foreach (var column in table.Outputs.Where(o => o.Variable is { Length: > 0 } v && !node.Sees(v)))
        {
            yield return node.Error("decision-table.no-variable", column.Shown, column.Variable);
        }

        foreach (var (column, path) in table.Inputs.Select((c, i) => (c, node.Inputs.GetValueOrDefault(Value(i)) as PathExpression)))
        {
            if (path is not null && !node.Sees(path.Head)
                && !node.DocumentOf().Inputs.Any(i => string.Equals(i.Name, path.Head, StringComparison.OrdinalIgnoreCase)))
            {
                yield return node.Error("decision-table.unknown-name", column.Shown, path.Head);
            }
        }
    }

    private static TableValue? Read(ActivityContext context, ConditionColumn column, int index)
    {
        try
        {
            return TableValue.Of(context.Input(Value(index)), column);
        }
        catch (CellException e)
        {
            throw context.Fault("decision-table.value", context.ActivityName, column.Shown, e.Message);
        }
    }

    private static string Value(int column) => $"Table/{column}/expression";
}
