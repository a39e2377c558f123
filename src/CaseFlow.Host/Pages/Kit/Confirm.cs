using CaseFlow.Domain.Kernel;
using MudBlazor;

namespace CaseFlow.Host.Pages.Kit;

/// <summary>Asks before something that cannot be taken back.</summary>
public static class Confirm
{
    /// <summary>True when the person chose <paramref name="yes"/>.</summary>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string yes) =>
        await dialogs.ShowMessageBoxAsync(title, text, yesText: yes, cancelText: TextCatalog.Get("form.cancel")) == true;
}
