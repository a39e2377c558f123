using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>Open hazards of the enterprise that a report might be another report of, the likest first; offered before it is sent.</summary>
[AnyRole]
public sealed record SimilarHazards(Guid EnterpriseId, string Description, Guid? Except = null) : IQuery<IReadOnlyList<SimilarHazard>>;

/// <param name="Likeness">0 to 100.</param>
public sealed record SimilarHazard(
    Guid HazardId, string Number, string Description, string Place, string StateName, DateTimeOffset ReportedAt, string ReportedBy, int Likeness);

internal sealed class SimilarHazardsHandler(CaseFlowDb db) : IRequestHandler<SimilarHazards, Result<IReadOnlyList<SimilarHazard>>>
{
    // Half of the pairs of characters in common: reworded reports of one thing lie above it, other things at the same place below.
    private const int Likely = 50;
    private const int Looked = 200;

    public async Task<Result<IReadOnlyList<SimilarHazard>>> Handle(SimilarHazards request, CancellationToken cancellationToken)
    {
        var open = await db.Set<Hazard>().AsNoTracking()
            .Where(h => h.EnterpriseId == request.EnterpriseId && h.LeadingId == null && HazardStates.Open.Contains(h.State) && h.Id != request.Except)
            .OrderByDescending(h => h.ReportedAt).Take(Looked).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<SimilarHazard>>.From(open
            .Select(h => new SimilarHazard(
                h.Id, h.Number, h.Description, h.Place, TextCatalog.Get($"hazard-state.{h.State}"), h.ReportedAt, h.ReportedBy, Likeness(h.Description, request.Description)))
            .Where(h => h.Likeness >= Likely).OrderByDescending(h => h.Likeness).ThenByDescending(h => h.ReportedAt).Take(5).ToArray());
    }

    /// <summary>Sørensen–Dice over pairs of characters, punctuation left out.</summary>
    internal static int Likeness(string one, string other)
    {
        var (a, b) = (Pairs(one), Pairs(other));
        return a.Count + b.Count == 0 ? 0 : 200 * a.Intersect(b).Count() / (a.Count + b.Count);
    }

    private static HashSet<string> Pairs(string text)
    {
        var letters = string.Concat(text.Where(char.IsLetterOrDigit));
        return [.. Enumerable.Range(0, Math.Max(0, letters.Length - 1)).Select(i => letters.Substring(i, 2))];
    }
}
