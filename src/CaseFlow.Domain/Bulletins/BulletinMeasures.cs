using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Reporting;

namespace CaseFlow.Domain.Bulletins;

/// <param name="Score">Of a hundred; null: nothing was there to measure, the dimension does not apply.</param>
internal sealed record Measure(decimal? Score, IReadOnlyList<BulletinFact> Facts)
{
    private const int Decimals = 2;

    public static readonly Measure None = new(null, []);

    /// <summary>The mean of the shares that exist; a share of nothing does not.</summary>
    public static Measure OfShares(params BulletinFact[] facts)
    {
        var shares = facts.Where(f => f.Of > 0).ToArray();
        return shares.Length == 0 ? new Measure(null, facts) : new Measure(Rounded(shares.Average(f => f.Count / f.Of) * BulletinRules.Full), shares);
    }

    public static decimal Rounded(decimal score) => Math.Round(Math.Clamp(score, 0, BulletinRules.Full), Decimals, MidpointRounding.AwayFromZero);
}

/// <summary>Scores of the dimensions that the records tell, one method for each.</summary>
internal static class BulletinMeasures
{
    private const int MostNamed = 8;

    /// <param name="patrols">Of a street; null of a department.</param>
    public static Measure Of(string dimension, BulletinUnit unit, BulletinRecords all, PatrolFigureSet? patrols, BulletinRules rules) => dimension switch
    {
        BulletinDimensions.Reporting => Reporting(unit, all, rules),
        BulletinDimensions.Enforcement => Enforcement(unit, all),
        BulletinDimensions.Duty => Duty(unit, all, patrols),
        BulletinDimensions.Checks => Checks(unit, all),
        BulletinDimensions.Listed => Listed(unit, all, rules),
        BulletinDimensions.Files => Files(unit, all),
        _ => Measure.None,
    };

    /// <summary>③ Each report in time is full, a late one less, a missing one least: silence is worse than zero (C12). Communities count for their street (C5).</summary>
    public static Measure Reporting(BulletinUnit unit, BulletinRecords all, BulletinRules rules)
    {
        var due = all.Reports.Where(r => r.Standing != ReportStandings.Waiting).ToList();
        var own = due.FindAll(r => r.UnitId == unit.UnitId);
        var below = unit.League == BulletinLeagues.Streets ? due.FindAll(r => r.Level == ReportLevels.Community && r.RegionPath.StartsWith(unit.RegionPath, StringComparison.Ordinal)) : [];
        if (own.Count + below.Count == 0)
        {
            return Measure.None;
        }

        var share = own.Count == 0 ? BulletinRules.Full : below.Count == 0 ? 0 : rules.CommunityShare;
        var score = ((Mean(own, rules) * (BulletinRules.Full - share)) + (Mean(below, rules) * share)) / BulletinRules.Full;
        return new Measure(Measure.Rounded(score), [.. Told("own", own), .. Told("below", below)]);
    }

    private static decimal Mean(List<OwedReport> reports, BulletinRules rules) => reports.Count == 0 ? 0 : reports.Average(r => r.Standing switch
    {
        ReportStandings.Filed => BulletinRules.Full,
        ReportStandings.Late => rules.LateScore,
        _ => rules.MissingScore,
    });

    private static IEnumerable<BulletinFact> Told(string whose, List<OwedReport> reports)
    {
        foreach (var standing in (string[])[ReportStandings.Filed, ReportStandings.Late, ReportStandings.Missing])
        {
            var these = reports.FindAll(r => r.Standing == standing);
            if (these.Count > 0 || (standing == ReportStandings.Filed && reports.Count > 0))
            {
                yield return new BulletinFact($"reports-{whose}-{standing}", these.Count, reports.Count, standing == ReportStandings.Filed ? null : Names(these.Select(r => r.Title)));
            }
        }

        if (reports.Count(r => r.Zero) is > 0 and var zero)
        {
            yield return new BulletinFact($"reports-{whose}-zero", zero, reports.Count);
        }
    }

    /// <summary>④ Of the illegal activity that the unit reported, what was dealt with.</summary>
    public static Measure Enforcement(BulletinUnit unit, BulletinRecords all)
    {
        var own = all.Reports.Where(r => r.UnitId == unit.UnitId).ToList();

        // A quarter's summary says again what its months said.
        var counted = own.Exists(r => r.Kind == ReportKinds.Month) ? own.FindAll(r => r.Kind == ReportKinds.Month) : own;
        return Measure.OfShares(new BulletinFact("illegal-handled", counted.Sum(r => r.IllegalHandled), counted.Sum(r => r.Illegal)));
    }

    /// <summary>⑤ Posts that are filled, working days with a record, officers who passed. Days without anybody are nobody's omission (C25).</summary>
    public static Measure Duty(BulletinUnit unit, BulletinRecords all, PatrolFigureSet? patrols)
    {
        if (patrols is null)
        {
            return Measure.None;
        }

        var grades = all.Grades.GetValueOrDefault(unit.RegionPath);
        return Measure.OfShares(
            new BulletinFact("posts-filled", Math.Max(patrols.Communities - all.Vacancies.Count(v => v.RegionPath.StartsWith(unit.RegionPath, StringComparison.Ordinal)), 0), patrols.Communities),
            new BulletinFact("days-recorded", patrols.Recorded, patrols.RecordsDue - patrols.Unmanned, Names(patrols.Worst.Select(w => w.CommunityName))),
            new BulletinFact("officers-passed", grades?.Passed ?? 0, grades?.Confirmed ?? 0));
    }

    /// <summary>⑥ Checks of key objects that were owed, points of spot checks without fault, hazards found that are dealt with.</summary>
    public static Measure Checks(BulletinUnit unit, BulletinRecords all)
    {
        var key = all.KeyChecks.GetValueOrDefault(unit.UnitId);
        var spot = unit.League == BulletinLeagues.Streets ? all.SpotChecks.GetValueOrDefault(unit.RegionPath) : null;
        var hazards = all.Hazards.Where(h => Reaches(unit, h.RegionPath, h.DepartmentUnitId)).ToList();
        return Measure.OfShares(
            new BulletinFact("key-checks-done", key?.Done ?? 0, (key?.Done ?? 0) + (key?.Breaches ?? 0)),
            new BulletinFact("spot-points-conforming", spot?.Conforming ?? 0, spot?.Points ?? 0),
            new BulletinFact("hazards-rectified", hazards.Sum(h => h.Found - h.Open), hazards.Sum(h => h.Found)));
    }

    /// <summary>⑦ An overdue case costs once, however often its last day was moved (C42).</summary>
    public static Measure Listed(BulletinUnit unit, BulletinRecords all, BulletinRules rules)
    {
        var cases = all.Listed.Where(c => unit.League == BulletinLeagues.Streets ? c.StreetPath == unit.RegionPath : c.GoverningUnitId == unit.UnitId || c.SupervisingUnitId == unit.UnitId)
            .DistinctBy(c => c.Id).ToList();
        if (cases.Count == 0)
        {
            return Measure.None;
        }

        var overdue = cases.FindAll(c => c.Overdue);
        return new Measure(
            Measure.Rounded(BulletinRules.Full - (overdue.Count * rules.OverdueCost)),
            [new BulletinFact("listed-closed", cases.Count(c => c.Closed), cases.Count), new BulletinFact("listed-overdue", overdue.Count, cases.Count, Names(overdue.Select(c => c.Number)))]);
    }

    /// <summary>⑧ Files that are complete, rows of the sub-registers that are verified.</summary>
    public static Measure Files(BulletinUnit unit, BulletinRecords all)
    {
        var files = all.Files.Where(f => Reaches(unit, f.RegionPath, f.DepartmentUnitId)).ToList();
        var rows = all.Registers.Where(r => Reaches(unit, r.RegionPath, r.DepartmentUnitId)).ToList();
        return Measure.OfShares(
            new BulletinFact("files-complete", files.Sum(f => f.Complete), files.Sum(f => f.Files)), new BulletinFact("rows-verified", rows.Sum(r => r.Verified), rows.Sum(r => r.Rows)));
    }

    private static bool Reaches(BulletinUnit unit, string path, Guid? department) =>
        unit.League == BulletinLeagues.Streets ? path.StartsWith(unit.RegionPath, StringComparison.Ordinal) : department == unit.UnitId;

    private static string? Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count == 0 ? null : string.Join('、', all.Take(MostNamed)) + (all.Count > MostNamed ? TextCatalog.Get("bulletin-fact.more", all.Count) : "");
    }
}
