namespace CaseFlow.Host.Pages.Tasks;

/// <summary>The page of a subject, by its kind.</summary>
public static class SubjectPage
{
    public static string Of(string kind, Guid id) => $"/{kind}s/{id}";
}
