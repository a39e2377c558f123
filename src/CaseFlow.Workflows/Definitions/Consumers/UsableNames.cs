namespace CaseFlow.Workflows.Definitions;

/// <summary>How a document refers to a definition used as an activity.</summary>
internal static class UsableNames
{
    /// <summary>By version id, else the newest of the definition id, else the newest whose name gives the activity type.</summary>
    public static WorkflowDocument? Find(IEnumerable<WorkflowDocument> documents, string? definitionId, string? versionId, string type)
    {
        var usable = documents.Where(d => d.UsableAsActivity).ToList();
        return usable.Find(d => versionId is not null && d.Id == versionId)
            ?? usable.Where(d => definitionId is not null && d.DefinitionId == definitionId).MaxBy(d => d.Version)
            ?? usable.Where(d => TypeOf(d.Name) == type).MaxBy(d => d.Version);
    }

    /// <summary>"Send a letter" is the activity type SendALetter.</summary>
    public static string TypeOf(string name)
    {
        var result = new System.Text.StringBuilder(name.Length);
        var upper = true;
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c) || c == '_')
            {
                result.Append(upper ? char.ToUpperInvariant(c) : c);
                upper = false;
            }
            else
            {
                upper = true;
            }
        }

        return result.ToString();
    }
}
