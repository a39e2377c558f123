using CaseFlow.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace CaseFlow.Host.Pages.Tasks.Fields;

/// <summary>One field of a task's form: bound to the draft by its name, labelled by the form's texts.</summary>
public abstract class DraftField : ComponentBase
{
    [CascadingParameter]
    public TaskDraft Draft { get; set; } = default!;

    /// <summary>The form's name, for the texts.</summary>
    [CascadingParameter(Name = "Form")]
    public string Form { get; set; } = "";

    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter]
    public bool Required { get; set; }

    /// <summary>In place of the form's text.</summary>
    [Parameter]
    public string? Label { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>What is computed from the value, shown below it as one types.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected string Id => $"field-{Name}";

    protected string ShownLabel => Label ?? TextCatalog.Find($"task-form.{Form}.{Name}") ?? TextCatalog.Get($"task-form.{Name}");

    protected string? ShownHint => Hint ?? TextCatalog.Find($"task-form.{Form}.{Name}.hint");

    protected string? Error => Draft.Submission.At(Name);
}
