using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>What is odd about a check: it came late, the enterprise was closed, the phone was elsewhere. Warned of, never refused.</summary>
internal sealed class InspectionSurroundings(CaseFlowDb db)
{
    /// <summary>The figures of that day; for days before there were any, the first ones.</summary>
    public async Task<InspectionRuleSet> RulesAsync(DateOnly day, CancellationToken ct) =>
        await db.Set<InspectionRuleSet>().AsNoTracking().Where(r => r.FirstDay <= day).OrderByDescending(r => r.FirstDay).FirstOrDefaultAsync(ct)
        ?? await db.Set<InspectionRuleSet>().AsNoTracking().OrderBy(r => r.FirstDay).FirstAsync(ct);

    public async Task LookAsync(Inspection inspection, EnterpriseFile enterprise, InspectionRuleSet rules, DateTimeOffset now, CancellationToken ct)
    {
        inspection.Late = now - inspection.CheckedAt > TimeSpan.FromHours(rules.LateAfterHours);
        inspection.AtClosed = enterprise.State == EnterpriseStates.Closed && enterprise.StateSince <= inspection.Day;
        inspection.MetresOff = await MetresOffAsync(inspection, rules, ct);
    }

    public static IReadOnlyList<string> Warnings(Inspection i) => Warnings(i.Late, i.AtClosed, i.MetresOff, i.ReceivedAt);

    public static IReadOnlyList<string> Warnings(bool late, bool atClosed, int? metresOff, DateTimeOffset receivedAt) =>
    [
        .. late ? [TextCatalog.Get("inspection-warning.late", receivedAt.ToLongText())] : Array.Empty<string>(),
        .. atClosed ? [TextCatalog.Get("inspection-warning.closed")] : Array.Empty<string>(),
        .. metresOff is { } metres ? [TextCatalog.Get("inspection-warning.far", metres)] : Array.Empty<string>(),
    ];

    // Where the enterprise was found by earlier checks; while there are none, where its street's checks were made.
    private async Task<int?> MetresOffAsync(Inspection i, InspectionRuleSet rules, CancellationToken ct)
    {
        if (i.Latitude is not { } latitude || i.Longitude is not { } longitude)
        {
            return null;
        }

        var placed = db.Set<Inspection>().IgnoreQueryFilters().Where(o => o.Id != i.Id && o.Latitude != null && o.MetresOff == null).OrderByDescending(o => o.CheckedAt)
            .Select(o => new { o.EnterpriseId, o.StreetCode, Latitude = o.Latitude!.Value, Longitude = o.Longitude!.Value });
        var here = new CheckPosition(latitude, longitude);
        if (await placed.FirstOrDefaultAsync(o => o.EnterpriseId == i.EnterpriseId, ct) is { } before)
        {
            return Beyond(here.MetresTo(before.Latitude, before.Longitude), rules.FarMetres);
        }

        return await placed.FirstOrDefaultAsync(o => o.StreetCode == i.StreetCode, ct) is { } near
            ? Beyond(here.MetresTo(near.Latitude, near.Longitude), rules.ElsewhereMetres)
            : null;
    }

    private static int? Beyond(double metres, int most) => metres > most ? (int)metres : null;
}
