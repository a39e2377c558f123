using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkItems;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Tasks;

internal sealed class TaskEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapApi("tasks");
        tasks.MapGet("/", (IMediator mediator, string? filter, string? search, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new MyTasks(filter, search, new PageRequest(page, size)), ct))
            .WithSummary("Your tasks (mine, unit, today, week, overdue) with the counts of each.").Produces<TaskList>();
        tasks.MapGet("/{id:guid}", GetAsync)
            .WithSummary("One task with what its forms need. ETag is the version to send back.").Produces<TaskView>();
        tasks.MapPost("/{id:guid}/claim", (HttpContext http, IMediator mediator, Guid id, CancellationToken ct, VersionSeen? body = null) =>
            ChangeAsync(http, body?.Version, version => mediator.AnswerAsync(new ClaimWorkItem(id, version), ct)))
            .WithSummary("Takes a task that several may do.").Produces<WorkItemChanged>().ProducesProblem(StatusCodes.Status409Conflict);
        tasks.MapPost("/{id:guid}/release", (HttpContext http, IMediator mediator, Guid id, CancellationToken ct, VersionSeen? body = null) =>
            ChangeAsync(http, body?.Version, version => mediator.AnswerAsync(new ReleaseWorkItem(id, version), ct)))
            .WithSummary("Gives a taken task back.").Produces<WorkItemChanged>().ProducesProblem(StatusCodes.Status409Conflict);
        tasks.MapPost("/{id:guid}/complete", (HttpContext http, IMediator mediator, Guid id, TaskAnswer body, CancellationToken ct) =>
            ChangeAsync(http, body.Version, version => mediator.AnswerAsync(new CompleteWorkItem(id, body.Outcome ?? "", body.Data, version), ct)))
            .WithSummary("Finishes a task with an outcome; data are the fields of the outcome's form.")
            .Produces<WorkItemCompleted>().ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> GetAsync(HttpContext http, IMediator mediator, Guid id, CancellationToken ct)
    {
        var answer = await mediator.Send(new TaskDetails(id), ct);
        if (answer.Succeeded)
        {
            http.Response.Headers.ETag = $"\"{answer.Value.Task.Version}\"";
        }

        return answer.Succeeded ? TypedResults.Ok(answer.Value) : Problems.From(answer.Refusals);
    }

    // The version seen comes in the body or as If-Match; without it a change could overwrite what nobody looked at.
    private static Task<IResult> ChangeAsync(HttpContext http, int? inBody, Func<int, Task<IResult>> change) =>
        (inBody ?? FromHeader(http.Request.Headers.IfMatch.ToString())) is { } version
            ? change(version)
            : Task.FromResult(Problems.From(new Refusal("request.version-missing", "version")));

    private static int? FromHeader(string ifMatch) => int.TryParse(ifMatch.Trim('"'), out var version) ? version : null;
}

internal sealed record VersionSeen(int? Version);

/// <param name="Version">What the task's version was when it was read; If-Match may say it instead.</param>
internal sealed record TaskAnswer(string? Outcome, JsonObject? Data, int? Version);
