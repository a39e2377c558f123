using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.KeyChecks;

/// <summary>The weekly and monthly checks that were owed to a key object, and what became of them (R118, R119).</summary>
internal sealed class KeyCheckTrace(CaseFlowDb db) : ITraceSource
{
    public async Task CollectAsync(TraceWindow window, TraceLines lines, CancellationToken ct)
    {
        var rows = await (
            from duty in db.Set<KeyCheckDuty>().AsNoTracking()
            join round in db.Set<KeyCheckRound>().IgnoreQueryFilters().AsNoTracking() on duty.RoundId equals round.Id
            where duty.EnterpriseId == window.EnterpriseId && round.FirstDay <= window.Last && round.LastDay >= window.First
            orderby round.FirstDay, round.Id
            select new { duty, round }).ToListAsync(ct);
        foreach (var row in rows)
        {
            var checks = (JsonSerializer.Deserialize<List<CountedCheck>>(row.duty.Checks) ?? []).FindAll(c => c.Day <= window.Last);
            var standing = row.duty.State == KeyCheckStates.NotApplicable ? TracedStandings.Waived
                : checks.Count >= row.round.Least ? TracedStandings.Done
                : row.round.LastDay <= window.Last ? TracedStandings.Missed : TracedStandings.Open;
            lines.Dues.Add(new TracedDue(
                TracedDues.KeyCheck, row.round.HolderName, TextCatalog.Get($"key-check-kind.{row.round.Kind}"), row.round.FirstDay, row.round.LastDay, standing,
                standing == TracedStandings.Done ? checks[^1].Day.StartOfDay() : null,
                row.duty.Reason is { } reason ? TextCatalog.Get($"key-check-reason.{reason}") : string.Join('、', checks.Select(c => c.Number))));
        }
    }
}
