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

    /// <summary>Marks where a flowchart begins.</summary>
    public bool Start { get; init; }

    /// <summary>Holds any number of activities that the designer draws inside it.</summary>
    public bool Container { get; init; }

    /// <summary>False for what the toolbox does not offer, because the designer makes it itself.</summary>
    public bool Browsable { get; init; } = true;

    /// <summary>Default Action; a trigger is always told as Trigger.</summary>
    public ActivityKind Kind { get; init; }
}

/// <summary>What the designer says an activity is.</summary>
public enum ActivityKind
{
    Action,
    Trigger,
    Task,
}

/// <summary>An input as the designer offers it. <paramref name="typeName"/> is Elsa's alias: String, Int32, Boolean, Object, TimeSpan …</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class InputAttribute(string name, string typeName = "String") : Attribute
{
    public string Name { get; } = name;

    public string TypeName { get; } = typeName;

    /// <summary>The designer's editor: singleline, multiline, checkbox, dropdown, code-editor, json-editor …</summary>
    public string Hint { get; init; } = "singleline";

    /// <summary>Choices of a dropdown or checklist, separated by commas; <c>text=value</c> where they differ.</summary>
    public string? Choices { get; init; }

    /// <summary>Which resources name the choices: <c>&lt;prefix&gt;.&lt;choice&gt;</c>. Null: the activity's own.</summary>
    public string? ChoiceTexts { get; init; }

    /// <summary>The language of a code editor.</summary>
    public string? Language { get; init; }

    /// <summary>The group inside the activity's form; null is the first one. Its text is <c>input-category.&lt;name&gt;</c>.</summary>
    public string? Category { get; init; }

    /// <summary>The syntax an empty input begins with.</summary>
    public string? DefaultSyntax { get; init; }

    public double Order { get; init; }

    /// <summary>Holds a secret: shown to nobody who looks at an instance.</summary>
    public bool Sensitive { get; init; }

    /// <summary>False where the activity evaluates it again and again.</summary>
    public bool AutoEvaluate { get; init; } = true;

    /// <summary>Understood and kept, but of no effect here: a definition that gives it is warned.</summary>
    public bool Ignored { get; init; }

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

    /// <summary>Never set, here nor by Elsa: a definition that binds it is warned.</summary>
    public bool Ignored { get; init; }
}

/// <summary>A place inside the activity for another one (Body, Then, Else).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class SlotAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    public bool Browsable { get; init; } = true;
}

/// <summary>An outcome that the activity always offers. What depends on the definition is in <see cref="Activity.Outcomes"/>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class FlowPortAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
