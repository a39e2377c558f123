using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>A definition as a designer sends it first: without an id of its own, perhaps without a root.</summary>
internal static class NewDocument
{
    /// <exception cref="DocumentException">It cannot be read as a definition.</exception>
    public static WorkflowDocument Complete(string text)
    {
        JsonObject json;
        try
        {
            json = DocumentText.Parse(text);
        }
        catch (JsonException e)
        {
            throw new DocumentException(TextCatalog.Get("workflow.document.not-json", (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1), e);
        }

        if (string.IsNullOrWhiteSpace(json.Text("definitionId")))
        {
            json["definitionId"] = DefinitionLedger.NewId();
        }

        if (json["root"] is null && json.Text("stringData") is null)
        {
            json["root"] = new JsonObject
            {
                ["id"] = "Sequence1", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray(), ["variables"] = new JsonArray(),
            };
        }

        return WorkflowDocument.From(json);
    }
}
