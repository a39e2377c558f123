using CaseFlow.Domain.Processes;

namespace CaseFlow.Domain.Reporting;

/// <summary>The switches of the published definition that also hold outside its instances.</summary>
/// <param name="Chapters">Of <see cref="ChapterKeys"/>, those that must be written (R77).</param>
/// <param name="Signers">Posts of the principal leader; empty: anybody of the unit files (R86).</param>
/// <param name="DelegateAllowed">Whether <paramref name="Delegates"/>, and who stands in for the leader, may sign too .</param>
/// <param name="ZeroSaid">Nothing found is said expressly (R87).</param>
/// <param name="RefusesContradictedZero">False: it is filed with a mark (C13).</param>
/// <param name="IllegalItems">Items of the checklists that record illegal operation.</param>
internal sealed record ReportRules(
    IReadOnlyList<string> Chapters, IReadOnlyList<string> Signers, IReadOnlyList<string> Delegates, bool DelegateAllowed, bool ZeroSaid, bool RefusesContradictedZero,
    IReadOnlyList<string> IllegalItems);

internal sealed class ReportRuleBook(IDefinitionVariables variables)
{
    public async Task<ReportRules> OfAsync(string kind, CancellationToken ct)
    {
        var values = await variables.OfAsync(ReportKinds.Definition(kind), ct);
        return new ReportRules(
            List("chapters"), List("signers"), List("delegates"), Truth("delegateAllowed"), Truth("zeroSaid"), values.GetValueOrDefault("contradictedZero") != "Flag", List("illegalItems"));

        bool Truth(string name) => bool.TryParse(values.GetValueOrDefault(name), out var truth) && truth;

        string[] List(string name) => values.GetValueOrDefault(name, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
