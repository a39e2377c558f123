using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Checking;

/// <summary>
/// Something that holds between any two commands, whatever was killed before. Found by scan. Reads in pages, never all
/// instances at once, and changes nothing.
/// </summary>
internal interface IInvariant
{
    IAsyncEnumerable<Violation> BrokenAsync(CancellationToken ct);
}

/// <summary>
/// One place where an invariant does not hold. Texts are the resources <c>workflow.check.&lt;invariant&gt;</c> and
/// <c>….remedy</c>, with the same parameters.
/// </summary>
/// <param name="Invariant">Its name, see <see cref="Invariants"/>.</param>
public sealed record Violation(string Invariant, Guid? InstanceId, string? DefinitionId, int? Version, params object?[] Args)
{
    /// <summary>What is wrong, in the current UI culture.</summary>
    public string Text => TextCatalog.Get($"workflow.check.{Invariant}", Args);

    /// <summary>What can be done about it.</summary>
    public string Remedy => TextCatalog.Get($"workflow.check.{Invariant}.remedy", Args);
}
