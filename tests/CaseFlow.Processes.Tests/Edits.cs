using System.Text.Json.Nodes;

namespace CaseFlow.Processes.Tests;

/// <summary>What an administrator does to a definition in the designer.</summary>
internal static class Edits
{
    public static JsonObject WithVariable(this JsonObject definition, string name, string value)
    {
        definition["variables"]!.AsArray().Single(v => v!["name"]!.GetValue<string>() == name)!["value"] = value;
        return definition;
    }

    public static JsonObject WithoutConnection(this JsonObject definition, string source, string target)
    {
        var connections = definition["root"]!["connections"]!.AsArray();
        connections.Remove(connections.Single(c => Is(c!, "source", source) && Is(c!, "target", target)));
        return definition;
    }

    public static JsonObject WithConnection(this JsonObject definition, string source, string port, string target)
    {
        definition["root"]!["connections"]!.AsArray().Add(Connection(source, port, target));
        return definition;
    }

    /// <summary>Puts a task with the one outcome Approved into a connection.</summary>
    public static JsonObject WithApproval(
        this JsonObject definition, string id, string title, string candidate, (string Source, string Port, string Target) between) =>
        definition.WithActivity(
            new JsonObject
            {
                ["id"] = id,
                ["type"] = "CaseFlow.HumanTask",
                ["title"] = Literal(title),
                ["candidates"] = Json($"[\"{candidate}\"]"),
                ["outcomes"] = Json("[\"Approved\"]"),
                ["dueNumber"] = Literal("3"),
                ["dueUnit"] = Literal("WorkingDays"),
            },
            "Approved",
            between);

    /// <summary>Puts an activity into a connection; it leads on by the one port.</summary>
    public static JsonObject WithActivity(
        this JsonObject definition, JsonObject activity, string port, (string Source, string Port, string Target) between)
    {
        var root = definition["root"]!;
        var id = activity["id"]!.GetValue<string>();
        activity["nodeId"] = $"Workflow1:root:{id}";
        activity["version"] = 1;
        root["activities"]!.AsArray().Add(activity);
        definition.WithoutConnection(between.Source, between.Target);
        root["connections"]!.AsArray().Add(Connection(between.Source, between.Port, id));
        root["connections"]!.AsArray().Add(Connection(id, port, between.Target));
        return definition;
    }

    /// <summary>Lets an activity follow a port, besides what follows it already.</summary>
    public static JsonObject WithBranch(this JsonObject definition, JsonObject activity, (string Source, string Port) after)
    {
        var id = activity["id"]!.GetValue<string>();
        activity["nodeId"] = $"Workflow1:root:{id}";
        activity["version"] = 1;
        definition["root"]!["activities"]!.AsArray().Add(activity);
        definition["root"]!["connections"]!.AsArray().Add(Connection(after.Source, after.Port, id));
        return definition;
    }

    public static JsonNode Activity(this JsonObject definition, string id) =>
        definition["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == id)!;

    public static JsonObject Literal(string value) => new()
    {
        ["typeName"] = "String",
        ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
    };

    public static JsonObject Script(string value) => new()
    {
        ["typeName"] = "Object",
        ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = value },
    };

    public static JsonObject Json(string value) => new()
    {
        ["typeName"] = "List<String>",
        ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = value },
    };

    private static bool Is(JsonNode connection, string end, string id) => connection[end]!["activity"]!.GetValue<string>() == id;

    private static JsonObject Connection(string source, string port, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };
}
