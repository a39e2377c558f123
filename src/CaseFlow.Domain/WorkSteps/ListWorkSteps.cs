using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkSteps;

public static class WorkStepStates
{
    /// <summary>办理中</summary>
    public const string Open = "open";

    /// <summary>逾期: the last day is over and something is missing</summary>
    public const string Late = "late";

    /// <summary>已完成</summary>
    public const string Done = "done";

    /// <summary>历史节点: over before it was entered (A-3, C59)</summary>
    public const string Past = "past";

    /// <summary>已取消</summary>
    public const string Cancelled = "cancelled";

    public static readonly IReadOnlyList<string> All = [Late, Open, Done, Past, Cancelled];

    internal static string Of(WorkStep step, bool missing, DateOnly today) => step switch
    {
        { CancelledBecause: not null } => Cancelled,
        { Past: true } => Past,
        _ when !missing => Done,
        { LastDay: { } last } when last < today => Late,
        _ => Open,
    };
}

/// <summary>What the district asks of its streets and departments, newest first; there are tens of them, not thousands.</summary>
/// <param name="Search">Part of title, clause or of what is to be there.</param>
/// <param name="State">One of <see cref="WorkStepStates"/>.</param>
[AllowedTo(
    Roles.StreetOfficer, Roles.StreetLeader, Roles.CommunityLead, Roles.GridOfficer, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice, Roles.ListingBody,
    Roles.DistrictLeader, Roles.CityOffice)]
public sealed record ListWorkSteps(string? Search = null, string? State = null, PageRequest? Page = null) : IQuery<WorkStepList>;

public sealed record WorkStepList(Page<WorkStepItem> Page, IReadOnlyList<ChipCount> States);

/// <param name="OwnMissing">What one's own unit has not done; null where nothing is asked of it.</param>
public sealed record WorkStepItem(Guid Id, string Title, string Basis, DateOnly? LastDay, string State, string StateName, int Units, int Finished, IReadOnlyList<string>? OwnMissing);

internal sealed class ListWorkStepsHandler(WorkStepScope scope, RequestContext context, TimeProvider time) : IRequestHandler<ListWorkSteps, Result<WorkStepList>>
{
    public async Task<Result<WorkStepList>> Handle(ListWorkSteps request, CancellationToken cancellationToken)
    {
        var steps = await scope.StepsAsync(cancellationToken);
        if (request.Search?.Trim() is { Length: > 0 } text)
        {
            steps = steps.Where(s => s.Title.Contains(text) || s.Basis.Contains(text) || s.Items.Contains(text));
        }

        List<WorkStepItem> items = [];
        foreach (var step in await steps.AsNoTracking().OrderByDescending(s => s.LastDay ?? DateOnly.MaxValue).ThenByDescending(s => s.Id).ToListAsync(cancellationToken))
        {
            items.Add(Item(step, await scope.StandingAsync(step, cancellationToken)));
        }

        var counts = ChipCounts.Of(items, _ => 1).Row("state", i => i.State, request.State);
        var (page, found) = (request.Page ?? new PageRequest(), items.FindAll(i => request.State is null || i.State == request.State));
        return new WorkStepList(
            new Page<WorkStepItem>([.. found.Skip(page.Skip).Take(page.Take)], counts.Total, page.Number, page.Take), counts.InOrder("state", WorkStepStates.All, "work-step-state"));
    }

    private WorkStepItem Item(WorkStep step, IReadOnlyList<UnitStanding> units)
    {
        var state = WorkStepStates.Of(step, units.Any(u => u.Missing.Count > 0), time.Today());
        return new WorkStepItem(
            step.Id, step.Title, step.Basis, step.LastDay, state, TextCatalog.Get($"work-step-state.{state}"), units.Count, units.Count(u => u.Missing.Count == 0),
            units.FirstOrDefault(u => u.Unit.Id == context.Who.UnitId)?.Missing);
    }
}
