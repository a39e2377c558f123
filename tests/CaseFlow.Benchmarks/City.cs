using System.Diagnostics;
using System.Globalization;
using CaseFlow.Domain.Coverage;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Benchmarks;

/// <summary>The pages of a whole city (PostgreSQL): its regions, 100,000 enterprises, 1,000,000 hazards and 3,000,000 answers of checks; see city.sql.</summary>
internal static class City
{
    private const int AnswersPerCheck = 44;
    private const int Rounds = 20;
    private const string Whole = "610100000000";
    private const string District = "610113000000";
    private const string Street = "610113001000";

    private static readonly DateOnly Day = new(2026, 11, 23);

    /// <param name="regions">Rows of code, parent, name … with a header.</param>
    public static async Task<int> RunAsync(string regions, int enterprises, int hazards, int answers)
    {
        await using var server = await DurableServer.StartAsync(DatabaseProvider.PostgreSQL);
        await using var district = await TestDistrict.StartAsync(DatabaseProvider.PostgreSQL);
        var rows = (await File.ReadAllLinesAsync(regions)).Skip(1).Select(l => l.Split(',')).Where(r => !r[0].StartsWith("610101", StringComparison.Ordinal))
            .Select(r => new RegionRow(r[0], r[2])).ToList();
        Console.WriteLine($"{(await district.SendAsync(new ImportRegions(rows))).Value} regions");
        await district.SendAsync(new RegisterUnits([new UnitRow(UnitKind.Department, "区商务局", District)]));
        var watch = Stopwatch.StartNew();
        await district.WithDbAsync(db => FillAsync(db, enterprises, hazards, answers / AnswersPerCheck));
        Console.WriteLine($"{enterprises} enterprises, {hazards} hazards, {answers / AnswersPerCheck} checks: filled in {watch.Elapsed.TotalSeconds:F0} s");
        var measures = new Measures();
        watch.Restart();
        for (var round = -1; round < Rounds; round++)
        {
            // The first round compiles the queries.
            foreach (var (region, name) in new[] { (Whole, "city"), (District, "district"), (Street, "street") })
            {
                var who = new Actor(Guid.CreateVersion7(), "benchmark", Guid.CreateVersion7(), "benchmark", PathOf(region), new HashSet<string> { Roles.DistrictOffice });
                await TakeAsync(district, round < 0 ? new Measures() : measures, who, region, name, Math.Max(round, 0) + 1);
            }
        }

        measures.Print(watch.Elapsed);
        return 0;
    }

    private static async Task TakeAsync(TestDistrict district, Measures measures, Actor who, string region, string name, int round)
    {
        var page = new PageRequest(round);
        await SendAsync("hazards", new ListHazards(Page: page));
        await SendAsync("hazards open", new ListHazards(State: HazardStates.Reported, Page: page));
        await SendAsync("hazards searched", new ListHazards(Search: Word(round)));
        await SendAsync("hazards searched, all hold it", new ListHazards(Search: "货物"));
        await SendAsync("enterprises", new ListEnterprises(Page: page));
        await SendAsync("enterprises searched", new ListEnterprises(Search: Word(round)));
        await SendAsync("enterprises searched, all hold it", new ListEnterprises(Search: "商行"));
        await SendAsync("checks", new ListInspections(Page: page));
        await SendAsync("checks searched", new ListInspections(Search: Word(round)));
        await SendAsync("map", new SupervisionMap(region, Day));
        await SendAsync("coverage check", new CheckCoverage(region, Day, Page: page));
        await SendAsync("table 2", new CountCategories(region, Day));
        await SendAsync("table 3", new ListGrids(region, Day, Page: page));

        async Task SendAsync<T>(string what, IRequest<Result<T>> request)
        {
            var answer = await measures.TakeAsync($"{what}, {name}", () => district.SendAsync(request, who));
            if (!answer.Succeeded)
            {
                throw new InvalidOperationException(string.Join(", ", answer.Refusals.Select(r => r.Text())));
            }
        }
    }

    // Part of some names: of about ten enterprises, a hundred hazards.
    private static string Word(int round) => $"{1234 + (round * 37)}商行";

    private static string PathOf(string region) => RegionPaths.Of(region)!;

    private static async Task<int> FillAsync(CaseFlowDb db, int enterprises, int hazards, int checks)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        using var reader = new StreamReader(typeof(City).Assembly.GetManifestResourceStream("city.sql")!);
        var script = (await reader.ReadToEndAsync())
            .Replace("@enterprises", enterprises.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("@hazards", hazards.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("@inspections", checks.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.CommandTimeout) = (script, 1800);
        await command.ExecuteNonQueryAsync();
        command.CommandText = "VACUUM ANALYZE";
        return await command.ExecuteNonQueryAsync();
    }
}
