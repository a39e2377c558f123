using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Two people edit one definition (reliability E5): the second is told who was first, when, and what differs.</summary>
internal static class Meanwhile
{
    /// <summary>Null when the latest version is the one the caller began from, or they did not say.</summary>
    /// <param name="mine">What the caller wants to save; null when they only want a step of the life cycle.</param>
    public static Refusal? Changed(DefinitionBase? began, DefinitionVersion? latest, WorkflowDocument? mine)
    {
        if (began is null || (latest is not null && began.Is(latest)))
        {
            return null;
        }

        if (latest is null)
        {
            // Only who names a state has seen one here; a model made elsewhere has a version of its own.
            return began.Revision is null ? null : Refusal.Conflict("workflow.definition.gone-meanwhile", began.Version);
        }

        var differences = mine is null ? "" : string.Join("；", DefinitionDifference.Of(WorkflowDocument.Parse(latest.Document), mine).Lines.Select(l => l.Text));
        return Refusal.Conflict(
            "workflow.definition.changed-meanwhile", latest.Name, latest.SavedBy, latest.SavedAt.ToLongText(), latest.Version, latest.Revision, Words(began), differences);
    }

    private static string Words(DefinitionBase began) => began switch
    {
        { Version: { } version, Revision: { } revision } => TextCatalog.Get("workflow.definition.base-revision", version, revision),
        { Version: { } version } => TextCatalog.Get("workflow.definition.base-version", version),
        _ => TextCatalog.Get("workflow.definition.base-other"),
    };
}
