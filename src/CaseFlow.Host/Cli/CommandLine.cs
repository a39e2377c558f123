using System.CommandLine;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Settings;
using CaseFlow.Host.Web;

namespace CaseFlow.Host.Cli;

/// <summary>
/// The executable's commands. Without a command it serves; what is expected to go wrong (arguments, settings, a database
/// out of reach) ends in one line on standard error, never in a stack trace.
/// </summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var result = Root().Parse(Completed(args), new ParserConfiguration());
            if (result.Errors.Count == 0)
            {
                // The server ends by itself when it is told to, however long its last jobs take.
                return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
            }

            // The last one names the argument; those before it ("required command was not provided") follow from it.
            await Console.Error.WriteLineAsync($"{result.Errors[^1].Message} {TextCatalog.Get("cli.see-help")}");
            return ExitCodes.BadArguments;
        }
        catch (SettingsException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCodes.Refused;
        }
        catch (Exception e) when (DatabaseFault.Describe(e) is not null)
        {
            await Console.Error.WriteLineAsync(DatabaseFault.Describe(e));
            return ExitCodes.Refused;
        }
    }

    // `serve` may be left out: no arguments, or settings of the server first.
    private static string[] Completed(string[] args) => args switch
    {
        [] => ["serve"],
        ["--help" or "-h" or "-?" or "--version", ..] => args,
        [['-', ..], ..] => ["serve", .. args],
        _ => args,
    };

    private static RootCommand Root()
    {
        var root = new RootCommand(TextCatalog.Get("cli.description"));
        foreach (var command in WebServer.Found<ICliCommand>())
        {
            root.Subcommands.Add(command.Build());
        }

        return root;
    }
}
