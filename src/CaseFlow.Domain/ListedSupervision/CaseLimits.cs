using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>Every last day a case had, the newest first, told from the history of its deadlines.</summary>
internal sealed class CaseLimits(IMediator mediator)
{
    public async Task<IReadOnlyList<CaseLimit>> OfAsync(Guid caseId, CancellationToken ct)
    {
        var deadlines = await mediator.Send(new DeadlinesOf(caseId), ct);
        return
        [
            .. deadlines.Value.Where(d => d.Key is CaseDeadlines.Rectification or CaseDeadlines.Supervision)
                .SelectMany(Of).OrderByDescending(l => l.SetAt).ThenByDescending(l => l.LastDay),
        ];
    }

    private static IEnumerable<CaseLimit> Of(DeadlineView deadline)
    {
        var changes = deadline.History.Where(c => c.Kind is DeadlineChangeKind.Started or DeadlineChangeKind.Extended or DeadlineChangeKind.Recomputed).ToList();
        return changes.Select((c, i) =>
        {
            var kind = Kind(deadline.Key, c.Kind);
            var last = i == changes.Count - 1;
            return new CaseLimit(
                c.LastDay, last ? deadline.DueAt : c.LastDay.EndOfDay(), c.Provisional, kind, TextCatalog.Get($"case.limit-{kind}", c.Reason),
                c.At, c.By, last ? null : changes[i + 1].At);
        });
    }

    private static string Kind(string key, DeadlineChangeKind change) => change switch
    {
        DeadlineChangeKind.Extended => "extension",
        DeadlineChangeKind.Recomputed => "calendar",
        _ => key == CaseDeadlines.Supervision ? "supervision" : "listing",
    };
}
