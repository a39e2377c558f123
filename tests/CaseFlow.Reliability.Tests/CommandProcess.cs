using System.Diagnostics;
using System.Reflection;
using CaseFlow.Testing;

namespace CaseFlow.Reliability.Tests;

/// <summary>The executable's command line as a process of its own, on a trial's database.</summary>
internal static class CommandProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly string Dll = typeof(HostProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "HostAssembly").Value!;

    public static async Task<(int Code, string Output, string Error)> RunAsync(Trial trial, IReadOnlyList<string> arguments, Dictionary<string, string> environment)
    {
        var info = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = trial.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Dll },
            Environment =
            {
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Database__Provider"] = trial.Provider.ToString(),
                ["Database__ConnectionString"] = trial.Connection,
                ["Attachments__Path"] = Path.Combine(trial.Folder, "attachments"),
            },
        };
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        using var process = Process.Start(info)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Limit);
        return (process.ExitCode, await output, await error);
    }
}
