using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

/// <summary>The leaves of the actor's unit that run, are to come or ended in the last 90 days; those of others without their leaves' past for who does not lead it.</summary>
[AnyRole]
public sealed record ListLeaves : IQuery<LeaveList>;

/// <param name="Leads">The actor may keep the leaves of the whole unit.</param>
public sealed record LeaveList(IReadOnlyList<LeaveItem> Leaves, bool Leads);

/// <param name="State"><c>running</c>, <c>coming</c> or <c>over</c>.</param>
/// <param name="LastDay">Inclusive.</param>
public sealed record LeaveItem(
    Guid Id, Guid PersonId, string PersonName, Guid SubstituteId, string SubstituteName, DateOnly FirstDay, DateOnly LastDay, string State, bool Mine, bool MayEnd);

internal sealed class ListLeavesHandler(CaseFlowDb db, RequestContext context, TimeProvider time) : IRequestHandler<ListLeaves, Result<LeaveList>>
{
    private const int DaysBack = 90;
    private const int Most = 200;

    public async Task<Result<LeaveList>> Handle(ListLeaves request, CancellationToken cancellationToken)
    {
        var (me, unit, now) = (context.Who.PersonId, context.Who.UnitId, time.GetUtcNow());
        var (since, leads) = (now.AddDays(-DaysBack), LeaveRights.LeadsUnit(context.Who));
        var rows = await (
            from leave in db.Set<Leave>().AsNoTracking()
            join person in db.Set<Person>() on leave.PersonId equals person.Id
            join substitute in db.Set<Person>() on leave.SubstituteId equals substitute.Id
            where leave.To > since && leave.From < leave.To
                && (leave.PersonId == me || leave.SubstituteId == me
                    || ((leads || leave.To > now) && db.Set<Post>().Any(p => p.PersonId == leave.PersonId && p.UnitId == unit && p.ValidFrom <= now && (p.ValidTo == null || now < p.ValidTo))))
            orderby leave.From descending, leave.Id
            select new { Leave = leave, Person = person.Name, Substitute = substitute.Name }).Take(Most).ToListAsync(cancellationToken);
        return new LeaveList(
            rows.ConvertAll(r => new LeaveItem(
                r.Leave.Id, r.Leave.PersonId, r.Person, r.Leave.SubstituteId, r.Substitute, r.Leave.From.ChinaDate(), r.Leave.To.AddTicks(-1).ChinaDate(),
                r.Leave.To <= now ? "over" : r.Leave.From > now ? "coming" : "running", r.Leave.PersonId == me, r.Leave.To > now && (r.Leave.PersonId == me || leads))),
            leads);
    }
}
