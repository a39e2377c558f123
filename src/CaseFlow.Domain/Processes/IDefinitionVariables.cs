namespace CaseFlow.Domain.Processes;

/// <summary>
/// The limits and switches of a published process, for rules that also hold where no instance of it runs: a list or a
/// report follows the same figure as the process.
/// </summary>
public interface IDefinitionVariables
{
    /// <summary>The defaults of its variables as text, by name; empty when no version of it is published.</summary>
    Task<IReadOnlyDictionary<string, string>> OfAsync(string definitionId, CancellationToken ct);
}
