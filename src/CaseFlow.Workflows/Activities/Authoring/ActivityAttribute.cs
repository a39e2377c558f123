namespace CaseFlow.Workflows.Activities;

/// <summary>
/// Names the activity type as definitions write it, e.g. <c>Elsa.WriteLine</c>. Its texts are resources:
/// <c>activity.&lt;type&gt;</c> (display name) and <c>activity.&lt;type&gt;.description</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActivityAttribute(string type, int version = 1) : Attribute
{
    public string Type { get; } = type;

    public int Version { get; } = version;

    /// <summary>Where the designer's toolbox shows it.</summary>
    public string Category { get; init; } = "Primitives";

    /// <summary>May begin a workflow: indexed as a trigger when its version is published.</summary>
    public bool Trigger { get; init; }

    /// <summary>Ends the flowchart it stands in.</summary>
    public bool Terminal { get; init; }
}

/// <summary>An input as the designer offers it. <paramref name="typeName"/> is Elsa's alias: String, Int32, Boolean, Object, TimeSpan …</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class InputAttribute(string name, string typeName = "String") : Attribute
{
    public string Name { get; } = name;

    public string TypeName { get; } = typeName;

    /// <summary>The designer's editor: singleline, multiline, checkbox, dropdown, code-editor, json-editor …</summary>
    public string Hint { get; init; } = "singleline";

    /// <summary>Choices of a dropdown or checklist, separated by commas.</summary>
    public string? Choices { get; init; }

    public object? Default { get; init; }

    /// <summary>Publishing is refused where it is not given.</summary>
    public bool Required { get; init; }

    /// <summary>False where the document holds the value itself instead of an expression (cases of a switch).</summary>
    public bool Wrapped { get; init; } = true;
}

/// <summary>An output that can be bound to a variable.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class OutputAttribute(string name, string typeName = "Object") : Attribute
{
    public string Name { get; } = name;

    public string TypeName { get; } = typeName;
}

/// <summary>A place inside the activity for another one (Body, Then, Else).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class SlotAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
