using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>The plans in force on a day, within the scope of who asks, with their routes and when each stop was last checked.</summary>
[AnyRole]
public sealed record ListPatrolPlans(DateOnly Day, string? Search = null, PageRequest? Page = null) : IQuery<Page<PatrolPlanView>>;

public sealed record PatrolPlanView(
    Guid Id, string GridCode, string GridName, string Area, int Times, string Per, string PerName, DateOnly FirstDay, string DrawnBy, IReadOnlyList<PatrolStopView> Route);

/// <param name="LastChecked">Null: never.</param>
public sealed record PatrolStopView(int Position, Guid EnterpriseId, string EnterpriseName, string Address, DateTimeOffset? LastChecked);

internal sealed class ListPatrolPlansHandler(CaseFlowDb db) : IRequestHandler<ListPatrolPlans, Result<Page<PatrolPlanView>>>
{
    public async Task<Result<Page<PatrolPlanView>>> Handle(ListPatrolPlans request, CancellationToken cancellationToken)
    {
        var (page, day) = (request.Page ?? new PageRequest(), request.Day);
        var all = db.Set<PatrolPlan>().AsNoTracking().Where(p => p.FirstDay <= day && (p.Until == null || p.Until > day));
        if (request.Search?.Trim() is { Length: > 0 } text)
        {
            all = all.Where(p => p.GridName.Contains(text) || p.GridCode.Contains(text) || p.Area.Contains(text));
        }

        var plans = await all.OrderBy(p => p.GridCode).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var ids = plans.ConvertAll(p => p.Id);
        var stops = await db.Set<PatrolStop>().AsNoTracking().Where(s => ids.Contains(s.PlanId)).OrderBy(s => s.Position)
            .Select(s => new
            {
                s.PlanId, s.Position, s.EnterpriseId, s.EnterpriseName, s.Address,
                Last = db.Set<Inspection>().Where(i => i.EnterpriseId == s.EnterpriseId && i.Result != InspectionResults.Draft).Max(i => (DateTimeOffset?)i.CheckedAt),
            })
            .ToListAsync(cancellationToken);
        var routes = stops.ToLookup(s => s.PlanId, s => new PatrolStopView(s.Position, s.EnterpriseId, s.EnterpriseName, s.Address, s.Last));
        return new Page<PatrolPlanView>(
            plans.ConvertAll(p => new PatrolPlanView(
                p.Id, p.GridCode, p.GridName, p.Area, p.Times, p.Per, TextCatalog.Get($"patrol-per.{p.Per}"), p.FirstDay, p.DrawnBy, [.. routes[p.Id]])),
            await all.CountAsync(cancellationToken), page.Number, page.Take);
    }
}
