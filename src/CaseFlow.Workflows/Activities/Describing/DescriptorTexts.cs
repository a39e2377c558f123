using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Activities.Describing;

/// <summary>Where the texts of an activity stand in the resources; all in the current UI culture.</summary>
internal static class DescriptorTexts
{
    public static string Name(string type) => TextCatalog.Get($"activity.{type}");

    public static string Description(string type) => TextCatalog.Get($"activity.{type}.description");

    /// <summary>The activity's own text, else the one that inputs of that name share.</summary>
    public static string Input(string type, string name) => TextCatalog.Find($"activity.{type}.input.{name}") ?? TextCatalog.Get($"activity-input.{name}");

    public static string Output(string type, string name) => TextCatalog.Find($"activity.{type}.output.{name}") ?? TextCatalog.Get($"activity-output.{name}");

    /// <param name="member">input or output</param>
    public static string? Hint(string type, string member, string name) =>
        TextCatalog.Find($"activity.{type}.{member}.{name}.hint") ?? TextCatalog.Find($"activity-{member}.{name}.hint");

    public static string Port(string type, string name) =>
        TextCatalog.Find($"activity.{type}.outcome.{name}") ?? TextCatalog.Find($"activity-port.{name}") ?? name;

    /// <summary>Protocol words (GET, application/json) are their own text.</summary>
    public static string Choice(string type, InputAttribute input, string choice) =>
        (input.ChoiceTexts is { } prefix ? TextCatalog.Find($"{prefix}.{choice}") : TextCatalog.Find($"activity.{type}.input.{input.Name}.choice.{choice}")) ?? TextCatalog.Find($"activity-choice.{choice}") ?? choice;
}
