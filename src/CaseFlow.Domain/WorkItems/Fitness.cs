using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.WorkItems;

/// <summary>
/// Whether the actor fits a task, by their unit and roles of this moment: whoever takes over a post takes over its tasks.
/// The substitute of somebody on leave fits what that person does. A bare role counts only for those who see the subject's region or whose unit the subject was opened to.
/// </summary>
internal sealed class Fitness(CaseFlowDb db, RequestContext context)
{
    /// <summary>The tasks the actor may do as far as their post goes; the system may do all.</summary>
    public IQueryable<WorkItem> Fitting()
    {
        var actor = context.Who;
        if (actor.IsSystem)
        {
            return db.Set<WorkItem>();
        }

        var roles = actor.Roles.ToArray();
        var path = actor.RegionPath ?? "-";
        Guid[] persons = [actor.PersonId, .. actor.StandsInFor];
        return db.Set<WorkItem>().Where(i => db.Set<WorkItemCandidate>().Any(c => c.WorkItemId == i.Id && (
            (c.PersonId != null && persons.Contains(c.PersonId.Value))
            || (c.PersonId == null && c.UnitId == actor.UnitId && (c.Role == null || roles.Contains(c.Role)))
            || (c.PersonId == null && c.UnitId == null && roles.Contains(c.Role!) && (
                i.RegionPath.StartsWith(path) || db.Set<UnitAccess>().Any(a => a.SubjectId == i.SubjectId && a.UnitId == actor.UnitId))))));
    }

    /// <summary>Whether nobody else has taken it: the actor, or somebody on leave in whose place they are.</summary>
    public bool Holds(Guid? claimedBy) => claimedBy is null || claimedBy == context.Who.PersonId || context.Who.StandsInFor.Contains(claimedBy.Value);

    /// <summary>Those of the tasks that nobody else has taken.</summary>
    public IQueryable<WorkItem> Free(IQueryable<WorkItem> items)
    {
        Guid[] persons = [context.Who.PersonId, .. context.Who.StandsInFor];
        return items.Where(i => i.ClaimedById == null || persons.Contains(i.ClaimedById.Value));
    }

    /// <summary>Tasks of the actor's unit, whichever of its people are to do them.</summary>
    public IQueryable<WorkItem> OfUnit()
    {
        var unit = context.Who.UnitId;
        return db.Set<WorkItem>().Where(i => db.Set<WorkItemCandidate>().Any(c => c.WorkItemId == i.Id && c.UnitId == unit))
            .Union(Fitting());
    }
}
