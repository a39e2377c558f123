using Microsoft.AspNetCore.Components;

namespace CaseFlow.Host.Pages.Tasks.Forms;

/// <summary>What all forms have in common: the draft they fill, what they know, and their suggestions.</summary>
public abstract class TaskForm : ComponentBase, IDisposable
{
    [CascadingParameter]
    public TaskDraft Draft { get; set; } = default!;

    [CascadingParameter]
    public TaskContext Context { get; set; } = default!;

    /// <summary>The form's name; labels are its texts.</summary>
    [Parameter]
    public string Form { get; set; } = "";

    public void Dispose()
    {
        Draft.Changed -= StateHasChanged;
        GC.SuppressFinalize(this);
    }

    protected override async Task OnInitializedAsync()
    {
        Draft.Changed += StateHasChanged;
        await SuggestAsync();
    }

    /// <summary>Fills in what the context suggests.</summary>
    protected virtual Task SuggestAsync()
    {
        Suggest();
        return Task.CompletedTask;
    }

    protected virtual void Suggest()
    {
    }
}
