using System.Diagnostics;
using System.Globalization;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Reporting;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Benchmarks;

/// <summary>Opens a month of reports for all communities, streets and districts of a city, by the clock and batch by batch (R74-R76).</summary>
internal static class ReportMonth
{
    private const int Chunk = 500;

    public static async Task<int> RunAsync(string regions, string workflows)
    {
        await using var server = await DurableServer.StartAsync(DatabaseProvider.PostgreSQL);

        // First as a host does that has just started, then once more from the beginning, as one that has been running.
        foreach (var host in (string[])["just started", "running"])
        {
            await using var district = await TestDistrict.StartAsync(DatabaseProvider.PostgreSQL, new DateOnly(2018, 9, 30).At(new TimeOnly(12, 0)));
            await SettleAsync(district, regions, workflows);
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            Report(host, await OpenAsync(district, new DateOnly(2018, 10, 1)), Process.GetCurrentProcess().TotalProcessorTime - before);
        }

        return 0;
    }

    private static void Report(string host, (int Duties, TimeSpan Work, TimeSpan Longest, int Batches) run, TimeSpan cpu) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"host {host}: {run.Duties} duties with tasks and ladders in {run.Work.TotalSeconds:F1} s (CPU {cpu.TotalSeconds:F1} s), {run.Batches} transactions, the longest {run.Longest.TotalMilliseconds:F0} ms"));

    private static async Task<(int Duties, TimeSpan Work, TimeSpan Longest, int Batches)> OpenAsync(TestDistrict district, DateOnly month)
    {
        var end = month.At(new TimeOnly(0, 20));
        var (work, longest, batches) = (TimeSpan.Zero, TimeSpan.Zero, 0);
        district.Time.SetUtcNow(month.At(new TimeOnly(0, 9)));
        while ((await district.SendAsync(new NextDue())).Value is { } next && next < end)
        {
            district.Time.SetUtcNow(next > district.Time.GetUtcNow() ? next : district.Time.GetUtcNow());
            foreach (var row in (await district.SendAsync(new DueNow(district.Time.GetUtcNow(), 100))).Value)
            {
                var watch = Stopwatch.StartNew();
                _ = (await district.SendAsync(new FireDue(row))).Value;
                (work, batches) = (work + watch.Elapsed, batches + 1);
                longest = watch.Elapsed > longest ? watch.Elapsed : longest;
            }
        }

        return ((await district.SendAsync(new ListReports(ReportKinds.Month, month, Page: new PageRequest(1, 1)))).Value.Page.Total, work, longest, batches);
    }

    private static async Task SettleAsync(TestDistrict district, string regions, string workflows)
    {
        var rows = (await File.ReadAllLinesAsync(regions)).Skip(1).Select(l => l.Split(',')).Where(c => c[0].Length == RegionPaths.CodeLength && c[10] != "t").Select(c => new RegionRow(c[0], c[2])).ToList();
        _ = (await district.SendAsync(new ImportRegions(rows))).Value;
        foreach (var chunk in rows.Where(r => RegionPaths.LevelOf(r.Code) != RegionLevel.City).Select(Unit).Chunk(Chunk))
        {
            _ = (await district.SendAsync(new RegisterUnits(chunk))).Value;
        }

        var files = DefinitionFolder.Read(workflows).Where(f => f.Name.StartsWith("monthly-report", StringComparison.Ordinal)).ToList();
        _ = (await district.SendAsync(new ImportDefinitions([.. files], "benchmark"))).Value;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} regions"));
    }

    private static UnitRow Unit(RegionRow row) => RegionPaths.LevelOf(row.Code) switch
    {
        RegionLevel.District => new UnitRow(UnitKind.DistrictOffice, row.Name, row.Code),
        RegionLevel.Street => new UnitRow(UnitKind.Street, row.Name, row.Code),
        _ => new UnitRow(UnitKind.Community, row.Name, row.Code),
    };
}
