using System.Text.Json;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Persistence;

/// <summary>What a burst writes: the instance's row, one journal row, the difference of wait points, timers and incidents.</summary>
internal sealed partial class DatabaseStore
{
    /// <summary>Kind of the due rows of wait points; their owner is the wait point.</summary>
    public const string DueKind = "workflow-bookmark";

    public async Task SaveAsync(InstanceState state, Burst burst, CancellationToken ct)
    {
        var row = WriteInstance(state, burst);
        row.Bursts++;
        db.Add(new JournalRow
        {
            InstanceId = state.Id,
            Burst = row.Bursts,
            At = burst.Now,
            Entries = JournalJson.Write(burst.Journal, limits.JournalEntriesPerBurst),
            Stimulus = burst.Stimulus?.ToText(),
        });
        foreach (var closed in burst.Effects.Closed)
        {
            Forget(closed.Id);
            if (closed.DueAt is not null)
            {
                await due.CancelAsync(DueKind, closed.Id, ct);
            }
        }

        foreach (var opened in burst.Effects.Opened)
        {
            db.Add(new BookmarkRow
            {
                Id = opened.Id,
                InstanceId = state.Id,
                Stimulus = opened.Stimulus,
                Key = opened.Key,
                CorrelationId = state.CorrelationId,
                ActivityId = state.ActivityOf(opened)?.Id ?? "",
                DueAt = opened.DueAt,
                CreatedAt = opened.CreatedAt,
            });
            if (opened.DueAt is { } dueAt)
            {
                due.ScheduleNew(DueKind, opened.Id, dueAt);
            }
        }

        if (burst.Effects.Correlated)
        {
            foreach (var bookmark in await db.Set<BookmarkRow>().Where(b => b.InstanceId == state.Id).ToListAsync(ct))
            {
                bookmark.CorrelationId = state.CorrelationId;
            }
        }

        await WriteIncidentsAsync(state, ct);
    }

    private WorkflowInstance WriteInstance(InstanceState state, Burst burst)
    {
        var text = InstanceStateJson.Write(state);
        if (db.Held<WorkflowInstance>(state.Id) is not { } row)
        {
            row = new WorkflowInstance
            {
                Id = state.Id,
                DefinitionId = state.Graph.DefinitionId,
                DefinitionVersion = state.Graph.Version,
                ParentInstanceId = state.ParentInstanceId,
                ParentActivityId = state.ParentActivityId,
                ParentBookmarkId = state.ParentBookmarkId,
                AnswersAtRest = state.AnswersAtRest,
                CreatedAt = state.CreatedAt,
                State = text,
            };
            db.Add(row);
        }

        (row.State, row.CorrelationId, row.Name) = (text, state.CorrelationId, state.Name);
        (row.Status, row.SubStatus, row.FinishedAt) = (state.Status, state.SubStatus, state.FinishedAt);
        row.OpenIncidents = state.Incidents.Count(i => i.ResolvedAt is null);
        row.UpdatedAt = burst.Now;
        (row.Live, row.LiveIn) = (state, Transaction);
        return row;
    }

    private void Forget(Guid bookmarkId)
    {
        if (db.Set<BookmarkRow>().Local.FindEntry(bookmarkId) is { } tracked)
        {
            db.Remove(tracked.Entity);
        }
        else
        {
            db.Remove(new BookmarkRow { Id = bookmarkId, InstanceId = Guid.Empty, Stimulus = "", ActivityId = "", CreatedAt = default });
        }
    }

    private async Task WriteIncidentsAsync(InstanceState state, CancellationToken ct)
    {
        if (state.Incidents.Count == 0)
        {
            return;
        }

        var rows = await db.Set<IncidentRow>().Where(i => i.InstanceId == state.Id).ToListAsync(ct);
        foreach (var incident in state.Incidents)
        {
            var row = rows.Find(r => r.Id == incident.Id) ?? db.Held<IncidentRow>(incident.Id);
            if (row is null)
            {
                db.Add(row = new IncidentRow
                {
                    Id = incident.Id,
                    InstanceId = state.Id,
                    DefinitionId = state.Graph.DefinitionId,
                    ActivityId = incident.ActivityId,
                    ActivityType = incident.ActivityType,
                    ActivityName = incident.ActivityName,
                    Code = incident.Code,
                    Args = JsonSerializer.Serialize(incident.Args, JsonValues.Options),
                    At = incident.At,
                });
            }

            (row.CorrelationId, row.ResolvedAt) = (state.CorrelationId, incident.ResolvedAt);
        }
    }
}
