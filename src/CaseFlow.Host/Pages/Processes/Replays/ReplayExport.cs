using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using CaseFlow.Host.Workflows.Replays;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Processes.Replays;

/// <summary>A replay's cases as a table file.</summary>
internal sealed class ReplayExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/processes/{id}/replay/{run:guid}/export", async (ReplayDesk desk, RequestContext context, TimeProvider time, string id, Guid run) =>
        desk.Find(context.Who, id, run) is not { } found
            ? Problems.From(Refusal.NotFound("replay.unknown"))
            : await TableFile.OfAsync(
                Get("process-tab.replay"), time.Today(),
                page => Task.FromResult<Result<Page<ReplayRow>>>(new Page<ReplayRow>([.. found.Rows.Skip(page.Skip).Take(page.Take)], found.Rows.Count, page.Number, page.Size)),
                Row)).RequireAuthorization().ExcludeFromDescription();

    private static Dictionary<string, object?> Row(ReplayRow row) => new()
    {
        [Get("replay.case")] = row.Case.Name,
        [Get("replay.closed")] = Moments.At(row.Case.ClosedAt),
        [Get("replay.course")] = ReplayWords.Course(row),
        [Get("replay.late")] = string.Join('\n', row.Outcome?.Late ?? []),
        [Get("replay.changes")] = string.Join('\n', ReplayWords.Changes(row)),
    };
}
