using System.Text.Json.Nodes;
using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>In which grid an enterprise lay, and which department answered for it.</summary>
internal sealed class EnterpriseTrace(CaseFlowDb db, IPeopleDirectory people) : ITraceSource
{
    public async Task CollectAsync(TraceWindow window, TraceLines lines, CancellationToken ct)
    {
        var enterprise = await db.Set<Enterprise>().AsNoTracking().SingleAsync(e => e.Id == window.EnterpriseId, ct);
        var changes = await db.Set<EnterpriseChange>().AsNoTracking().Where(c => c.EnterpriseId == enterprise.Id).OrderBy(c => c.Sequence).ToListAsync(ct);
        var parts = await db.Set<GridMembership>().AsNoTracking().Where(m => m.EnterpriseId == enterprise.Id).ToListAsync(ct);
        var direct = await db.Set<DirectSupervision>().AsNoTracking().Where(s => s.EnterpriseId == enterprise.Id).ToListAsync(ct);
        lines.Subjects[enterprise.Id] = enterprise.Name;
        lines.Posts.AddRange(direct.Where(s => window.Touches(s.FirstDay, s.Until)).Select(s => new TracedPost(TracedPosts.Direct, s.DepartmentName, s.Decision, s.FirstDay, s.Until)));
        lines.Places.AddRange(window.Spans(GridOn).Select(s => new TracedPlace(s.Value, s.FirstDay, s.Until > window.Last ? null : s.Until)));
        foreach (var (id, first, until) in window.Spans(await DepartmentsAsync(enterprise, changes[0].FirstDay, ct)))
        {
            if (await people.FindUnitAsync(Guid.Parse(id), ct) is { } unit)
            {
                lines.Posts.Add(new TracedPost(TracedPosts.Department, unit.Name, enterprise.IndustryName, first, until > window.Last ? null : until));
            }
        }

        string? GridOn(DateOnly day) =>
            direct.Any(s => s.FirstDay <= day && (s.Until is null || day < s.Until)) ? null
            : parts.Find(m => m.FirstDay <= day && (m.Until is null || day < m.Until))?.GridCode
                ?? changes.Find(c => c.FirstDay <= day && (c.Until is null || day < c.Until))?.CommunityCode;
    }

    /// <summary>The file holds the department of now; what it was before stands in the audit of its corrections.</summary>
    private async Task<Func<DateOnly, string?>> DepartmentsAsync(Enterprise enterprise, DateOnly beginning, CancellationToken ct)
    {
        const string Field = "departmentUnitId";
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Chain == enterprise.Id && e.Changes.Contains(Field)).OrderByDescending(e => e.Sequence)
            .Select(e => new { e.At, e.Changes }).ToListAsync(ct);
        List<(DateOnly Since, string? Before)> earlier = [];
        foreach (var entry in entries)
        {
            var changed = JsonNode.Parse(entry.Changes)!.AsArray().FirstOrDefault(c =>
                c!["entity"]!.GetValue<string>() == nameof(Enterprise) && c["change"]!.GetValue<string>() == "modified" && (c["before"]?[Field] ?? c["after"]?[Field]) is not null);
            if (changed is not null)
            {
                earlier.Add((entry.At.ChinaDate(), changed["before"]?[Field]?.GetValue<string>()));
            }
        }

        // From the newest change back: before its day holds what it replaced.
        return day => day < beginning ? null : earlier.Where(e => day < e.Since).Select(e => (true, e.Before)).LastOrDefault() is (true, var before) ? before : enterprise.DepartmentUnitId?.ToString();
    }
}
