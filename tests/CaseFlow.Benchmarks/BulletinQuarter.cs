using System.Diagnostics;
using System.Globalization;
using CaseFlow.Domain.Bulletins;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks;

/// <summary>The ranking of a quarter for all districts of a city: opened by the clock's command, drawn from the records and ranked (R80-R82).</summary>
internal static class BulletinQuarter
{
    private const int Chunk = 500;
    private const int Departments = 20;

    public static async Task<int> RunAsync(string regions, string workflows)
    {
        await using var server = await DurableServer.StartAsync(DatabaseProvider.PostgreSQL);
        await using var district = await TestDistrict.StartAsync(DatabaseProvider.PostgreSQL, new DateOnly(2018, 9, 1).At(new TimeOnly(12, 0)));
        await SettleAsync(district, regions, workflows);
        district.Time.SetUtcNow(new DateOnly(2019, 4, 8).At(new TimeOnly(9, 0)));
        await RankAsync(district, new DateOnly(2019, 1, 1));
        return 0;
    }

    private static async Task RankAsync(TestDistrict district, DateOnly first)
    {
        var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var opened = (await SendAsync(district, new OpenDueBulletins())).Opened;
        var (drawn, cpu) = (watch.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - before);
        var bulletins = (await district.SendAsync(new ListBulletins(Year: first.Year, Page: new PageRequest(1, PageRequest.MaxSize)))).Value.Page.Items;
        var units = 0;
        foreach (var bulletin in bulletins)
        {
            units += (await district.SendAsync(new BulletinDetails(bulletin.Id))).Value.Content.Units.Count;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{opened} bulletins opened and drawn in {drawn.TotalSeconds:F2} s (CPU {cpu.TotalSeconds:F2} s), {units} units ranked in {(watch.Elapsed - drawn).TotalSeconds:F2} s"));
    }

    private static async Task<T> SendAsync<T>(TestDistrict district, ICommand<T> command)
    {
        await using var scope = district.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        context.Actor = Actor.System;
        using var _ = context.EnterProcess();
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command)).Value;
    }

    private static async Task SettleAsync(TestDistrict district, string regions, string workflows)
    {
        var rows = (await File.ReadAllLinesAsync(regions)).Skip(1).Select(l => l.Split(',')).Where(c => c[0].Length == RegionPaths.CodeLength && c[10] != "t").Select(c => new RegionRow(c[0], c[2])).ToList();
        _ = (await district.SendAsync(new ImportRegions(rows))).Value;
        foreach (var chunk in rows.Where(r => RegionPaths.LevelOf(r.Code) != RegionLevel.City).SelectMany(Units).Chunk(Chunk))
        {
            _ = (await district.SendAsync(new RegisterUnits(chunk))).Value;
        }

        var files = DefinitionFolder.Read(workflows).Where(f => f.Name.StartsWith("quarterly-bulletin", StringComparison.Ordinal)).ToList();
        _ = (await district.SendAsync(new ImportDefinitions([.. files], "benchmark"))).Value;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} regions"));
    }

    private static IEnumerable<UnitRow> Units(RegionRow row) => RegionPaths.LevelOf(row.Code) switch
    {
        RegionLevel.District => [new UnitRow(UnitKind.DistrictOffice, row.Name, row.Code), .. Enumerable.Range(1, Departments).Select(n => new UnitRow(UnitKind.Department, $"{row.Name} {n}", row.Code))],
        RegionLevel.Street => [new UnitRow(UnitKind.Street, row.Name, row.Code)],
        _ => [new UnitRow(UnitKind.Community, row.Name, row.Code)],
    };
}
