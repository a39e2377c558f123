using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Workflows.Replays;

namespace CaseFlow.Host.Api.Simulations;

/// <summary>Replays run in the background; the caller asks again until <c>finishedAt</c> is there.</summary>
internal sealed class ReplayEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var replays = routes.MapApi("definitions").MapGroup("/{id}/replays");
        replays.MapPost("/", async (ReplayDesk desk, RequestContext context, string id, ReplayBody body, CancellationToken ct) =>
        {
            var answer = await desk.StartAsync(context.Who, new ReplayOrder(id, body.Version, body.Since, body.Until, body.Most ?? 100), ct);
            return answer.Succeeded ? TypedResults.Accepted($"/api/v1/definitions/{Uri.EscapeDataString(id)}/replays/{answer.Value.Id}", View(answer.Value)) : Problems.From(answer.Refusals);
        }).WithSummary("Replays closed cases against a version, in the background.").Produces<ReplayRunView>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status409Conflict);
        replays.MapGet("/", (ReplayDesk desk, RequestContext context, string id) => desk.Of(context.Who, id).Select(View))
            .WithSummary("The caller's own runs on this host, the newest first.").Produces<IEnumerable<ReplayRunView>>();
        replays.MapGet("/{run:guid}", (ReplayDesk desk, RequestContext context, string id, Guid run) => Found(desk, context, id, run, r => r))
            .WithSummary("One run with the cases done so far.").Produces<ReplayRunView>();
        replays.MapPost("/{run:guid}/stop", (ReplayDesk desk, RequestContext context, string id, Guid run) => Found(desk, context, id, run, r =>
        {
            r.Stop();
            return r;
        })).WithSummary("Stops a run after the case in hand; what is done stays.").Produces<ReplayRunView>();
    }

    private static Microsoft.AspNetCore.Http.IResult Found(ReplayDesk desk, RequestContext context, string id, Guid run, Func<ReplayRun, ReplayRun> act) =>
        desk.Find(context.Who, id, run) is { } found ? TypedResults.Ok(View(act(found))) : Problems.From(Refusal.NotFound("replay.unknown"));

    private static ReplayRunView View(ReplayRun run) => new(run.Id, run.Order, run.StartedAt, run.FinishedAt, run.Stopped, run.Closed, run.Cases.Count, run.Rows.Count, run.Sum, run.Rows);
}

/// <param name="Since">First day on which they were closed.</param>
/// <param name="Until">Last day.</param>
/// <param name="Most">Default 100, at most 500.</param>
internal sealed record ReplayBody(int? Version = null, DateOnly? Since = null, DateOnly? Until = null, int? Most = null);

internal sealed record ReplayRunView(
    Guid Id, ReplayOrder Order, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, bool Stopped, int Closed, int Total, int Done, ReplaySum Sum, IReadOnlyList<ReplayRow> Rows);
