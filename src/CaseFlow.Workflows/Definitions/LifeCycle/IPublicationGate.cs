using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// What else must hold, beside validation, before people publish a version. Found by scan; every refusal is shown, and
/// any one keeps the version from being published.
/// </summary>
public interface IPublicationGate
{
    /// <param name="document">The definition as JSON, as it would be published.</param>
    Task<IReadOnlyList<Refusal>> CheckAsync(string definitionId, int version, string document, CancellationToken ct);
}
