using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Activities.Describing;

/// <summary>
/// What the designer is told about a type of activity: Elsa's descriptor with texts in the reader's language. Types that
/// only the compiler makes (the workflow itself) are told too, as not browsable.
/// </summary>
internal static class ActivityDescriber
{
    public static JsonObject Describe(ActivityDescriptor type)
    {
        var activity = type.Activity;
        var dot = activity.Type.LastIndexOf('.');
        return new JsonObject
        {
            ["typeName"] = activity.Type,
            ["clrType"] = activity.Type,
            ["namespace"] = activity.Type[..dot],
            // Designers call a new activity by this and a number; ours are read by people who do not know type names.
            ["name"] = activity.Type.StartsWith("CaseFlow.", StringComparison.Ordinal) ? DescriptorTexts.Name(activity.Type) : activity.Type[(dot + 1)..],
            ["version"] = activity.Version,
            ["category"] = Category(activity.Category),
            ["displayName"] = DescriptorTexts.Name(activity.Type),
            ["description"] = DescriptorTexts.Description(activity.Type),
            ["inputs"] = new JsonArray([.. type.Inputs.Select(i => Input(activity.Type, i))]),
            ["outputs"] = new JsonArray([.. type.Outputs.Select(o => Output(activity.Type, o))]),
            ["kind"] = (activity.Trigger ? ActivityKind.Trigger : activity.Kind).ToString(),
            ["runAsynchronously"] = false,
            ["ports"] = new JsonArray([.. type.Slots.Select(s => Embedded(activity.Type, s)), .. type.FlowPorts.Select(p => Flow(activity.Type, p.Name))]),
            ["customProperties"] = new JsonObject { ["Type"] = activity.Type },
            ["constructionProperties"] = new JsonObject(),
            ["isContainer"] = activity.Container,
            ["isBrowsable"] = activity.Browsable,
            ["isStart"] = activity.Start,
            ["isTerminal"] = activity.Terminal,
        };
    }

    public static string Category(string name) => TextCatalog.Find($"activity-category.{name}") ?? name;

    public static JsonObject Port(string name, string displayName, string type, bool browsable) => new()
    {
        ["name"] = name,
        ["displayName"] = displayName,
        ["type"] = type,
        ["isBrowsable"] = browsable,
    };

    private static JsonObject Embedded(string type, SlotAttribute slot) => Port(slot.Name, DescriptorTexts.Port(type, slot.Name), "Embedded", slot.Browsable);

    private static JsonObject Flow(string type, string name) => Port(name, DescriptorTexts.Port(type, name), "Flow", true);

    private static JsonObject Input(string type, InputAttribute input)
    {
        var json = new JsonObject { ["isWrapped"] = input.Wrapped, ["uiHint"] = input.Hint };
        Put(json, "category", input.Category is null ? null : TextCatalog.Get($"input-category.{input.Category}"));
        Put(json, "defaultValue", Default(input.Default));
        Put(json, "defaultSyntax", input.DefaultSyntax);
        json["isReadOnly"] = false;
        json["isSensitive"] = input.Sensitive;
        json["autoEvaluate"] = input.AutoEvaluate;
        json["uiSpecifications"] = Specifications(type, input);
        json["name"] = input.Name;
        json["typeName"] = input.TypeName;
        json["displayName"] = DescriptorTexts.Input(type, input.Name);
        Put(json, "description", DescriptorTexts.Hint(type, "input", input.Name));
        json["order"] = input.Order;
        json["isBrowsable"] = true;
        json["isSerializable"] = true;
        json["isSynthetic"] = false;
        return json;
    }

    private static JsonObject Output(string type, OutputAttribute output)
    {
        var json = new JsonObject { ["name"] = output.Name, ["typeName"] = output.TypeName, ["displayName"] = DescriptorTexts.Output(type, output.Name) };
        Put(json, "description", DescriptorTexts.Hint(type, "output", output.Name));
        json["order"] = 0;
        json["isBrowsable"] = true;
        json["isSerializable"] = true;
        json["isSynthetic"] = false;
        return json;
    }

    private static JsonObject Specifications(string type, InputAttribute input)
    {
        var json = new JsonObject();
        if (input.Language is { } language)
        {
            json["code-editor"] = new JsonObject { ["language"] = language };
        }

        if (input.Choices is { } choices)
        {
            var items = choices.Split(',').Select(c => c.Split('=')).Select(c => new JsonObject
            {
                ["text"] = DescriptorTexts.Choice(type, input, c[0]),
                ["value"] = c[^1],
            });
            var (widget, list) = input.Hint == "checklist" ? ("checklist", "checkList") : ("dropdown", "selectList");
            json[widget] = new JsonObject { [list] = new JsonObject { ["items"] = new JsonArray([.. items]) } };
        }

        return json;
    }

    private static JsonNode? Default(object? value) => value switch
    {
        null => null,
        bool b => JsonValue.Create(b),
        int i => JsonValue.Create(i),
        int[] list => new JsonArray([.. list.Select(i => JsonValue.Create(i))]),
        _ => JsonValue.Create(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static void Put(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
