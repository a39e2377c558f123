using System.Diagnostics;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Processes.Tests;

namespace CaseFlow.Benchmarks;

/// <summary>A table of enterprises, all good: checked, then imported in one transaction with audit and timeline.</summary>
internal static class EnterpriseImport
{
    public static async Task<int> RunAsync(DatabaseProvider database, int rows)
    {
        await using var server = await DurableServer.StartAsync(database);
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var office = await yanta.ActorAsync("安委办李强");
        EnterpriseLine[] lines = [.. Enumerable.Range(1, rows).Select(Line)];
        var watch = Stopwatch.StartNew();
        var check = (await yanta.District.SendAsync(new CheckEnterprises(lines), office)).Value;
        var checkedIn = watch.Elapsed;
        var answer = await yanta.District.SendAsync(new ImportEnterprises(lines), office);
        Console.WriteLine($"{database}, {rows} rows: checked in {checkedIn.TotalSeconds:F1} s ({check.Faults.Count} faults), imported in {(watch.Elapsed - checkedIn).TotalSeconds:F1} s; {Environment.WorkingSet / 1e6:F0} MB resident");
        if (!answer.Succeeded)
        {
            Console.Error.WriteLine(string.Join(' ', answer.Refusals.Select(r => r.Text())));
        }

        return answer.Succeeded && answer.Value == rows ? 0 : 1;
    }

    private static EnterpriseLine Line(int number)
    {
        var body = $"91610113MA{number:0000000}";
        return new EnterpriseLine(
            number + 1, $"第{number}商店", $"{body}{CreditCode.Check(body)}", "", "610113001001", $"长安路{number}号", "5211", "", "", "郑亚楠", "刘德胜", "13812345678", "", "", "");
    }
}
