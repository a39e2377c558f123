using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Runtime;

/// <summary>One burst, and what it leaves to be done.</summary>
internal sealed partial class ProcessDriver
{
    private async Task<bool> BurstAsync(InstanceState state, Func<Burst, ValueTask<bool>> act, CancellationToken ct)
    {
        var calendar = calendars is null || !state.Graph.UsesCalendar ? null : await calendars.CurrentAsync(ct);
        using var burst = new Burst(state, port, new BurstEnvironment(time.GetUtcNow(), calendar, limits, scripts, graphs), ct);
        if (!await act(burst))
        {
            return false;
        }

        await store.SaveAsync(state, burst, ct);
        await FollowUpAsync(state, burst, ct);
        return true;
    }

    private async Task FollowUpAsync(InstanceState state, Burst burst, CancellationToken ct)
    {
        foreach (var child in burst.Effects.Children)
        {
            _waiting.Enqueue(c => StartChildAsync(state, child, c));
        }

        foreach (var published in burst.Effects.Events)
        {
            _waiting.Enqueue(c => HandOutAsync(published, c));
        }

        foreach (var child in burst.Effects.CancelledChildren)
        {
            _waiting.Enqueue(c => OnAsync(child, CancelAsync, c));
        }

        await TakeEarlyEventsAsync(state, burst, ct);
        AnswerParent(state);
    }

    /// <summary>A faulted instance answers only who asked for that, because it may be retried; a parent that does not wait for the end goes on at once.</summary>
    private void AnswerParent(InstanceState state)
    {
        var ended = state.Status == InstanceStatus.Finished;
        if (state.ParentBookmarkId is { } parent && (ended || state.AnswersAtRest))
        {
            var faulted = state.SubStatus == InstanceSubStatus.Faulted && !state.AnswersAtRest;
            var answer = new JsonObject
            {
                ["instanceId"] = state.Id.ToString(),
                ["status"] = state.Status.ToString(),
                ["subStatus"] = state.SubStatus.ToString(),
                ["output"] = new JsonObject(state.Output.Select(o => KeyValuePair.Create(o.Key, o.Value?.DeepClone()))),
                ["outcomes"] = new JsonArray([.. state.Outcomes.Select(o => JsonValue.Create(o))]),
            };
            _waiting.Enqueue(faulted && state.ParentInstanceId is { } owner
                ? c => OnAsync(owner, burst => AnswerFaultAsync(burst, parent, answer), c)
                : c => AnswerAsync(parent, answer, c));
        }
    }

    private static ValueTask<bool> AnswerFaultAsync(Burst burst, Guid bookmark, JsonObject answer) =>
        burst.State.Bookmarks.TryGetValue(bookmark, out var waits) && waits.Key == Stimuli.ChildHoweverItEnds
            ? burst.ResumeAsync(bookmark, answer)
            : ValueTask.FromResult(false);

    private async Task StartChildAsync(InstanceState parent, StartedChild child, CancellationToken ct)
    {
        var request = new StartRequest(child.DefinitionId, child.Input, child.CorrelationId)
        {
            InstanceId = child.InstanceId,
            ParentInstanceId = parent.Id,
            ParentActivityId = child.ParentActivityId,
            ParentBookmarkId = child.ParentBookmarkId,
            AnswerAtRest = child.AnswerAtRest,
        };
        if (await graphs.PublishedAsync(child.DefinitionId, ct) is { } graph && !await IsHeldBackAsync(graph, child.CorrelationId, ct))
        {
            await BeginAsync(graph, child.InstanceId, request, ct);
        }
        else
        {
            await OnAsync(parent.Id, burst => burst.FailWaitAsync(child.ParentBookmarkId, "workflow.child.not-published", child.DefinitionId), ct);
        }
    }

    private static async ValueTask<bool> CancelAsync(Burst burst)
    {
        if (burst.State.Status == InstanceStatus.Finished && burst.State.SubStatus != InstanceSubStatus.Faulted)
        {
            return false;
        }

        await burst.CancelInstanceAsync("");
        return true;
    }
}
