using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// What people call the variables of a definition: the first words of their descriptions, which stand in
/// <c>customProperties.variableDescriptions</c> as Elsa has no place of its own for them.
/// </summary>
internal sealed partial class ParameterNames(JsonObject document)
{
    private readonly JsonObject _descriptions = (document["customProperties"] as JsonObject)?["variableDescriptions"] as JsonObject ?? [];

    public string? Description(string variable) => _descriptions.Text(variable) is { Length: > 0 } text ? text : null;

    /// <summary>The variable's own name where nobody described it.</summary>
    public string Title(string variable) => Name().Match(Description(variable) ?? "").Value.Trim() is { Length: > 0 } name ? name : variable;

    // 治理方案的报送期限，自然日，末日… ends before the unit; 督办函发出后仍未完成，几个工作日后通报批评（… does not.
    [GeneratedRegex("^.*?(?=，(自然日|工作日|个月|小时|末日)|[。：；（(:;]|$)", RegexOptions.Singleline)]
    private static partial Regex Name();
}
