using Microsoft.JSInterop;

namespace CaseFlow.Host.Pages.Tasks;

/// <summary>Drafts in this browser, per person, task and outcome, so that neither a lost connection nor another user of the same machine mixes them up.</summary>
public sealed class TaskDraftStore(IJSRuntime browser, TimeProvider time)
{
    public async Task<DateTimeOffset?> LoadAsync(TaskDraft draft, Guid personId, Guid taskId, string outcome) =>
        await browser.InvokeAsync<string?>("localStorage.getItem", Key(personId, taskId, outcome)) is { } kept ? draft.TakeUp(kept) : null;

    public ValueTask SaveAsync(TaskDraft draft, Guid personId, Guid taskId, string outcome) =>
        browser.InvokeVoidAsync("localStorage.setItem", Key(personId, taskId, outcome), draft.Keep(time.GetUtcNow()));

    public ValueTask RemoveAsync(Guid personId, Guid taskId, string outcome) =>
        browser.InvokeVoidAsync("localStorage.removeItem", Key(personId, taskId, outcome));

    private static string Key(Guid personId, Guid taskId, string outcome) => $"caseflow.draft.{personId:N}.{taskId:N}.{outcome}";
}
