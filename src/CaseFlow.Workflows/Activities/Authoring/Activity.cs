using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities;

/// <summary>
/// How one type of activity behaves. One object serves all instances: whatever belongs to a running activity is in its
/// <see cref="ActivityContext"/>. A call that neither completes, waits nor schedules completes with the outcome Done, so
/// nothing ever waits for nothing. An exception becomes an incident of this activity.
/// </summary>
public abstract class Activity
{
    public const string Done = "Done";

    /// <summary>Runs when the activity is reached.</summary>
    public virtual ValueTask ExecuteAsync(ActivityContext context) => ValueTask.CompletedTask;

    /// <summary>One of its wait points was answered; <see cref="ActivityContext.Resumed"/> tells which. The wait point is gone.</summary>
    public virtual ValueTask ResumeAsync(ActivityContext context, JsonObject input) => ValueTask.CompletedTask;

    /// <summary>An activity it scheduled has completed. By default it is done when the last one is.</summary>
    public virtual ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        if (!context.HasRunningChildren)
        {
            context.Complete();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Undoes what it opened elsewhere (a task, a deadline): called when a join, a terminal node or a person ends it.
    /// Its wait points are still listed in <see cref="ActivityContext.Bookmarks"/> and are removed after this call.
    /// </summary>
    public virtual ValueTask CancelAsync(ActivityContext context) => ValueTask.CompletedTask;

    /// <summary>Takes <see cref="CancelAsync"/> back when a move to another version is undone. False where what it ended cannot come back.</summary>
    public virtual ValueTask<bool> ReopenAsync(ActivityContext context) => ValueTask.FromResult(true);

    /// <summary>
    /// The instance was moved to this version while the activity waits: what it opened elsewhere follows. Answers what
    /// <see cref="MovedBackAsync"/> needs when the move is undone; null: nothing.
    /// </summary>
    public virtual ValueTask<JsonNode?> MovedAsync(ActivityContext context) => ValueTask.FromResult<JsonNode?>(null);

    public virtual ValueTask MovedBackAsync(ActivityContext context, JsonNode memory) => ValueTask.CompletedTask;

    /// <summary>Why what waits at the one cannot go on waiting at the other, an activity of the same type in another version; null: it can.</summary>
    public virtual Refusal? RefusesMove(ActivityNode from, ActivityNode to) => null;

    /// <summary>Works out once per version what <see cref="ExecuteAsync"/> would otherwise work out every time; kept in <see cref="ActivityNode.Plan"/>.</summary>
    public virtual object? Prepare(ActivityNode node) => null;

    /// <summary>True when it asks for the working calendar, which a burst otherwise does without.</summary>
    public virtual bool UsesCalendar(ActivityNode node) => false;

    /// <summary>What is wrong with this use of the activity, for the definition's author.</summary>
    public virtual IEnumerable<Finding> Validate(ActivityNode node) => [];

    /// <summary>The outcomes that connections may leave by; null when they cannot be known beforehand.</summary>
    public virtual IReadOnlyCollection<string>? Outcomes(ActivityNode node) => [Done];
}

/// <summary>A completed child as its parent sees it.</summary>
/// <param name="Tag">What the parent gave it when scheduling it.</param>
public sealed record ChildCompletion(ActivityNode Node, IReadOnlyList<string> Outcomes, string? Tag);
