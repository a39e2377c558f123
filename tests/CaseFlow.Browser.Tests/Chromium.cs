using System.Collections.Concurrent;
using CaseFlow.Browser.Tests;
using CaseFlow.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]
// One browser and one host at a time: two cores.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace CaseFlow.Browser.Tests;

/// <summary>Debian's Chromium, driven headless, and the hosts that tests share; one for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private readonly ConcurrentDictionary<bool, Lazy<Task<(Trial Trial, HostProcess Host)>>> _hosts = new();
    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Started at first use; with or without a second person for releases.</summary>
    internal Task<(Trial Trial, HostProcess Host)> SharedHostAsync(bool secondPerson) =>
        _hosts.GetOrAdd(secondPerson, second => new(() => DemoDistrict.HostAsync(second))).Value;

    public async ValueTask InitializeAsync()
    {
        // A page may be slow on a busy machine; only that it comes is asked for here.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CASEFLOW_CHROMIUM") ?? "/usr/bin/chromium",
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values.Where(h => h.Value.IsCompletedSuccessfully))
        {
            await (await host.Value).Trial.DisposeAsync();
        }

        await Browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
