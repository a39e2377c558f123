using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Tests;

/// <summary>Writes definitions for tests: activities with literal inputs, connections as <c>"a.Port -> b"</c>.</summary>
internal sealed class Draft(string id = "draft")
{
    private readonly JsonObject _document = new() { ["definitionId"] = id, ["id"] = $"{id}-v1", ["name"] = id, ["version"] = 1 };
    private readonly JsonArray _activities = [];
    private readonly JsonArray _connections = [];

    public Draft With(string member, JsonNode? value)
    {
        _document[member] = value;
        return this;
    }

    public Draft Variable(string name, JsonNode? value = null, string type = "Object")
    {
        if (_document["variables"] is not JsonArray list)
        {
            _document["variables"] = list = [];
        }

        list.Add(new JsonObject { ["id"] = name, ["name"] = name, ["typeName"] = type, ["value"] = value });
        return this;
    }

    public Draft Add(JsonObject activity, string? merge = null)
    {
        if (merge is not null)
        {
            activity["customProperties"] = new JsonObject { ["mergeMode"] = merge };
        }

        _activities.Add(activity);
        return this;
    }

    public Draft Line(string id, string? merge = null) => Add(Make("WriteLine", id, ("text", Literal(id))), merge);

    public Draft Wait(string id) => Add(Make("Event", id, ("eventName", Literal(id))));

    public Draft Connect(params string[] connections)
    {
        foreach (var connection in connections)
        {
            var ends = connection.Split("->", StringSplitOptions.TrimEntries);
            var from = ends[0].Split('.');
            _connections.Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = from[0], ["port"] = from.Length > 1 ? from[1] : "Done" },
                ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
            });
        }

        return this;
    }

    public string Flow()
    {
        _document["root"] = new JsonObject { ["type"] = "Elsa.Flowchart", ["id"] = "flow", ["version"] = 1, ["activities"] = _activities.DeepClone(), ["connections"] = _connections.DeepClone() };
        return _document.ToJsonString();
    }

    public string Root(JsonObject root)
    {
        _document["root"] = root;
        return _document.ToJsonString();
    }

    public static JsonObject Make(string type, string id, params (string Name, JsonNode? Value)[] members)
    {
        var activity = new JsonObject { ["type"] = type.Contains('.') ? type : $"Elsa.{type}", ["id"] = id, ["name"] = id, ["version"] = 1 };
        foreach (var (name, value) in members)
        {
            activity[name] = value;
        }

        return activity;
    }

    public static JsonObject Sequence(string id, params JsonObject[] activities) => Make("Sequence", id, ("activities", new JsonArray([.. activities])));

    public static JsonObject Write(string id, JsonNode text) => Make("WriteLine", id, ("text", text));

    public static JsonObject Literal(JsonNode? value, string type = "String") => Expression("Literal", value, type);

    public static JsonObject Script(string text, string type = "Object") => Expression("JavaScript", text, type);

    public static JsonObject Expression(string language, JsonNode? value, string type = "Object") => new()
    {
        ["typeName"] = type,
        ["expression"] = new JsonObject { ["type"] = language, ["value"] = value },
    };

    public static JsonObject Into(string variable) => new() { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = variable } };
}
