using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkItems;

/// <summary>Open tasks whose due date has passed, the latest first, with how many each holder owes.</summary>
/// <param name="Holder">Only those of this holder, by name.</param>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record OverdueTasks(string? Holder = null, PageRequest? Page = null) : IQuery<OverdueTaskList>;

public sealed record OverdueTaskList(Page<OverdueTask> Page, IReadOnlyList<ChipCount> Holders);

/// <param name="Holder">Who took it, else who may do it.</param>
public sealed record OverdueTask(
    Guid Id, Guid SubjectId, string SubjectKind, string? SubjectNumber, string SubjectTitle, string Place, string Title, string Holder, DateTimeOffset DueAt, int DaysLate);

internal sealed class OverdueTasksHandler(CaseFlowDb db, RequestContext context, TimeProvider time) : IRequestHandler<OverdueTasks, Result<OverdueTaskList>>
{
    public async Task<Result<OverdueTaskList>> Handle(OverdueTasks request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var path = context.Who.RegionPath ?? "-";
        var all = from item in db.Set<WorkItem>().AsNoTracking()
                  where item.State == WorkItemState.Open && item.DueAt <= now && item.RegionPath.StartsWith(path)
                  select new
                  {
                      Item = item,
                      Holder = item.ClaimedBy ?? db.Set<WorkItemCandidate>().Where(c => c.WorkItemId == item.Id).OrderBy(c => c.Position).Select(c => c.Name).FirstOrDefault() ?? "",
                  };
        var holders = await all.GroupBy(i => i.Holder).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var page = request.Page ?? new PageRequest();
        var rows = await all.Where(i => request.Holder == null || i.Holder == request.Holder).OrderBy(i => i.Item.DueAt).ThenBy(i => i.Item.Id)
            .Skip(page.Skip).Take(page.Take)
            .Select(i => new { i.Item.Id, i.Item.SubjectId, i.Item.SubjectKind, i.Item.SubjectNumber, i.Item.SubjectTitle, i.Item.Place, i.Item.Title, i.Holder, i.Item.DueAt })
            .ToListAsync(cancellationToken);
        return new OverdueTaskList(
            new Page<OverdueTask>(
                rows.ConvertAll(r => new OverdueTask(
                    r.Id, r.SubjectId, r.SubjectKind, r.SubjectNumber, r.SubjectTitle, r.Place, r.Title, r.Holder, r.DueAt!.Value, now.DaysLate(r.DueAt.Value))),
                holders.Where(h => request.Holder is null || h.Key == request.Holder).Sum(h => h.Count), page.Number, page.Take),
            [.. holders.OrderByDescending(h => h.Count).ThenBy(h => h.Key, StringComparer.Ordinal).Select(h => new ChipCount(h.Key, h.Key, h.Count))]);
    }
}
