using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkItems;
using MediatR;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>
/// What a page does and what a task of the onboarding asks is the same thing: where the task is open, the page's entry
/// completes it, so that the process goes on and nobody is asked for what is there already.
/// </summary>
public sealed class OfficerTasks(IMediator mediator)
{
    /// <summary>Null when no open task of the officer takes that form; else what became of completing it.</summary>
    public async Task<Result<Done>?> CompleteAsync(Guid officerId, string form, JsonObject entry, CancellationToken ct)
    {
        var open = await mediator.Send(new OpenTasksOf(officerId), ct);
        var found = open.Succeeded
            ? open.Value.Open.SelectMany(t => t.Outcomes.Where(o => o.Form == form).Select(o => (Task: t, Outcome: o.Key))).FirstOrDefault()
            : default;
        if (found.Task is not { } task)
        {
            return null;
        }

        if (!task.MayDo)
        {
            return Refusal.Conflict("officer.task-held", task.Title, task.ClaimedBy ?? string.Join('、', task.Holders));
        }

        var done = await mediator.Send(new CompleteWorkItem(task.Id, found.Outcome, entry, task.Version), ct);
        return done.Succeeded ? Done.Value : Result<Done>.Refused(done.Refusals);
    }
}
