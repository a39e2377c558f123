using System.Diagnostics;
using System.Globalization;
using CaseFlow.Domain.Kernel;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Host.Operations;

/// <summary>
/// Kills this process with signal 9 at a named place, as a power cut would: <c>CASEFLOW_FAILPOINT=name[:count][@file]</c>.
/// Counts only while the file exists, so that a test can choose the moment; who dies takes the file along, so that of
/// several hosts one dies. Read in Development alone.
/// </summary>
internal sealed class KillingFailpoint(string name, int count, string? armedBy) : IFailpoint
{
    public const string Variable = "CASEFLOW_FAILPOINT";

    private int _left = count;

    public string Name => name;

    /// <summary>Null when the text names no place.</summary>
    public static KillingFailpoint? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var (where, file) = Split(text, '@');
        var (name, count) = Split(where, ':');
        return new KillingFailpoint(name, count is null ? 1 : int.Parse(count, CultureInfo.InvariantCulture), file);
    }

    public void Hit(string place)
    {
        if (place == name && (armedBy is null || File.Exists(armedBy)) && Interlocked.Decrement(ref _left) == 0 && IsFirst())
        {
            Die();
        }
    }

    private bool IsFirst()
    {
        try
        {
            if (armedBy is not null)
            {
                File.Move(armedBy, $"{armedBy}.hit");
            }

            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private void Die()
    {
        Console.Error.WriteLine($"failpoint {name}: killed");
        using var self = Process.GetCurrentProcess();
        self.Kill();
        // The signal ends every thread; this one must not run on meanwhile.
        new ManualResetEventSlim().Wait();
    }

    private static (string Before, string? After) Split(string text, char at) =>
        text.Split(at, 2) is [var first, var rest] ? (first, rest) : (text, null);
}

internal sealed class FailpointFeature : IFeature
{
    public void Register(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IFailpoint>(p =>
        p.GetService<IHostEnvironment>()?.IsDevelopment() == true
        && KillingFailpoint.Parse(Environment.GetEnvironmentVariable(KillingFailpoint.Variable)) is { } killing
            ? killing
            : new NoFailpoint()));
}
