using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Checking;

/// <summary>What the rows of instances tell about one another; each is one statement, whatever their number.</summary>
internal sealed class RowsAgree(CaseFlowDb db) : IInvariant
{
    public IAsyncEnumerable<Violation> BrokenAsync(CancellationToken ct) =>
        WaitPointsOfNobody().AsAsyncEnumerable()
            .Concat(WaitPointsAfterTheEnd().AsAsyncEnumerable())
            .Concat(ChildrenOfNobody().AsAsyncEnumerable())
            .Concat(GoneVersions().AsAsyncEnumerable())
            .Concat(MiscountedIncidents().AsAsyncEnumerable())
            .Concat(GapsOfJournals().AsAsyncEnumerable())
            .Concat(EventsNotTaken().AsAsyncEnumerable());

    private IQueryable<WorkflowInstance> Instances => db.Set<WorkflowInstance>().AsNoTracking();

    private IQueryable<BookmarkRow> WaitPoints => db.Set<BookmarkRow>().AsNoTracking();

    private IQueryable<Violation> WaitPointsOfNobody() =>
        from b in WaitPoints
        where !Instances.Any(i => i.Id == b.InstanceId)
        select new Violation(Invariants.WaitPointOfNobody, b.InstanceId, null, null, b.Id, b.ActivityId);

    // What stopped at a fault keeps its other wait points: it may be retried.
    private IQueryable<Violation> WaitPointsAfterTheEnd() =>
        from b in WaitPoints
        join i in Instances on b.InstanceId equals i.Id
        where i.Status == InstanceStatus.Finished && i.SubStatus != InstanceSubStatus.Faulted
        select new Violation(Invariants.WaitPointAfterEnd, i.Id, i.DefinitionId, i.DefinitionVersion, b.Id, b.ActivityId);

    // A parent that goes on when its child first rests waits no longer.
    private IQueryable<Violation> ChildrenOfNobody() =>
        from i in Instances
        where i.Status == InstanceStatus.Running && i.ParentBookmarkId != null && !i.AnswersAtRest && !WaitPoints.Any(b => b.Id == i.ParentBookmarkId)
        select new Violation(Invariants.ChildOfNobody, i.Id, i.DefinitionId, i.DefinitionVersion, i.ParentInstanceId, i.ParentActivityId);

    private IQueryable<Violation> GoneVersions() =>
        from i in Instances
        where i.Status == InstanceStatus.Running && !db.Set<DefinitionVersion>().Any(d => d.DefinitionId == i.DefinitionId && d.Version == i.DefinitionVersion)
        select new Violation(Invariants.VersionGone, i.Id, i.DefinitionId, i.DefinitionVersion, i.DefinitionId, i.DefinitionVersion);

    private IQueryable<Violation> MiscountedIncidents() =>
        from i in Instances
        let open = db.Set<IncidentRow>().Count(r => r.InstanceId == i.Id && r.ResolvedAt == null)
        where i.OpenIncidents != open
        select new Violation(Invariants.IncidentsMiscounted, i.Id, i.DefinitionId, i.DefinitionVersion, i.OpenIncidents, open);

    private IQueryable<Violation> GapsOfJournals() =>
        from i in Instances
        let rows = db.Set<JournalRow>().Count(j => j.InstanceId == i.Id)
        let last = db.Set<JournalRow>().Where(j => j.InstanceId == i.Id).Max(j => (int?)j.Burst) ?? 0
        where rows != i.Bursts || last != i.Bursts
        select new Violation(Invariants.JournalGap, i.Id, i.DefinitionId, i.DefinitionVersion, i.Bursts, rows, last);

    // One for everybody is handed out by its due row and may wait for that.
    private IQueryable<Violation> EventsNotTaken() =>
        from e in db.Set<StoredEvent>().AsNoTracking()
        from b in WaitPoints
        where b.Stimulus == Stimuli.Event && b.Key == e.Name
            && (b.InstanceId == e.InstanceId || (e.InstanceId == null && e.CorrelationId != null && b.CorrelationId == e.CorrelationId))
        join i in Instances on b.InstanceId equals i.Id
        where i.Status == InstanceStatus.Running
        select new Violation(Invariants.EventNotTaken, i.Id, i.DefinitionId, i.DefinitionVersion, e.Name, b.ActivityId);
}
