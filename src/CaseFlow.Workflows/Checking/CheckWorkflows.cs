using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Checking;

/// <summary>
/// Nothing waits for nothing (reliability I6, A12): every unfinished instance has an open task, a future timer, an awaited
/// event or child, or an incident; and what is stored in several places agrees. Reads one steady view, changes nothing.
/// </summary>
/// <param name="Most">At most so many violations of each kind are listed; all are counted.</param>
[AllowedTo(Roles.SystemAdministrator, Roles.ProcessAdministrator)]
public sealed record CheckWorkflows(int Most = 200) : IQuery<WorkflowCheck>;

/// <param name="Unfinished">Instances that still run or stopped at a fault.</param>
/// <param name="Counts">Violations by invariant; only those that are broken.</param>
public sealed record WorkflowCheck(long Unfinished, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<Violation> Violations)
{
    public bool Holds => Counts.Count == 0;
}

internal sealed class CheckWorkflowsValidator : AbstractValidator<CheckWorkflows>
{
    public CheckWorkflowsValidator() => RuleFor(x => x.Most).InclusiveBetween(0, 100_000);
}

internal sealed class CheckWorkflowsHandler(CaseFlowDb db, IDatabaseDialect dialect, IEnumerable<IInvariant> invariants, RequestContext context)
    : IRequestHandler<CheckWorkflows, Result<WorkflowCheck>>
{
    public async Task<Result<WorkflowCheck>> Handle(CheckWorkflows request, CancellationToken cancellationToken)
    {
        await using var view = await dialect.BeginReadAsync(db, cancellationToken);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var violations = new List<Violation>();
        using (context.EnterProcess())
        {
            foreach (var invariant in invariants)
            {
                await foreach (var violation in invariant.BrokenAsync(cancellationToken))
                {
                    var count = counts[violation.Invariant] = counts.GetValueOrDefault(violation.Invariant) + 1;
                    if (count <= request.Most)
                    {
                        violations.Add(violation);
                    }
                }
            }
        }

        var unfinished = await db.Set<WorkflowInstance>().LongCountAsync(
            i => i.Status == InstanceStatus.Running || i.SubStatus == InstanceSubStatus.Faulted, cancellationToken);
        return new WorkflowCheck(unfinished, counts, violations);
    }
}
