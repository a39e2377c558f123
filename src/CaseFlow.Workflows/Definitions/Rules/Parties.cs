using System.Reflection;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Rules;

/// <summary>Who is asked or told is a party of the case or a role that exists: nobody waits for a mistyped name.</summary>
internal sealed class PartiesExist : IValidationRule
{
    private static readonly (string Type, string Input)[] Places =
        [("CaseFlow.HumanTask", "Candidates"), ("CaseFlow.SendNotice", "To"), ("CaseFlow.IssueDocument", "To")];

    private static readonly HashSet<string> Parties = Constants(typeof(PartyKeys), except: nameof(PartyKeys.RolePrefix));
    private static readonly HashSet<string> RoleNames = Constants(typeof(Roles));

    public IEnumerable<Finding> Check(WorkflowGraph graph) =>
        from node in graph.Own()
        from key in Keys(node)
        let finding = Check(node, key)
        where finding is not null
        select finding;

    private static Finding? Check(ActivityNode node, string key)
    {
        if (key.StartsWith(PartyKeys.RolePrefix, StringComparison.Ordinal))
        {
            var role = key[PartyKeys.RolePrefix.Length..];
            return RoleNames.Contains(role) ? null : node.Error("workflow.rule.unknown-role", role, Listed(RoleNames));
        }

        return Parties.Contains(key) ? null : node.Error("workflow.rule.unknown-party", key, Listed(Parties));
    }

    private static IEnumerable<string> Keys(ActivityNode node)
    {
        var asked = Places.Where(p => p.Type == node.Type).SelectMany(p => Texts(node, p.Input));
        return asked.Concat(Told(node)).Distinct();
    }

    private static IEnumerable<string> Texts(ActivityNode node, string input)
    {
        try
        {
            return JsonValues.To<string?[]>(node.ConstantInput(input))?.OfType<string>() ?? [];
        }
        catch (ExpressionException)
        {
            return [];
        }
    }

    /// <summary>Whom a reminder ladder notifies; one that cannot be read is another rule's.</summary>
    private static IEnumerable<string> Told(ActivityNode node)
    {
        try
        {
            return JsonValues.To<ReminderLadder>(node.ConstantInput("Ladder"))?.Steps?.SelectMany(s => s?.Notify ?? []).OfType<string>() ?? [];
        }
        catch (ExpressionException)
        {
            return [];
        }
    }

    private static HashSet<string> Constants(Type type, string? except = null) =>
    [
        .. type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral && f.Name != except).Select(f => (string)f.GetRawConstantValue()!),
    ];

    private static string Listed(IEnumerable<string> names) => string.Join("、", names.Order(StringComparer.Ordinal));
}
