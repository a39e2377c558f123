using MudBlazor;

namespace CaseFlow.Host.Pages.Kit;

/// <summary>Short messages at the foot of the page.</summary>
public static class Told
{
    public static void Done(this ISnackbar snackbar, string text) => snackbar.Add(text, Severity.Normal, o => o.Icon = Icons.Material.Filled.Check);

    /// <summary>For presses of a button outside a form.</summary>
    public static void Refused(this ISnackbar snackbar, Domain.Kernel.IResult answer)
    {
        foreach (var refusal in answer.Refusals)
        {
            snackbar.Add(refusal.Text(), Severity.Error, o => o.RequireInteraction = true);
        }
    }
}
