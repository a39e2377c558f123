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
    ["steps", .. var rest] => await Steps.RunAsync(Number(rest, 100_000)),
    ["start", "sqlite"] => await StartUp.RunAsync(DatabaseProvider.Sqlite),
    ["start", "postgresql"] => await StartUp.RunAsync(DatabaseProvider.PostgreSQL),
    ["due", "postgresql", .. var rest] => await DueRows.RunAsync(DatabaseProvider.PostgreSQL, Number(rest, 2000)),
    ["due", "sqlite", .. var rest] => await DueRows.RunAsync(DatabaseProvider.Sqlite, Number(rest, 2000)),
    _ => Usage(),
};

static int Number(string[] rest, int otherwise) => rest is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

static int Usage()
{
    Console.Error.WriteLine("""
        commands sqlite|postgresql [cases]   case commands a second, p99, CPU, rows and bytes per closed case
        flow sqlite|postgresql FILE [count]  instances started to their wait point, and resumed by the event "go"
        rest sqlite|postgresql FILE [count]  the same over /elsa/api, against a host of its own
        steps [count]                        steps a second of one burst in memory
        start sqlite|postgresql              start to the first page, memory
        due sqlite|postgresql [deadlines]    due rows fired a second
        """);
    return 2;
}
