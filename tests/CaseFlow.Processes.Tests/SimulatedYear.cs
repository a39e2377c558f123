using System.Globalization;
using System.Text;
using CaseFlow.Domain.Accountability;
using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.Bulletins;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Dismissals;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Reporting;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Processes.Tests;

/// <summary>
/// 2019 of 雁塔区 on a virtual clock, through the real pipeline: its streets, communities and departments report each month and
/// quarter, most in time, some late or never, by a plan that depends on nothing but names and months; officers are assessed, one
/// fails twice; the office publishes each quarter's bulletin.
/// </summary>
internal sealed class SimulatedYear : IAsyncDisposable
{
    private const string Office = BulletinTown.Office;
    private const string Head = BulletinTown.Head;
    private const int LateEvery = 20;
    private const int MissingEvery = 37;
    private const int FailedOfficer = 0;

    private readonly Yanta _yanta;
    private readonly AssessedStaff _staff;
    private readonly List<Unit> _units = [];
    private readonly List<Guid> _officers = [];
    private readonly StringBuilder _report = new();

    private SimulatedYear(Yanta yanta) => (_yanta, _staff) = (yanta, new AssessedStaff(yanta));

    public Yanta Yanta => _yanta;

    /// <summary>Units that owe a report each month: communities, streets, the district.</summary>
    public int Monthly => _units.Count(u => u.Kind is UnitKind.Community or UnitKind.Street) + 1;

    /// <summary>Units that owe a summary each quarter.</summary>
    public int Quarterly => _units.Count(u => u.Kind is UnitKind.Department or UnitKind.Street);

    /// <summary>What the plan leaves unfiled for a month, and files late.</summary>
    public (int Missing, int Late) Planned(int month) =>
        (_units.Count(u => u.Kind == UnitKind.Community && Misses(u, month)), _units.Count(u => u.Kind == UnitKind.Community && !Misses(u, month) && IsLate(u, month)));

    public string Report => _report.ToString();

    /// <summary>All 8 streets and 215 communities.</summary>
    public static async Task<SimulatedYear> StartAsync(DatabaseProvider database, int departments, int officers)
    {
        var year = new SimulatedYear(await Yanta.StartByTheClockAsync(database, "2018-12-27"));
        await year.SettleAsync(departments);
        for (var n = 0; n < officers; n++)
        {
            year._officers.Add(await year._staff.TakeOnAsync($"专职网格员{n + 1}", n + 1));
        }

        return year;
    }

    /// <summary>From January to the last of so many months, and the days after in which quarters are assessed and published.</summary>
    public async Task RunAsync(int months)
    {
        for (var month = 1; month <= months; month++)
        {
            await MonthAsync(month);
        }

        var next = months + 1;
        await QuarterBehindAsync(next);
        await PassAsync(next, 25, "09:00");
        await SayAsync(months);
    }

    public async Task<IReadOnlyList<DismissalItem>> DismissalsAsync() => await _staff.DismissalsAsync();

    public async Task<IReadOnlyList<BulletinItem>> BulletinsAsync() => (await _yanta.SendAsync(new ListBulletins(Page: new PageRequest(1, 100)), Office)).Page.Items;

    public async Task<ReportList> ReportsAsync(string kind, DateOnly day) => await _yanta.SendAsync(new ListReports(kind, day, Page: new PageRequest(1, 1)), Office);

    public ValueTask DisposeAsync() => _yanta.DisposeAsync();

    private async Task MonthAsync(int month)
    {
        await QuarterBehindAsync(month);
        var day = new DateOnly(2019, month, 1);
        await PassAsync(month, 18, "09:00");
        await FileAsync(UnitKind.Community, ReportKinds.Month, day, u => !Misses(u, month) && !IsLate(u, month));
        await PassAsync(month, 22, "10:00");
        await FileAsync(UnitKind.Community, ReportKinds.Month, day, u => !Misses(u, month) && IsLate(u, month));
        await PassAsync(month, 24, "16:00");
        await FileAsync(UnitKind.Street, ReportKinds.Month, day, _ => true);
        await PassAsync(month, 27, "10:00");
        await _yanta.SendAsync(new FileReport(ReportKinds.Month, day, ReportingTown.Entry()), Office);
        if (month % 3 == 0)
        {
            await FileAsync(UnitKind.Street, ReportKinds.Quarter, day, _ => true, zero: true);
            await FileAsync(UnitKind.Department, ReportKinds.Quarter, day, u => !Misses(u, month), zero: true);
        }
    }

    /// <summary>In the first month of a quarter the one before is assessed and published.</summary>
    private async Task QuarterBehindAsync(int month)
    {
        if (month % 3 != 1 || month == 1)
        {
            return;
        }

        await PassAsync(month, 8, "09:00");
        var quarter = (month - 1) / 3;
        for (var n = 0; n < _officers.Count; n++)
        {
            var grade = n == FailedOfficer && quarter is 1 or 3 ? AssessmentGrades.Unqualified : n % 3 == 1 ? AssessmentGrades.Basic : AssessmentGrades.Qualified;
            if ((await _yanta.SendAsync(new ListAssessments(Period: $"2019-{quarter}"), Office)).Page.Items.Any(a => a.OfficerId == _officers[n] && a.State == AssessmentStates.Open))
            {
                await _staff.GradeAsync(_officers[n], $"2019-{quarter}", grade);
            }
        }

        var town = new BulletinTown(_yanta);
        var bulletin = (await BulletinsAsync()).Single(b => b.Year == 2019 && b.Quarter == quarter);
        await town.ScoreAsync(bulletin.Id, 80 + quarter);
        await town.PublishAsync(bulletin.Id);
    }

    private async Task FileAsync(UnitKind kind, string report, DateOnly day, Func<Unit, bool> which, bool zero = false)
    {
        foreach (var unit in _units.Where(u => u.Kind == kind && which(u)))
        {
            await _yanta.SendAsync(new FileReport(report, day, ReportingTown.Entry(zero)), unit.Who);
        }
    }

    private async Task SettleAsync(int departments)
    {
        var rows = (await File.ReadAllLinesAsync(Repository.Path("src", "CaseFlow.Host", "Demo", "Data", "yanta_610113_adcode2016.csv"))).Skip(1).Select(l => l.Split(','))
            .Where(c => c[0].Length == RegionPaths.CodeLength).Select(c => (Code: c[0], Name: c[2])).ToList();
        var kept = rows.Where(r => RegionPaths.LevelOf(r.Code) == RegionLevel.Street).ToList();
        var below = rows.Where(r => RegionPaths.LevelOf(r.Code) == RegionLevel.Community).ToList();
        await _yanta.SendAsync(new ImportRegions([new("610100000000", "西安市"), new("610113000000", "雁塔区"), .. kept.Concat(below).Select(r => new RegionRow(r.Code, r.Name))]));
        List<UnitRow> units =
        [
            .. kept.Select(r => new UnitRow(UnitKind.Street, r.Name, r.Code)), .. below.Select(r => new UnitRow(UnitKind.Community, r.Name, r.Code)),
            .. Enumerable.Range(2, Math.Max(departments - 1, 0)).Select(n => new UnitRow(UnitKind.Department, $"区级部门{n:00}", "610113000000")),
        ];
        await _yanta.SendAsync(new RegisterUnits(units));
        foreach (var kind in new[] { UnitKind.Street, UnitKind.Community, UnitKind.Department })
        {
            foreach (var unit in await _yanta.SendAsync(new FindUnits([kind], null, 500)))
            {
                var who = $"{kind}{_units.Count:000}";
                await _yanta.AppointAsync(who, kind switch { UnitKind.Street => Roles.StreetHead, UnitKind.Community => Roles.CommunityLead, _ => Roles.DepartmentLeader }, unit.Id);
                _units.Add(new Unit(unit.Id, unit.Name, kind, who, _units.Count));
            }
        }
    }

    private Task PassAsync(int month, int day, string time) => _yanta.PassAsync(new DateOnly(2019, 1, 1).AddMonths(month - 1).AddDays(day - 1).At(TimeOnly.Parse(time, CultureInfo.InvariantCulture)));

    /// <summary>The year as a report: what was owed and filed, sent, published and graded.</summary>
    private async Task SayAsync(int months)
    {
        for (var month = 1; month <= months; month++)
        {
            var list = await ReportsAsync(ReportKinds.Month, new DateOnly(2019, month, 1));
            _report.AppendLine(CultureInfo.InvariantCulture, $"2019-{month:00}: {string.Join(", ", list.Standings.Select(s => $"{s.Name} {s.Count}"))}");
        }

        foreach (var bulletin in await BulletinsAsync())
        {
            _report.AppendLine(CultureInfo.InvariantCulture, $"bulletin {bulletin.Year} Q{bulletin.Quarter}: {bulletin.State}");
        }

        var (deadlines, steps, notices) = await _yanta.District.WithDbAsync(async db => (
            await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM deadlines").SingleAsync(),
            await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM deadline_steps WHERE NOT skipped").SingleAsync(),
            await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM notices").SingleAsync()));
        var accountable = (await _yanta.SendAsync(new ListAccountability(), Office)).Page.Total;
        _report.AppendLine(CultureInfo.InvariantCulture, $"{deadlines} deadlines, {steps} reminder steps sent, {notices} notices, {(await DismissalsAsync()).Count} dismissals, {accountable} calls to account");
    }

    private static bool Misses(Unit unit, int month) => (unit.Number + (7 * month)) % MissingEvery == 0;

    private static bool IsLate(Unit unit, int month) => (unit.Number + (3 * month)) % LateEvery == 0;

    /// <param name="Number">Its place among all units; the plan goes by it.</param>
    private sealed record Unit(Guid Id, string Name, UnitKind Kind, string Who, int Number);
}
