using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Cases;

/// <summary>The three inputs by which activities write a limit: number, unit and roll rule, each a variable or a value.</summary>
internal static class LimitInputs
{
    public const string Units = "NaturalDays,WorkingDays,Months,Hours";

    public const string Rolls = "None,Forward,Back";

    /// <summary>Null when no number is given.</summary>
    public static Limit? Limit(this ActivityContext context, string prefix = "") =>
        context.Input<int?>(prefix + "Number") is { } number
            ? new Limit(number, context.Input(prefix + "Unit", LimitUnit.NaturalDays), context.Input(prefix + "Roll", RollRule.None))
            : null;

    public static IEnumerable<Finding> Validate(ActivityNode node, string prefix = "")
    {
        if (node.ConstantInput(prefix + "Number") is { } number && (!int.TryParse(JsonValues.Text(number), out var n) || n < 0))
        {
            yield return node.Error("limit.number", JsonValues.Text(number));
        }

        if (node.ConstantInput(prefix + "Unit") is { } unit && !Enum.TryParse<LimitUnit>(JsonValues.Text(unit), out _))
        {
            yield return node.Error("limit.unit", JsonValues.Text(unit), Units);
        }

        if (node.ConstantInput(prefix + "Roll") is { } roll && !Enum.TryParse<RollRule>(JsonValues.Text(roll), out _))
        {
            yield return node.Error("limit.roll", JsonValues.Text(roll), Rolls);
        }
    }

    public static IEnumerable<Finding> ValidateLadder(ActivityNode node)
    {
        if (node.ConstantInput("Ladder") is { } ladder && Unreadable(ladder) is { } why)
        {
            yield return node.Error("limit.ladder", why);
        }
    }

    public static bool IsTrue(this JsonNode? value) => bool.TryParse(JsonValues.Text(value), out var truth) && truth;

    private static string? Unreadable(JsonNode ladder)
    {
        try
        {
            _ = JsonValues.To<ReminderLadder>(ladder);
            return null;
        }
        catch (ExpressionException e)
        {
            return e.Message;
        }
    }
}
