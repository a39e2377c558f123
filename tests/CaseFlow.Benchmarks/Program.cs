using System.Globalization;
using CaseFlow.Benchmarks;
using CaseFlow.Host.Persistence;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["commands", "sqlite", .. var rest] => await CaseCommands.RunAsync(DatabaseProvider.Sqlite, Number(rest, 200)),
    ["commands", "postgresql", .. var rest] => await CaseCommands.RunAsync(DatabaseProvider.PostgreSQL, Number(rest, 200)),
    ["flow", "sqlite", var file, .. var rest] => await Flows.RunAsync(DatabaseProvider.Sqlite, file, Number(rest, 2000)),
    ["flow", "postgresql", var file, .. var rest] => await Flows.RunAsync(DatabaseProvider.PostgreSQL, file, Number(rest, 2000)),
    ["rest", "sqlite", var file, .. var rest] => await Rest.RunAsync(DatabaseProvider.Sqlite, file, Number(rest, 2000)),
    ["rest", "postgresql", var file, .. var rest] => await Rest.RunAsync(DatabaseProvider.PostgreSQL, file, Number(rest, 2000)),
    ["versions", var file] => await Versions.RunAsync(file, 500, 100_000),
    ["running", var file, .. var rest] => await RunningInstances.RunAsync(file, Number(rest, 100_000)),
    ["steps", .. var rest] => await Steps.RunAsync(Number(rest, 100_000)),
    ["start", "sqlite"] => await StartUp.RunAsync(DatabaseProvider.Sqlite),
    ["start", "postgresql"] => await StartUp.RunAsync(DatabaseProvider.PostgreSQL),
    ["due", "postgresql", .. var rest] => await DueRows.RunAsync(DatabaseProvider.PostgreSQL, Number(Before(rest), 2000), Waiting(rest)),
    ["due", "sqlite", .. var rest] => await DueRows.RunAsync(DatabaseProvider.Sqlite, Number(Before(rest), 2000), Waiting(rest)),
    ["reminders", "postgresql", .. var rest] => await Reminders.RunAsync(DatabaseProvider.PostgreSQL, Number(rest, 3400)),
    ["reminders", "sqlite", .. var rest] => await Reminders.RunAsync(DatabaseProvider.Sqlite, Number(rest, 3400)),
    ["flood", "postgresql", .. var rest] => await Flood.RunAsync(DatabaseProvider.PostgreSQL, Number(rest, 10_000)),
    ["flood", "sqlite", .. var rest] => await Flood.RunAsync(DatabaseProvider.Sqlite, Number(rest, 10_000)),
    ["import", "postgresql", .. var rest] => await EnterpriseImport.RunAsync(DatabaseProvider.PostgreSQL, Number(rest, 10_000)),
    ["import", "sqlite", .. var rest] => await EnterpriseImport.RunAsync(DatabaseProvider.Sqlite, Number(rest, 10_000)),
    ["checks", "postgresql", .. var rest] => await Checks.RunAsync(DatabaseProvider.PostgreSQL, Number(rest, 300)),
    ["checks", "sqlite", .. var rest] => await Checks.RunAsync(DatabaseProvider.Sqlite, Number(rest, 300)),
    ["city", var regions, .. var rest] => await City.RunAsync(regions, 100_000, Number(rest, 1_000_000), 3_000_000),
    ["reports", var regions, var workflows] => await ReportMonth.RunAsync(regions, workflows),
    ["trace", "postgresql", .. var rest] => await Traces.RunAsync(DatabaseProvider.PostgreSQL, Number(rest, 1_000_000)),
    ["bulletins", var regions, var workflows] => await BulletinQuarter.RunAsync(regions, workflows),
    ["replay", var folder, .. var rest] => await Replay.RunAsync(folder, Number(rest, 100_000)),
    _ => Usage(),
};

static int Number(string[] rest, int otherwise) => rest is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

static string[] Before(string[] rest) => [.. rest.TakeWhile(r => r != "--waiting")];

static int Waiting(string[] rest) => Number([.. rest.SkipWhile(r => r != "--waiting").Skip(1)], 0);

static int Usage()
{
    Console.Error.WriteLine("""
        commands sqlite|postgresql [cases]   case commands a second, p99, CPU, rows and bytes per closed case
        flow sqlite|postgresql FILE [count]  instances started to their wait point, and resumed by the event "go"
        rest sqlite|postgresql FILE [count]  the same over /elsa/api, against a host of its own
        versions FILE                        publish and open with 500 versions and 100,000 instances (PostgreSQL)
        running FILE [count]                 dry run of a move and lists with 100,000 running instances (PostgreSQL)
        steps [count]                        steps a second of one burst in memory
        start sqlite|postgresql              start to the first page, memory
        due sqlite|postgresql [deadlines] [--waiting N]
                                             due rows fired a second, CPU each, and what a look costs while N others wait
        reminders sqlite|postgresql [count]  so many reminders due at one instant: notices and messages written by the sweep
        flood sqlite|postgresql [deadlines]  a host starts with so many overdue: until all have passed, pages meanwhile
        import sqlite|postgresql [rows]      a table of enterprises checked and imported
        city REGIONS.csv [hazards]           lists, map, coverage check and tables of a whole city (PostgreSQL)
        reports REGIONS.csv WORKFLOWS        a month of reports opened for a whole city (PostgreSQL)
        trace postgresql [entries]           a trace-back over a year of one enterprise beside so many audit entries
        bulletins REGIONS.csv WORKFLOWS      a quarter's bulletins of all districts of a city, drawn and ranked (PostgreSQL)
        replay FOLDER [count]                inspections and complaints of another city over REST (PostgreSQL)
        checks sqlite|postgresql [count]     whole checks by table 4 with two photos and two hazards
        """);
    return 2;
}
