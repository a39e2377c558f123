using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using CaseFlow.Host.Persistence;

namespace CaseFlow.Testing;

/// <summary>
/// The product as a process of its own, started as a user starts it, on a free port of loopback. Made to be stopped,
/// killed and started again on the same data.
/// </summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log;
    private bool _disposed;

    private HostProcess(Process process, ConcurrentQueue<string> log, Uri url, TimeSpan started) =>
        (_process, _log, Url, StartedIn) = (process, log, url, started);

    public Uri Url { get; }

    /// <summary>From the process's creation until it listened.</summary>
    public TimeSpan StartedIn { get; }

    public int Id => _process.Id;

    public Process Process => _process;

    public string Log => string.Join('\n', _log);

    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The executable, to be run by <c>dotnet</c>.</summary>
    public static string Dll { get; } = Metadata("HostAssembly");

    /// <param name="arguments">As on the command line, e.g. <c>--demo-clock</c>.</param>
    public static async Task<HostProcess> StartAsync(
        DatabaseProvider provider, string connection, string attachments, IEnumerable<string>? arguments = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var info = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.Combine(Root, "src", "CaseFlow.Host"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Dll, "--urls", "http://127.0.0.1:0" },
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Database__Provider"] = provider.ToString(),
                ["Database__ConnectionString"] = connection,
                ["Attachments__Path"] = attachments,
                ["Logging__Console__FormatterName"] = "simple",
                // Most tests publish as one caller; those of the second person turn it on.
                ["Releases__SecondPerson"] = "false",
            },
        };
        foreach (var argument in arguments ?? [])
        {
            info.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            info.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        var log = new ConcurrentQueue<string>();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = info, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, e) => Read(e.Data);
        process.ErrorDataReceived += (_, e) => Read(e.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The host ended before it listened:\n{string.Join('\n', log)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            var url = await listening.Task.WaitAsync(TimeSpan.FromMinutes(5));
            return new HostProcess(process, log, url, watch.Elapsed);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }

        void Read(string? line)
        {
            const string marker = "Now listening on: ";
            if (line is null)
            {
                return;
            }

            log.Enqueue(line);
            if (line.IndexOf(marker, StringComparison.Ordinal) is var at and >= 0)
            {
                listening.TrySetResult(new Uri(line[(at + marker.Length)..].Trim()));
            }
        }
    }

    /// <summary>A client that keeps cookies and does not follow redirects.</summary>
    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends it as an operator does, and waits until it has put its things in order.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await EndAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Waits until it ended by itself and answers its exit code: 137 is signal 9.</summary>
    public async Task<int> EndAsync(TimeSpan limit)
    {
        await _process.WaitForExitAsync().WaitAsync(limit);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static string Metadata(string key) => typeof(HostProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
