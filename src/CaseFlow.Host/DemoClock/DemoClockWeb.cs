using System.Net;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Settings;
using CaseFlow.Host.Web;
using Microsoft.Extensions.DependencyInjection.Extensions;
using IStartup = CaseFlow.Host.Web.IStartup;

namespace CaseFlow.Host.DemoClock;

/// <summary>
/// <c>--demo-clock INSTANT</c>: the whole host runs on a clock that is moved by hand. For training and trials: only in
/// Development and only on loopback, since who moves the clock makes other people late.
/// </summary>
internal sealed class DemoClockWeb : IWebFeature
{
    public const string Setting = "demo-clock";

    // Before all others, so that they find the clock.
    public int Order => 10;

    public void Add(WebApplicationBuilder builder)
    {
        if (builder.Configuration[Setting] is not { } text)
        {
            return;
        }

        var start = DemoInstant.Parse(text) ?? throw new SettingsException(TextCatalog.Get("demo-clock.instant", text, DemoInstant.Example));
        if (!builder.Environment.IsDevelopment())
        {
            throw new SettingsException(TextCatalog.Get("demo-clock.development", builder.Environment.EnvironmentName));
        }

        foreach (var address in Addresses(builder.Configuration).Where(a => !IsLoopback(a)))
        {
            throw new SettingsException(TextCatalog.Get("demo-clock.loopback", address));
        }

        var clock = new MovableClock(start);
        builder.Services.AddSingleton(clock);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        builder.Services.AddSingleton<ClockMover>();
        builder.Services.AddSingleton<IStartup, DemoClockResume>();
        builder.Services.AddSingleton<IStartup, DemoClockStart>();
        builder.Services.AddHostedService<DemoMigrations>();
    }

    public void Use(WebApplication app)
    {
    }

    private static IEnumerable<string> Addresses(ConfigurationManager settings) =>
    [
        .. (settings["urls"] ?? "http://localhost:5000").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        .. settings.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>(),
        .. new[] { "http_ports", "https_ports" }.Where(k => settings["urls"] is null && settings[k] is { Length: > 0 }).Select(k => $"http://*:{settings[k]}"),
    ];

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    /// <summary>What was left undone at the last stop is done before the first request.</summary>
    private sealed class DemoClockStart(ClockMover mover, MovableClock clock) : IStartup
    {
        public int Order => 90;

        public Task RunAsync(CancellationToken ct) => mover.MoveAsync(clock.Now, ct);
    }
}
