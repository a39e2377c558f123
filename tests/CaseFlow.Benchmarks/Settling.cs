using System.Diagnostics;

namespace CaseFlow.Benchmarks;

/// <summary>
/// Waits until a process does nothing by itself any more: after the warm-up its code is compiled again, optimised, on a
/// thread of its own, which on two cores would be measured with the first pass.
/// </summary>
internal static class Settling
{
    private const double IdleShare = 0.1;
    private const int MostLooks = 60;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public static async Task WaitAsync(Process process)
    {
        for (var i = 0; i < MostLooks; i++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            await Task.Delay(Look);
            process.Refresh();
            if (process.TotalProcessorTime - before < Look * IdleShare)
            {
                return;
            }
        }
    }
}
