using System.CommandLine;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Simulation.Recordings;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>Enters new versions into <c>workflows/shipped.json</c>; says what is wrong with those listed already. 1 when something is.</summary>
internal static class ShipWorkflows
{
    public static Command Build()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = TextCatalog.Get("cli.ship.folder"), DefaultValueFactory = _ => new DirectoryInfo("workflows") };
        folder.AcceptExistingOnly();
        var command = new Command("ship", TextCatalog.Get("cli.ship")) { folder };
        command.SetAction((result, _) =>
        {
            var path = result.GetValue(folder)!.FullName;
            var added = ShippedVersions.Add(path);
            foreach (var file in added)
            {
                Console.WriteLine(TextCatalog.Get("cli.ship.added", file));
            }

            var wrong = ShippedVersions.Check(path);
            foreach (var line in wrong)
            {
                Console.Error.WriteLine(line);
            }

            if (added.Count == 0 && wrong.Count == 0)
            {
                Console.WriteLine(TextCatalog.Get("cli.ship.nothing"));
            }

            return Task.FromResult(wrong.Count == 0 ? ExitCodes.Done : ExitCodes.Refused);
        });
        return command;
    }
}
