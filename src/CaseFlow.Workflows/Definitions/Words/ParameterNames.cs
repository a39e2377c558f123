using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// What people call the variables of a definition: the first words of their descriptions, which stand in
/// <c>customProperties.variableDescriptions</c> as Elsa has no place of its own for them.
/// </summary>
internal sealed class ParameterNames(JsonObject document)
{
    private const string Ends = "。：；（(:;";

    private readonly JsonObject _descriptions = (document["customProperties"] as JsonObject)?["variableDescriptions"] as JsonObject ?? [];

    public string? Description(string variable) => _descriptions.Text(variable) is { Length: > 0 } text ? text : null;

    /// <summary>The variable's own name where nobody described it.</summary>
    public string Title(string variable)
    {
        var text = Description(variable) ?? "";
        // The unit of a limit is told with its number: 治理方案的报送期限，自然日 ends before the comma.
        var ends = Ends.Select(e => text.IndexOf(e, StringComparison.Ordinal))
            .Concat(TextCatalog.Get("words.units-in-descriptions").Split('|').Select(u => text.IndexOf($"，{u}", StringComparison.Ordinal)));
        return text[..ends.Where(e => e >= 0).DefaultIfEmpty(text.Length).Min()].Trim() is { Length: > 0 } name ? name : variable;
    }
}
