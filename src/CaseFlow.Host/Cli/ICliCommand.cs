using System.CommandLine;

namespace CaseFlow.Host.Cli;

/// <summary>One command of the executable, with its subcommands; found by scan.</summary>
public interface ICliCommand
{
    Command Build();
}

/// <summary>Exit codes: 0 done, 1 refused or not possible, 2 bad arguments.</summary>
public static class ExitCodes
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int BadArguments = 2;
}
