using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Migration;

namespace CaseFlow.Host.Pages.Processes.Moving;

/// <summary>What waits, in words.</summary>
internal static class DryRunWords
{
    public static string Name(DryRunWait wait) => wait.Title is { Length: > 0 } title ? title : Plain(wait.From);

    /// <summary>The task or step, who holds it, and where it goes when the name there is another.</summary>
    public static string Of(DryRunWait wait)
    {
        var name = Name(wait);
        var holder = string.IsNullOrEmpty(wait.Holder) ? name : TextCatalog.Get("migration-page.held", name, wait.Holder);
        return wait.To is null || Plain(wait.To) == Plain(wait.From) ? holder : TextCatalog.Get("migration-page.becomes", holder, Plain(wait.To));
    }

    /// <summary>A node is told as 名称（id）; people read the name.</summary>
    public static string Plain(string node) => node.IndexOf('\uFF08', StringComparison.Ordinal) is > 0 and var at ? node[..at] : node;
}
