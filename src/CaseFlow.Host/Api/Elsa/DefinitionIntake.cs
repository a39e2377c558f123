using System.Text.Json.Nodes;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>A model as a client sends it: what belongs to the life cycle or to an answer is not the client's to say.</summary>
internal static class DefinitionIntake
{
    public static JsonObject Of(JsonObject model)
    {
        var taken = (JsonObject)model.DeepClone();
        foreach (var member in (string[])["id", "links", "version", "isLatest", "isPublished", "$schema"])
        {
            taken.Remove(member);
        }

        return taken;
    }
}
