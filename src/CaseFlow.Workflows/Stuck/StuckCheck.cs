using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Checking;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Stuck;

/// <summary>
/// Looks for instances that stand still although nothing is due, and says what the check found. It reads everything; what it
/// found is kept until the next one.
/// </summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record CheckForStuck : IQuery<StuckFindings>;

/// <summary>What the last check of this host found.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record LastStuckCheck : IQuery<KeptFindings>;

/// <param name="Check">Null before the first check.</param>
public sealed record KeptFindings(StuckFindings? Check);

/// <param name="Unfinished">Instances that were looked at.</param>
/// <param name="Findings">Those that the actor may see; at most 200 of each kind.</param>
public sealed record StuckFindings(DateTimeOffset At, long Unfinished, IReadOnlyList<StuckFinding> Findings);

/// <param name="InstanceId">Null where it is about none.</param>
/// <param name="Remedy">What can be done.</param>
public sealed record StuckFinding(string Kind, Guid? InstanceId, SubjectName? Subject, string Text, string Remedy);

/// <summary>The last check of this host.</summary>
internal sealed class KeptCheck
{
    public (DateTimeOffset At, WorkflowCheck Check)? Last { get; set; }
}

internal sealed class StuckChecks(
    CaseFlowDb db, KeptCheck kept, IRequestHandler<CheckWorkflows, Result<WorkflowCheck>> check, InstanceScope scope, Subjects subjects, TimeProvider time) :
    IRequestHandler<CheckForStuck, Result<StuckFindings>>,
    IRequestHandler<LastStuckCheck, Result<KeptFindings>>
{
    public async Task<Result<StuckFindings>> Handle(CheckForStuck request, CancellationToken cancellationToken)
    {
        var answer = await check.Handle(new CheckWorkflows(), cancellationToken);
        if (!answer.Succeeded)
        {
            return Result<StuckFindings>.Refused(answer.Refusals);
        }

        kept.Last = (time.GetUtcNow(), answer.Value);
        return await SeenAsync(time.GetUtcNow(), answer.Value, cancellationToken);
    }

    public async Task<Result<KeptFindings>> Handle(LastStuckCheck request, CancellationToken cancellationToken) =>
        new KeptFindings(kept.Last is { } last ? await SeenAsync(last.At, last.Check, cancellationToken) : null);

    private async Task<StuckFindings> SeenAsync(DateTimeOffset at, WorkflowCheck found, CancellationToken ct)
    {
        var ids = found.Violations.Select(v => v.InstanceId).OfType<Guid>().Distinct().ToList();
        var seen = await scope.Of(db.Set<WorkflowInstance>().AsNoTracking().Where(i => ids.Contains(i.Id)), i => i.CorrelationId)
            .Select(i => new { i.Id, i.CorrelationId }).ToDictionaryAsync(i => i.Id, i => i.CorrelationId, ct);
        var gone = ids.Except(await db.Set<WorkflowInstance>().Where(i => ids.Contains(i.Id)).Select(i => i.Id).ToListAsync(ct)).ToHashSet();
        var names = await SubjectNames.ReadAsync(subjects, seen.Values, ct);
        return new StuckFindings(at, found.Unfinished,
        [
            .. from violation in found.Violations
               where violation.InstanceId is not { } id || seen.ContainsKey(id) || gone.Contains(id)
               let instance = violation.InstanceId is { } shown && seen.ContainsKey(shown) ? violation.InstanceId : null
               select new StuckFinding(
                   violation.Invariant, instance, instance is null ? null : names.Of(seen[instance.Value]), StuckWords.Of(violation), violation.Remedy),
        ]);
    }
}

/// <summary>Findings of the check as officials read them: <c>stuck.finding.&lt;kind&gt;</c> where the check's own words name ids.</summary>
internal static class StuckWords
{
    public static string Of(Violation violation) =>
        TextCatalog.Find($"stuck.finding.{violation.Invariant}") is { } plain ? string.Format(System.Globalization.CultureInfo.CurrentCulture, plain, violation.Args) : violation.Text;
}
