#pragma warning disable RS0030 // These are the banned calls.
namespace CaseFlow.Architecture.Tests.Samples.Clocks;

internal static class OwnClock
{
    public static DateTimeOffset Read() => DateTimeOffset.UtcNow;

    public static async Task<int> WaitAsync()
    {
        await Task.Yield();
        Thread.Sleep(1);
        return Task.FromResult(1).Result;
    }
}
