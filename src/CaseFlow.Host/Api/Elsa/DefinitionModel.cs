using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>A definition in the shapes that Elsa's server answers with; the stored document itself is never changed for it.</summary>
internal static class DefinitionModel
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    /// <summary>The whole definition with its links.</summary>
    /// <param name="types">What the designer has descriptors for.</param>
    /// <param name="mayChange">Without it only what can be read is linked, by which the designer knows that it is read only.</param>
    public static JsonObject Of(DefinitionView view, IReadOnlyDictionary<string, IReadOnlySet<int>> types, bool mayChange = true)
    {
        var model = Content(view, types);
        var links = DefinitionLinks.OfOne(view.DefinitionId);
        model["links"] = mayChange ? links : new JsonArray([.. links.Where(l => l!.AsObject().Text("method") == "GET").Select(l => l!.DeepClone())]);
        return model;
    }

    /// <summary>As it is exported: without links, with the schema it follows.</summary>
    public static DefinitionFile Export(DefinitionView view)
    {
        var json = (JsonObject)view.Document.DeepClone();
        json.Remove("links");
        json["$schema"] ??= Schema;
        json["createdAt"] ??= view.CreatedAt;
        return new DefinitionFile($"workflow-definition-{Kebab(view.Name)}-{view.DefinitionId}-{view.VersionId}.json", DocumentText.Of(json, indented: true));
    }

    public static JsonObject Summary(DefinitionView view, bool links)
    {
        var summary = new JsonObject
        {
            ["isMaterializerAvailable"] = true,
            ["id"] = view.VersionId,
            ["definitionId"] = view.DefinitionId,
            ["name"] = view.Name,
            ["version"] = view.Version,
            ["isLatest"] = view.IsLatest,
            ["isPublished"] = view.IsPublished,
            ["materializerName"] = "Json",
            ["createdAt"] = view.CreatedAt,
            ["isReadonly"] = view.Document.Truth("isReadonly"),
        };
        foreach (var optional in (string[])["description", "toolVersion"])
        {
            if (view.Document.Text(optional) is { } text)
            {
                summary[optional] = text;
            }
        }

        if (links)
        {
            summary["links"] = DefinitionLinks.OfOne(view.DefinitionId);
        }
        else
        {
            summary.Remove("isMaterializerAvailable");
        }

        return summary;
    }

    /// <summary>As Elsa's store keeps it: the root as text.</summary>
    public static JsonObject Stored(DefinitionView view, IReadOnlyDictionary<string, IReadOnlySet<int>> types)
    {
        var stored = Content(view, types);
        stored["materializerName"] = "Json";
        stored["stringData"] = DocumentText.Of(stored["root"]!);
        stored.Remove("root");
        return stored;
    }

    private static JsonObject Content(DefinitionView view, IReadOnlyDictionary<string, IReadOnlySet<int>> types)
    {
        var model = (JsonObject)view.Document.DeepClone();
        model.Remove("$schema");
        model.Remove("links");

        (model["id"], model["definitionId"], model["version"]) = (view.VersionId, view.DefinitionId, view.Version);
        (model["isLatest"], model["isPublished"], model["createdAt"]) = (view.IsLatest, view.IsPublished, view.CreatedAt);
        model["root"] ??= WorkflowDocument.From((JsonObject)view.Document.DeepClone()).Root.DeepClone();
        DefinitionCanvas.WithoutNulls(model);
        DefinitionCanvas.Prepare(model["root"]!.AsObject(), "Workflow1", types);
        foreach (var list in (string[])["variables", "inputs", "outputs", "outcomes"])
        {
            model[list] ??= new JsonArray();
        }

        foreach (var members in (string[])["customProperties", "options"])
        {
            model[members] ??= new JsonObject();
        }

        if (model["options"] is JsonObject options)
        {
            options["autoUpdateConsumingWorkflows"] ??= view.Document.Truth("autoUpdateConsumingWorkflows");
        }

        (model["isReadonly"], model["isSystem"]) = (view.Document.Truth("isReadonly"), view.Document.Truth("isSystem"));
        return model;
    }

    /// <summary>Rec Hello → rec-hello; what a file name cannot hold is left out.</summary>
    private static string Kebab(string name)
    {
        var kebab = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            _ = char.IsLetterOrDigit(c) ? kebab.Append(char.ToLowerInvariant(c)) : kebab.Length > 0 && kebab[^1] != '-' ? kebab.Append('-') : kebab;
        }

        return kebab.ToString().Trim('-');
    }
}
