using System.Text.Json.Nodes;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>What can be done next, without the prefix of the address, as Elsa's client expects it.</summary>
internal static class DefinitionLinks
{
    public static JsonArray OfOne(string definitionId)
    {
        var own = $"/workflow-definitions/{definitionId}";
        return
        [
            Link(own, "self", "GET"), Link($"/workflow-definitions/by-definition-id/{definitionId}", "self", "GET"), Link($"{own}/versions", "versions", "GET"),
            Link($"{own}/bulk-dispatch", "bulk-dispatch", "POST"), Link($"{own}/dispatch", "dispatch", "POST"), Link($"{own}/execute", "execute", "POST"),
            Link($"{own}/export", "export", "POST"), Link($"{own}/publish", "publish", "POST"), Link($"{own}/retract", "retract", "POST"),
            Link(own, "delete", "DELETE"), Link($"{own}/import", "import", "PUT"), Link($"{own}/update-references", "update-references", "POST"),
        ];
    }

    public static JsonArray OfList() =>
    [
        Link("/workflow-definitions", "self", "GET"), Link("/workflow-definitions/validation/is-name-unique", "is-name-unique", "GET"),
        Link("/workflow-definitions/query/count", "count", "GET"), Link("/workflow-definitions/many-by-id", "many-by-id", "GET"),
        Link("/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete-by-definition-id", "POST"),
        Link("/bulk-actions/delete/workflow-definitions/by-id", "bulk-delete-by-id", "POST"),
        Link("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"),
        Link("/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract", "POST"),
        Link("/workflow-definitions/import", "import", "POST"), Link("/workflow-definitions/import-files", "import-files", "POST"),
        Link("/workflow-definitions", "create", "POST"),
    ];

    private static JsonObject Link(string href, string rel, string method) => new() { ["href"] = href, ["rel"] = rel, ["method"] = method };
}
